import { randomBytes } from "node:crypto"
import { connect } from "node:net"
import { TLS_VERSIONS, type TlsVersion } from "../facts.ts"
import { codeOf } from "./fault-of-error.ts"
import { readServerAnswer, type HelloAnswer } from "./tls-answer.ts"
import { buildClientHello } from "./tls-hello.ts"
import { COMMON_SUITES, TLS13_SUITES, WEAK_SUITES } from "./tls-suites.ts"

/** Where hellos are sent. */
export interface ProbePoint {
  readonly address: string
  readonly port: number
  readonly serverName: string | null
  /** For one hello, from connecting to its answer. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}
export type ProbeAnswer =
  | Exclude<HelloAnswer, { kind: "incomplete" }>
  /** The connection stood and was then ended without a word, as some servers do instead of an alert. */
  | { readonly kind: "closed" }
  | { readonly kind: "silent"; readonly detail: string }

const ANSWER_BYTES_MAX = 64 * 1024
const UNRECOGNIZED_NAME = 112
/** Hellos sent to find out which weak suites a server chooses. */
const ROUNDS_MAX = 16

/** Sends one hello over a connection of its own. Never throws. */
export const sendHello = (point: ProbePoint, version: TlsVersion, suites: readonly number[]): Promise<ProbeAnswer> =>
  new Promise((resolve) => {
    const socket = connect({ host: point.address, port: point.port })
    const parts: Buffer[] = []
    let size = 0
    let connected = false
    const settle = (answer: ProbeAnswer): void => {
      clearTimeout(timer)
      point.signal?.removeEventListener("abort", calledOff)
      socket.destroy()
      resolve(answer)
    }
    const calledOff = (): void => settle({ kind: "silent", detail: "called-off" })
    const timer = setTimeout(() => settle({ kind: "silent", detail: "ETIMEDOUT" }), point.timeoutMs)
    if (point.signal?.aborted) return calledOff()
    point.signal?.addEventListener("abort", calledOff)
    socket.on("connect", () => {
      connected = true
      socket.write(buildClientHello({ version, suites, serverName: point.serverName, random: randomBytes(64) }))
    })
    socket.on("data", (part) => {
      parts.push(part)
      size += part.length
      const answer = readServerAnswer(Buffer.concat(parts))
      if (answer.kind !== "incomplete") settle(answer)
      else if (size > ANSWER_BYTES_MAX) settle({ kind: "not-tls" })
    })
    const ended = (detail: string): void => settle(connected ? { kind: "closed" } : { kind: "silent", detail })
    socket.on("end", () => ended("closed"))
    socket.on("error", (error) => ended(codeOf(error)))
    socket.on("close", () => ended("closed"))
  })

type Offer = "offered" | "refused" | "unclear"

const offerOf = (version: TlsVersion, answer: ProbeAnswer): Offer | "closed" => {
  if (answer.kind === "hello") return answer.version === version ? "offered" : "refused"
  if (answer.kind === "alert") return answer.description === UNRECOGNIZED_NAME ? "unclear" : "refused"
  return answer.kind === "closed" ? "closed" : "unclear"
}

/**
 * Which versions a server takes, each offered alone. A connection that is ended without a word counts as a refusal only where
 * another version was taken in the same way and the same happens twice.
 */
export const probeVersions = async (point: ProbePoint): Promise<Readonly<Record<TlsVersion, Offer>>> => {
  const found = new Map<TlsVersion, Offer | "closed">()
  const probe = async (version: TlsVersion): Promise<Offer | "closed"> =>
    offerOf(version, await sendHello(point, version, version === "TLSv1.3" ? TLS13_SUITES : COMMON_SUITES))
  for (const version of TLS_VERSIONS.toReversed()) found.set(version, await probe(version))
  const speaksTls = [...found.values()].includes("offered")
  for (const [version, offer] of found) {
    if (offer !== "closed") continue
    const again = speaksTls ? await probe(version) : "unclear"
    found.set(version, again === "closed" ? "refused" : again)
  }
  const offer = (version: TlsVersion): Offer => {
    const one = found.get(version)
    return one === undefined || one === "closed" ? "unclear" : one
  }
  return {
    SSLv3: offer("SSLv3"),
    "TLSv1.0": offer("TLSv1.0"),
    "TLSv1.1": offer("TLSv1.1"),
    "TLSv1.2": offer("TLSv1.2"),
    "TLSv1.3": offer("TLSv1.3"),
  }
}

/**
 * Which weak suites a server chooses under one version when only weak ones are offered: all at once first, then without those
 * that it chose, until it refuses.
 */
export const probeWeakSuites = async (
  point: ProbePoint,
  version: TlsVersion,
): Promise<{ readonly chosen: readonly string[]; readonly unclear: readonly string[] }> => {
  const chosen: string[] = []
  let left = WEAK_SUITES
  let closedBefore = false
  for (let round = 0; round < ROUNDS_MAX && left.length > 0; round++) {
    const answer = await sendHello(
      point,
      version,
      left.map(({ id }) => id),
    )
    if (answer.kind === "alert" && answer.description !== UNRECOGNIZED_NAME) return { chosen, unclear: [] }
    if (answer.kind === "closed" && closedBefore) return { chosen, unclear: [] }
    closedBefore = answer.kind === "closed"
    if (closedBefore) continue
    const suite = answer.kind === "hello" ? left.find(({ id }) => id === answer.suite) : undefined
    if (suite === undefined) break
    chosen.push(suite.name)
    left = left.filter(({ id }) => id !== suite.id)
  }
  return { chosen, unclear: left.map(({ name }) => name) }
}
