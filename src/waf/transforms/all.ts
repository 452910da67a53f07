import { base64Decode, base64DecodeExt, base64Encode } from "./base64.ts"
import { compressWhitespace, removeNulls, removeWhitespace, replaceNulls, trim, trimLeft, trimRight } from "./blanks.ts"
import { cmdLine } from "./cmd-line.ts"
import { removeComments, removeCommentsChar, replaceComments } from "./comments.ts"
import { hexDecode, hexEncode, length, md5, sha1, sqlHexDecode } from "./digests.ts"
import { cssDecode, escapeSeqDecode, jsDecode } from "./escapes.ts"
import { htmlEntityDecode } from "./html-entity-decode.ts"
import { lowercase, uppercase } from "./letters.ts"
import { normalizePath, normalizePathWin } from "./paths.ts"
import type { Transform } from "./transform.ts"
import { urlDecode, urlDecodeUni, urlEncode } from "./url-decode.ts"
import { utf8ToUnicode } from "./utf8-to-unicode.ts"

/** Every transformation, `none` aside, which empties the list. */
export const TRANSFORMS: readonly Transform[] = [
  base64Decode,
  base64DecodeExt,
  base64Encode,
  cmdLine,
  compressWhitespace,
  cssDecode,
  escapeSeqDecode,
  hexDecode,
  hexEncode,
  htmlEntityDecode,
  jsDecode,
  length,
  lowercase,
  md5,
  normalizePath,
  normalizePathWin,
  removeComments,
  removeCommentsChar,
  removeNulls,
  removeWhitespace,
  replaceComments,
  replaceNulls,
  sha1,
  sqlHexDecode,
  trim,
  trimLeft,
  trimRight,
  uppercase,
  urlDecode,
  urlDecodeUni,
  urlEncode,
  utf8ToUnicode,
]

/** British spelling and old names that rule sets also use. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    normalisepath: "normalizepath",
    normalisepathwin: "normalizepathwin",
  }),
)

const BY_NAME = new Map(TRANSFORMS.map((transform) => [transform.name, transform]))

/** Null for a name the engine does not know. Any case. */
export const transformNamed = (name: string): Transform | null => {
  const lower = name.toLowerCase()
  return BY_NAME.get(ALIASES.get(lower) ?? lower) ?? null
}
