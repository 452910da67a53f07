/** HTTP/2 frames by hand: just what a test of broken header blocks needs. */
export const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
export const HEADERS = 1
export const SETTINGS = 4

/** One frame; `flags` 5 is END_STREAM and END_HEADERS. */
export const frame = (type: number, flags: number, stream: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

/** One header field, spelled out: not indexed, not compressed. Shorter than 127 bytes each. */
export const literal = (name: string, value: string): Buffer =>
  Buffer.concat([
    Buffer.from([0x00, name.length]),
    Buffer.from(name, "latin1"),
    Buffer.from([value.length]),
    Buffer.from(value, "latin1"),
  ])

const NAMES: Readonly<Record<number, string>> = { 1: "headers", 3: "reset", 7: "goaway" }

/** What kinds of frames came, in order; those that decide nothing are `other`. */
export const readFrames = (bytes: Buffer): readonly string[] => {
  const types: string[] = []
  for (let at = 0; at + 9 <= bytes.length; at += 9 + bytes.readUIntBE(at, 3))
    types.push(NAMES[bytes[at + 3] ?? 0] ?? "other")
  return types
}
