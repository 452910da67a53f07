/* oxlint-disable no-control-regex -- values are bytes, control characters among them */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseBody } from "../../../src/waf/bodies/parse.ts"
import { cookiesOf, queryArguments, splitTarget } from "../../../src/waf/engine/request.ts"
import { DEFAULT_SETTINGS } from "../../../src/waf/plan/settings.ts"
import { transformNamed } from "../../../src/waf/transforms/all.ts"
import { runs } from "./runs.ts"

const settings = { ...DEFAULT_SETTINGS, argumentsLimit: 50, jsonDepthLimit: 8, uploadFileLimit: 3 }
const LIMIT = 50 + 3
const TIME = { timeout: 300_000 }

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString("latin1"))
const pieces = (...list: readonly string[]) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...list) }, { weight: 1, arbitrary: bytes }), {
      maxLength: 60,
    })
    .map((parts) => parts.join(""))

/** Whatever the bytes: an answer within its bounds, no throw. */
const isBounded = (text: string, processor: string, contentType: string): void => {
  const body = parseBody(text, processor, contentType, settings)
  assert.ok(body.arguments.length <= LIMIT, `${body.arguments.length} arguments`)
  assert.ok(body.files.length <= 3 && body.xml.length <= 10_000)
  assert.ok(body.error === null || (typeof body.error === "string" && body.error.length < 300))
  for (const { key, value } of body.arguments) assert.ok(key.length + value.length <= text.length * 3 + 64)
}

test("multipart: any mixture of its pieces is read within bounds", TIME, () => {
  const mixed = pieces(
    "--b", "--b--", "\r\n", "\n", "\r", " ", "Content-Disposition: form-data; name=\"a\"", "; filename=\"x.php\"", "; filename*=UTF-8''%41",
    "Content-Type: text/plain", "Content-Transfer-Encoding: base64", ":", ";", "=", "\"", "\\\"", "'", "\t", "name=", "\0", "charset=shift_jis",
  ) // prettier-ignore
  const types = fc.constantFrom(
    "multipart/form-data; boundary=b", "multipart/form-data; boundary=\"b\"", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=b; charset=Shift_JIS", `multipart/form-data; boundary=${"x".repeat(300)}`,
  ) // prettier-ignore
  fc.assert(
    fc.property(mixed, types, (text, type) => isBounded(text, "MULTIPART", type)),
    { numRuns: runs(3_000) },
  )
})

test("JSON: any mixture of its pieces is read within bounds", TIME, () => {
  const mixed = pieces(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    '"a"',
    "\\u0041",
    "\\ud83d",
    "\\",
    "1e999",
    "-",
    "0",
    "true",
    "nul",
    "null",
    " ",
    "\n",
    "\0",
  )
  fc.assert(
    fc.property(mixed, (text) => isBounded(text, "JSON", "application/json")),
    { numRuns: runs(3_000) },
  )
  fc.assert(
    fc.property(fc.json({ maxDepth: 12 }), (text) => isBounded(text, "JSON", "application/json")),
    { numRuns: runs(500) },
  )
})

test("XML: any mixture of its pieces is read within bounds", TIME, () => {
  const mixed = pieces(
    "<", ">", "<a", "</a>", "/>", " b='1'", " c=\"2\"", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<?", "?>", "&amp;", "&#65;",
    "&#x110000;", "&x;", "<!DOCTYPE a", "[<!ENTITY x 'y'>]", "=", "'", "\"", "x", "\0",
  ) // prettier-ignore
  fc.assert(
    fc.property(mixed, (text) => isBounded(text, "XML", "text/xml")),
    { numRuns: runs(3_000) },
  )
})

test("forms, queries, cookies and targets: any percent-encoding is read within bounds", TIME, () => {
  const mixed = pieces(
    "a=1",
    "&",
    ";",
    "=",
    "%",
    "%4",
    "%41",
    "%zz",
    "%u0041",
    "%25%32%35",
    "%E3%81%82",
    "%83%5C",
    "+",
    "?",
    "#",
    "/",
    "//",
    "..",
    "\0",
    "Cookie",
    " ",
  )
  const types = fc.constantFrom(
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=EUC-JP",
    "x; charset=ISO-2022-JP",
  )
  fc.assert(
    fc.property(mixed, types, (text, type) => {
      isBounded(text, "URLENCODED", type)
      const { items, more } = queryArguments(text, settings)
      assert.ok(items.length <= LIMIT && typeof more === "boolean")
      assert.ok(
        cookiesOf([
          ["Cookie", text],
          ["cookie", text],
        ]).length <= 512,
      )
      const { uri, path, query } = splitTarget(text)
      assert.ok(uri.length <= text.length + 1 && path.length <= text.length + 1 && query.length <= text.length)
    }),
    { numRuns: runs(3_000) },
  )
})

/** docs/waf.md has the same list. */
const TRANSFORMATIONS = `base64Decode base64DecodeExt base64Encode cmdLine compressWhitespace cssDecode escapeSeqDecode
  hexDecode hexEncode htmlEntityDecode jsDecode length lowercase md5 normalizePath normalizePathWin removeComments
  removeCommentsChar removeNulls removeWhitespace replaceComments replaceNulls sha1 sqlHexDecode trim trimLeft trimRight
  uppercase urlDecode urlDecodeUni urlEncode utf8toUnicode`.split(/\s+/)
const allTransforms = TRANSFORMATIONS.map((name) => {
  const transform = transformNamed(name)
  assert.ok(transform, name)
  return transform
})

test("transformations: every one answers text for any bytes, no longer than it may be", TIME, () => {
  const mixed = pieces(
    "%",
    "%u",
    "%41",
    "%uff1c",
    "&#",
    "&#x41;",
    "&lt",
    "&amp;lt;",
    "\\",
    "\\x41",
    "\\u0041",
    "\\101",
    "/*",
    "*/",
    "--",
    "#",
    "<!--",
    "^",
    '"',
    "..",
    "/",
    "\\",
    "\0",
    "QUI=",
    "4142",
  )
  fc.assert(
    fc.property(mixed, (text) => {
      for (const transform of allTransforms) {
        const made = transform.apply(text)
        assert.equal(typeof made, "string", transform.name)
        assert.ok(made.length <= text.length * 12 + 64, `${transform.name}: ${made.length} of ${text.length}`)
        assert.ok(!/[^\x00-\xff]/.test(made), `${transform.name}: not bytes`)
      }
    }),
    { numRuns: runs(1_500) },
  )
})
