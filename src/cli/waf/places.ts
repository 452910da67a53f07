import { fill, type Words } from "../../lib/words.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { readable } from "./masking.ts"

/** Where a rule found something, as a person calls it. `{name}` is the field. */
const PLACES: Readonly<Record<string, Words>> = {
  ARGS: { ja: "送られた項目「{name}」", en: "the field '{name}'" },
  ARGS_GET: { ja: "アドレスの項目「{name}」", en: "the field '{name}' of the address" },
  ARGS_POST: { ja: "フォームの項目「{name}」", en: "the form's field '{name}'" },
  ARGS_NAMES: { ja: "項目の名前「{name}」", en: "the name of a field, '{name}'" },
  REQUEST_COOKIES: { ja: "Cookie「{name}」", en: "the cookie '{name}'" },
  REQUEST_COOKIES_NAMES: { ja: "Cookieの名前「{name}」", en: "the name of a cookie, '{name}'" },
  REQUEST_HEADERS: { ja: "ヘッダー「{name}」", en: "the header '{name}'" },
  REQUEST_HEADERS_NAMES: { ja: "ヘッダーの名前「{name}」", en: "the name of a header, '{name}'" },
  FILES: { ja: "送られたファイルの名前(欄「{name}」)", en: "the name of a file (field '{name}')" },
  FILES_NAMES: { ja: "ファイルの欄の名前「{name}」", en: "the name of a file's field, '{name}'" },
  MULTIPART_PART_HEADERS: { ja: "フォームの部品のヘッダー", en: "a header of a part of the form" },
  XML: { ja: "本文のXML", en: "XML in the body" },
  REQUEST_FILENAME: { ja: "アドレスのパス", en: "the path of the address" },
  REQUEST_BASENAME: { ja: "アドレスの最後の部分", en: "the last part of the address" },
  REQUEST_URI: { ja: "アドレス", en: "the address" },
  REQUEST_URI_RAW: { ja: "アドレス(そのまま)", en: "the address as sent" },
  QUERY_STRING: { ja: "アドレスの ? より後ろ", en: "the address behind the ?" },
  REQUEST_LINE: { ja: "要求の最初の行", en: "the request line" },
  REQUEST_METHOD: { ja: "メソッド", en: "the method" },
  REQUEST_PROTOCOL: { ja: "通信の版", en: "the protocol version" },
  REQUEST_BODY: { ja: "本文", en: "the body" },
  REQBODY_ERROR: { ja: "本文の形", en: "the form of the body" },
}

const COUNT: Words = { ja: "{variable} の数", en: "the number of {variable}" }

export interface Named {
  readonly variable: string
  readonly name: string
  readonly says: Words
}

/** `ARGS:q` or `&ARGS` as a rule reports it, taken apart and in words. */
export const placeOf = (reported: string): Named => {
  const at = reported.indexOf(":")
  const variable = at < 0 ? reported : reported.slice(0, at)
  const name = cutEvidence(readable(at < 0 ? "" : reported.slice(at + 1)), 80)
  if (variable.startsWith("&")) return { variable, name, says: fill(COUNT, { variable: reported.slice(1) }) }
  const words = Object.hasOwn(PLACES, variable) ? PLACES[variable] : undefined
  return { variable, name, says: words === undefined ? { ja: reported, en: reported } : fill(words, { name }) }
}
