import { utf8At } from "../transforms/utf8-to-unicode.ts"

type Charset = "shift_jis" | "euc-jp" | "iso-2022-jp"

const NAMES: ReadonlyMap<string, Charset> = new Map([
  ["shift_jis", "shift_jis"],
  ["shift-jis", "shift_jis"],
  ["sjis", "shift_jis"],
  ["x-sjis", "shift_jis"],
  ["windows-31j", "shift_jis"],
  ["cp932", "shift_jis"],
  ["ms932", "shift_jis"],
  ["euc-jp", "euc-jp"],
  ["x-euc-jp", "euc-jp"],
  ["eucjp", "euc-jp"],
  ["eucjp-win", "euc-jp"],
  ["iso-2022-jp", "iso-2022-jp"],
])

const decoders: Readonly<Record<Charset, { decode(bytes: Uint8Array): string }>> = {
  shift_jis: new TextDecoder("shift_jis", { fatal: true }),
  "euc-jp": new TextDecoder("euc-jp", { fatal: true }),
  "iso-2022-jp": new TextDecoder("iso-2022-jp", { fatal: true }),
}

/** The Japanese charset a Content-Type declares; null for none or another. */
export const declaredCharset = (contentType: string): Charset | null => {
  const name = /;\s*charset\s*=\s*["']?([A-Za-z0-9_-]{1,32})/i.exec(contentType.slice(0, 1024))?.[1]
  return NAMES.get((name ?? "").toLowerCase()) ?? null
}

const isUtf8 = (value: string): boolean => {
  for (let at = 0; at < value.length; at++) {
    if (value.charCodeAt(at) < 128) continue
    const character = utf8At(value, at)
    if (character === null) return false
    at += character.length - 1
  }
  return true
}

const decode = (value: string, charset: Charset): string | null => {
  try {
    return decoders[charset].decode(Buffer.from(value, "latin1"))
  } catch {
    return null
  }
}

/** Kana, kanji, Japanese punctuation and full-width forms among the characters that are not ASCII. */
const isJapanese = (text: string): boolean => {
  let japanese = 0
  let other = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 128) continue
    const fits =
      (code >= 0x3000 && code <= 0x30ff) || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef)
    if (fits) japanese++
    else other++
  }
  return japanese > 0 && other * 4 <= japanese
}

/** Half-width kana in a row come out of most bytes read as Shift_JIS, so they speak against it. */
const halfWidthKana = (text: string): number => text.replace(/[^\uff61-\uff9f]/g, "").length

/** Fewer bytes beyond ASCII than this are no text to tell a charset by: more likely a broken or hostile encoding. */
const MIN_HIGH_BYTES = 4

const highBytes = (value: string): number => value.replace(/[^\x80-\xff]/g, "").length

/** Overlong UTF-8 of the bytes attacks are made of also reads as EUC-JP; text is not made of it. */
const isOverlong = (value: string): boolean => {
  const pairs = value.match(/\xc0[\x80-\xbf]|\xc1[\x80-\xbf]|\xe0[\x80-\x9f][\x80-\xbf]/g) ?? []
  return pairs.join("").length * 2 >= highBytes(value)
}

const BEYOND_ASCII = /[\x80-\xff]/

const toBytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1")

/**
 * A value (latin1 bytes) in UTF-8: decoded as declared, else as the old Japanese charset it is plainly written in. A
 * value that is UTF-8 already, or nothing known, stays as it is.
 */
export const toUtf8 = (value: string, declared: Charset | null): string => {
  const escaped = value.includes("\x1b$") || value.includes("\x1b(")
  if (!escaped && !BEYOND_ASCII.test(value)) return value
  if (escaped && (declared === null || declared === "iso-2022-jp")) {
    const text = decode(value, "iso-2022-jp")
    return text !== null && isJapanese(text) ? toBytes(text) : value
  }
  if (isUtf8(value)) return value
  if (declared !== null) {
    const text = decode(value, declared)
    return text === null ? value : toBytes(text)
  }
  if (highBytes(value) < MIN_HIGH_BYTES || isOverlong(value)) return value
  const found = (["euc-jp", "shift_jis"] as const)
    .map((charset) => decode(value, charset))
    .filter((text) => text !== null)
    .filter(isJapanese)
    .toSorted((a, b) => halfWidthKana(a) - halfWidthKana(b) || a.length - b.length)
  const [best] = found
  return best === undefined ? value : toBytes(best)
}
