import type { Transform } from "./transform.ts"

const ALPHABET = /^[A-Za-z0-9+/]*/

/** Base64 up to the first byte that is none; what holds no full byte comes out empty. */
export const base64Decode: Transform = {
  name: "base64decode",
  triggers: 0,
  apply: (value) => Buffer.from(ALPHABET.exec(value)?.[0] ?? "", "base64").toString("latin1"),
}

/** The same over everything, bytes that are no base64 left out. */
export const base64DecodeExt: Transform = {
  name: "base64decodeext",
  triggers: 0,
  apply: (value) => Buffer.from(value.replace(/[^A-Za-z0-9+/]/g, ""), "base64").toString("latin1"),
}

export const base64Encode: Transform = {
  name: "base64encode",
  triggers: 0,
  apply: (value) => Buffer.from(value, "latin1").toString("base64"),
}
