import { randomBytes } from "node:crypto"
import type { Socket } from "node:net"
import { startRawServer, type Started } from "./server.ts"

/** What an imaginary old server takes. Numbers are those on the wire. */
export interface OldTls {
  /** Versions it takes, `0x0301` for TLS 1.0. */
  readonly versions: readonly number[]
  /** Suites it takes, the one it likes best first. */
  readonly suites: readonly number[]
  /** What it does with a hello it does not take. Default: a handshake_failure alert. */
  readonly refuses?: "alert" | "close" | "reset" | "silence"
}

const number16 = (value: number): number[] => [value >> 8, value & 0xff]
const record = (type: number, version: number, body: readonly number[]): Buffer =>
  Buffer.from([type, ...number16(version), ...number16(body.length), ...body])

/** The bytes of a ServerHello that chooses one suite. */
export const serverHello = (version: number, suite: number): Buffer => {
  const isNew = version === 0x0304
  const wire = isNew ? 0x0303 : version
  const extensions = isNew ? [0, 6, 0, 43, 0, 2, 3, 4] : []
  const body = [...number16(wire), ...randomBytes(32), 0, ...number16(suite), 0, ...extensions]
  return record(22, wire, [2, 0, ...number16(body.length), ...body])
}
export const alert = (description: number, level = 2): Buffer => record(21, 0x0301, [level, description])

/** Version and suites out of our own ClientHello. */
export const readOffer = (bytes: Buffer): { readonly version: number; readonly suites: readonly number[] } => {
  const sessionLength = bytes[43] ?? 0
  const suitesAt = 44 + sessionLength
  const suites = Array.from({ length: bytes.readUInt16BE(suitesAt) / 2 }, (_, n) =>
    bytes.readUInt16BE(suitesAt + 2 + 2 * n),
  )
  const isNew = suites.some((suite) => suite >= 0x1301 && suite <= 0x1305)
  return { version: isNew ? 0x0304 : bytes.readUInt16BE(9), suites }
}

const refuse = (socket: Socket, how: OldTls["refuses"] = "alert"): void => {
  if (how === "alert") socket.end(alert(40))
  if (how === "close") socket.end()
  if (how === "reset") socket.resetAndDestroy()
}

/** A server that only ever answers the first hello, as an old or badly kept one would. */
export const startOldTlsServer = (old: OldTls): Promise<Started> =>
  startRawServer((socket) =>
    socket.once("data", (bytes) => {
      const offer = readOffer(bytes)
      const suite = old.suites.find((one) => offer.suites.includes(one))
      if (!old.versions.includes(offer.version) || suite === undefined) return refuse(socket, old.refuses)
      socket.end(serverHello(offer.version, suite))
    }),
  )
