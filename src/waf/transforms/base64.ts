import { madeText, roomFor } from "./bytes.ts"
import { TRIGGER, type Transform } from "./transform.ts"

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
/** The six bits of each byte; 64 where it is no base64. */
export const SIX_BITS: Readonly<Uint8Array> = Uint8Array.from({ length: 256 }, (_, byte) => {
  const place = ALPHABET.indexOf(String.fromCharCode(byte))
  return place < 0 ? 64 : place
})

const decode = (value: string): string => {
  const out = roomFor(value.length)
  let length = 0
  let bits = 0
  for (let at = 0; at < value.length; at++) {
    const six = SIX_BITS[value.charCodeAt(at) & 255] ?? 64
    if (six === 64) break
    bits = ((bits << 6) | six) & 0xffffff
    // Of four characters the second, third and fourth each complete a byte.
    if ((at & 3) !== 0) out[length++] = (bits >> ((3 - (at & 3)) * 2)) & 255
  }
  return length === 0 ? "" : madeText(out, length)
}

/** Base64 up to the first byte that is none; what holds no full byte comes out empty. */
export const base64Decode: Transform = {
  name: "base64decode",
  triggers: TRIGGER.any,
  apply: decode,
}

/** The same over everything, bytes that are no base64 left out. */
export const base64DecodeExt: Transform = {
  name: "base64decodeext",
  triggers: TRIGGER.any,
  apply: (value) => Buffer.from(value.replace(/[^A-Za-z0-9+/]/g, ""), "base64").toString("latin1"),
}

export const base64Encode: Transform = {
  name: "base64encode",
  triggers: TRIGGER.any,
  apply: (value) => Buffer.from(value, "latin1").toString("base64"),
}
