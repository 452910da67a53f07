import { createSocket, type RemoteInfo } from "node:dgram"

/** One canned DNS answer: records, or why there are none. */
export type DnsAnswer =
  | { readonly txt: readonly string[] }
  | { readonly mx: readonly (readonly [priority: number, exchange: string])[] }
  | { readonly caa: readonly (readonly [flags: number, tag: string, value: string])[] }
  | "nxdomain"
  | "nodata"
  | "servfail"
  | "refused"
  | "silence"
/** By type and name: `TXT example.jp`. What is not in the table has no data. */
export type Zone = Readonly<Record<string, DnsAnswer>>

const TYPES: Readonly<Record<number, string>> = { 15: "MX", 16: "TXT", 257: "CAA" }
const CODES = { nodata: 0, servfail: 2, nxdomain: 3, refused: 5 } as const

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split(".").map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, "latin1")),
    Buffer.from([0]),
  ])
const number16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff])
/** A text of more than 255 bytes goes in several pieces, as real records do. */
const pieces = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/[\s\S]{1,255}/g) ?? [""]).map((piece) =>
      Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, "latin1")]),
    ),
  )

const recordsOf = (answer: DnsAnswer): Buffer[] => {
  if (typeof answer === "string") return []
  if ("txt" in answer) return answer.txt.map(pieces)
  if ("mx" in answer)
    return answer.mx.map(([priority, exchange]) => Buffer.concat([number16(priority), nameBytes(exchange)]))
  return answer.caa.map(([flags, tag, value]) =>
    Buffer.concat([Buffer.from([flags, tag.length]), Buffer.from(tag + value, "latin1")]),
  )
}

const readQuestion = (query: Buffer): { name: string; type: number; end: number } => {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

/** A name server on 127.0.0.1 over UDP. `address` is what a resolver is told. */
export const startDnsServer = async (
  zone: Zone,
): Promise<{ readonly address: string; readonly asked: readonly string[]; close(): Promise<void> }> => {
  const socket = createSocket("udp4")
  const asked: string[] = []
  socket.on("message", (query: Buffer, from: RemoteInfo) => {
    const { name, type, end } = readQuestion(query)
    const key = `${TYPES[type] ?? type} ${name}`
    asked.push(key)
    const answer = zone[key] ?? "nodata"
    if (answer === "silence") return
    const code = typeof answer === "string" ? CODES[answer] : 0
    const records = recordsOf(answer).map((data) =>
      Buffer.concat([
        number16(0xc00c),
        number16(type),
        number16(1),
        Buffer.from([0, 0, 0, 60]),
        number16(data.length),
        data,
      ]),
    )
    const head = Buffer.concat([
      query.subarray(0, 2),
      Buffer.from([0x81, 0x80 | code, 0, 1]),
      number16(records.length),
      Buffer.alloc(4),
    ])
    socket.send(Buffer.concat([head, query.subarray(12, end), ...records]), from.port, from.address)
  })
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((done) => socket.close(() => done())),
  }
}
