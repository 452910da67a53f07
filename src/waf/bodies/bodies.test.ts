import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { DEFAULT_SETTINGS } from "../plan/settings.ts"
import { cookiesOf, processorFor, splitTarget } from "../engine/request.ts"
import { parseBody } from "./parse.ts"
import { boundaryOf } from "./multipart.ts"

const settings = { ...DEFAULT_SETTINGS, argumentsLimit: 20, jsonDepthLimit: 5, uploadFileLimit: 2 }
const pairs = (text: string, processor: string, contentType = ""): string[] =>
  parseBody(text, processor, contentType, settings).arguments.map((item) => `${item.key}=${item.value}`)

const ARGUMENTS: readonly (readonly [name: string, processor: string, text: string, want: readonly string[]])[] = [
  ["a form", "URLENCODED", "a=1&b=%41+c&&d&=e", ["a=1", "b=A c", "d=", "=e"]],
  ["a form with a broken percent sign", "URLENCODED", "a=%zz", ["a=%zz"]],
  [
    "JSON",
    "JSON",
    '{"a":{"b":[1,"x\\u0041",null]},"c":true}',
    ["json.a.b=3", "json.a.b.array_0=1", "json.a.b.array_1=xA", "json.a.b.array_2=", "json.c=true"],
  ],
  ["JSON text", "JSON", ' "a" ', ["json=a"]],
  ["JSON that breaks off", "JSON", '{"a":1,"b"', ["json.a=1"]],
  ["no JSON", "JSON", "a=1", []],
]
for (const [name, processor, text, want] of ARGUMENTS)
  test(`arguments of ${name}`, () => {
    assert.deepEqual(pairs(text, processor), want)
  })

const ERRORS: readonly (readonly [name: string, processor: string, text: string, error: RegExp | null])[] = [
  ["JSON at its depth", "JSON", "[".repeat(5) + "1" + "]".repeat(5), null],
  ["JSON past its depth", "JSON", "[".repeat(6) + "1" + "]".repeat(6), /deep/],
  ["JSON past its members", "JSON", `[${"1,".repeat(30)}1]`, /too many/],
  ["a form at its limit", "URLENCODED", Array.from({ length: 20 }, (_, i) => `a${i}=`).join("&"), null],
  ["a form past its limit", "URLENCODED", Array.from({ length: 21 }, (_, i) => `a${i}=`).join("&"), /too many/],
  ["JSON with a bare newline", "JSON", '"a\nb"', /control/],
  ["XML", "XML", "<a><b c='1'/></a>", null],
  ["XML not closed", "XML", "<a><b></a>", /closed/],
  ["XML with its own entities", "XML", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /document type/],
  ["XML past its depth", "XML", "<a>".repeat(7), /deep/],
  ["text that is no XML", "XML", "hello", /outside/],
]
for (const [name, processor, text, error] of ERRORS)
  test(`error of ${name}`, () => {
    const body = parseBody(text, processor, "", settings)
    if (error === null) assert.equal(body.error, null)
    else assert.match(body.error ?? "", error)
  })

test("XML gives its text and its attributes", () => {
  const { xml } = parseBody(
    '<?xml version="1.0"?><a x="1 &lt; 2" xmlns:y="u">t<b z=\'3\'/><![CDATA[<c>]]><!-- no --></a>',
    "XML",
    "",
    settings,
  )
  assert.deepEqual(
    xml.map((item) => [item.key, item.value]),
    [
      ["/*", "t<c>"],
      ["//@*", "1 < 2"],
      ["//@*", "3"],
    ],
  )
})

const MULTIPART = "multipart/form-data; boundary=xx"
const part = (head: string, body: string): string => `--xx\r\n${head}\r\n\r\n${body}\r\n`

test("multipart gives fields, files and part headers", () => {
  const text = `${part('Content-Disposition: form-data; name="a"', "1")}${part('Content-Disposition: form-data; name="f"; filename="x \\"y\\".php"\r\nContent-Type: text/plain', "<?php")}--xx--\r\n`
  const body = parseBody(text, "MULTIPART", MULTIPART, settings)
  assert.equal(body.error, null)
  assert.deepEqual(body.arguments, [{ key: "a", value: "1" }])
  assert.deepEqual(
    body.files.map((file) => [file.field, file.name, file.sizeBytes, file.content]),
    [["f", 'x "y".php', 5, "<?php"]],
  )
  assert.deepEqual(
    body.partHeaders.map((item) => item.value),
    [
      'Content-Disposition: form-data; name="a"',
      'Content-Disposition: form-data; name="f"; filename="x \\"y\\".php"',
      "Content-Type: text/plain",
    ],
  )
  assert.deepEqual([...body.flags], [])
})

const FLAGS: readonly (readonly [flag: string, text: string])[] = [
  ["data-before", `x\r\n${part('Content-Disposition: form-data; name="a"', "1")}--xx--`],
  ["data-after", `${part('Content-Disposition: form-data; name="a"', "1")}--xx--\r\nmore`],
  ["invalid-part", `${part("Content-Type: text/plain", "1")}--xx--`],
  ["invalid-quoting", `${part("Content-Disposition: form-data; name='a'", "1")}--xx--`],
  ["header-folding", `${part('Content-Disposition: form-data;\r\n name="a"', "1")}--xx--`],
  ["lf-line", '--xx\nContent-Disposition: form-data; name="a"\n\n1\n--xx--'],
  ["unmatched-boundary", '--xxy\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--xx--'],
  ["file-limit", `${part('Content-Disposition: form-data; name="a"; filename="f"', "1").repeat(3)}--xx--`],
]
for (const [flag, text] of FLAGS)
  test(`multipart shows ${flag}`, () => {
    assert.ok(([...parseBody(text, "MULTIPART", MULTIPART, settings).flags] as string[]).includes(flag)) // flags are words, compared as such
  })

test("the boundary of a Content-Type", () => {
  assert.equal(boundaryOf("multipart/form-data")?.text, undefined)
  assert.equal(boundaryOf('multipart/form-data; boundary="a b"')?.text, "a b")
  assert.match(parseBody("x", "MULTIPART", "multipart/form-data", settings).error ?? "", /boundary/)
})

test("fields of old Japanese shops are read in their own charset, declared or not", () => {
  const form = (name: string): string => `a=${name}`
  const sjis = "%91%E5%8D%E3%95%7B%94%AA%94%F6%8Es%95%5C"
  const eucjp = "%C2%E7%BA%E5%C9%DC%C8%AC%C8%F8%BB%D4%C9%BD"
  const jis = "%1B%24B%42%67%3A%65%49%5C%1B%28B"
  const bytes = (text: string): string => `a=${Buffer.from(text, "utf8").toString("latin1")}`
  assert.deepEqual(pairs(form(sjis), "URLENCODED"), [bytes("大阪府八尾市表")])
  assert.deepEqual(pairs(form(sjis), "URLENCODED", "application/x-www-form-urlencoded; charset=Shift_JIS"), [
    bytes("大阪府八尾市表"),
  ])
  assert.deepEqual(pairs(form(eucjp), "URLENCODED"), [bytes("大阪府八尾市表")])
  assert.deepEqual(pairs(form(jis), "URLENCODED"), [bytes("大阪府")])
  assert.deepEqual(
    pairs("a=%C0%AF%C0%AF%C0%AF", "URLENCODED"),
    ["a=\xc0\xaf\xc0\xaf\xc0\xaf"],
    "overlong UTF-8 is no text",
  )
  assert.deepEqual(pairs("a=%E9%E8", "URLENCODED"), ["a=\xe9\xe8"], "too little to tell")
})

test("targets, cookies and processors", () => {
  assert.deepEqual(splitTarget("https://h/a%20b?c=d"), { uri: "/a%20b?c=d", path: "/a b", query: "c=d" })
  assert.deepEqual(splitTarget("http://h"), { uri: "/", path: "/", query: "" })
  assert.deepEqual(
    cookiesOf([
      ["Cookie", "a=1; b; =c ;d=e=f"],
      ["COOKIE", "g=1"],
    ]),
    [
      { key: "a", value: "1" },
      { key: "b", value: "" },
      { key: "", value: "c" },
      { key: "d", value: "e=f" },
      { key: "g", value: "1" },
    ],
  )
  assert.deepEqual(
    [
      "application/x-www-form-urlencoded; charset=x",
      "multipart/form-data;b",
      "application/json",
      "application/ld+json",
      "text/xml",
      "application/soap+xml",
      "text/plain",
      "",
    ].map(processorFor),
    ["URLENCODED", "MULTIPART", "JSON", "JSON", "XML", "XML", "", ""],
  )
})

const soup = fc.array(
  fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "1",
    "\\",
    "u",
    "<",
    ">",
    "a",
    "/",
    "=",
    "'",
    "&",
    "%",
    "--xx",
    "\r\n",
    "\n",
    ";",
    "name=",
    "Content-Disposition: form-data",
    "<!--",
    "<![CDATA[",
    "\x1b$B",
    "\x82\xa0",
    "\xff",
  ),
  { maxLength: 60 },
)

test("whatever the bytes, every processor answers within its bounds", () => {
  fc.assert(
    fc.property(soup, fc.constantFrom("URLENCODED", "MULTIPART", "JSON", "XML", "", "OTHER"), (parts, processor) => {
      const body = parseBody(parts.join(""), processor, MULTIPART, settings)
      assert.ok(body.arguments.length <= settings.argumentsLimit + 1)
      assert.ok(body.files.length <= settings.uploadFileLimit)
    }),
    { numRuns: 2000 },
  )
})

test("large and hostile bodies are read in time", { timeout: 60_000 }, () => {
  const big = { ...DEFAULT_SETTINGS }
  const rows: readonly (readonly [string, string])[] = [
    ["JSON", `[${'{"a":"b"},'.repeat(80_000)}1]`],
    ["JSON", "[".repeat(800_000)],
    ["JSON", `"${"\\u0041".repeat(130_000)}"`],
    ["XML", `<a>${"<b c='d'>e</b>".repeat(40_000)}</a>`],
    ["XML", "<a ".repeat(180_000)],
    ["XML", "<!--".repeat(140_000)],
    ["MULTIPART", "--xx\r\n".repeat(100_000)],
    [
      "MULTIPART",
      `--xx\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n${"x".repeat(12_000_000)}\r\n--xx--`,
    ],
    ["URLENCODED", "a=b&".repeat(200_000)],
    ["URLENCODED", "%".repeat(800_000)],
  ]
  for (const [processor, text] of rows) {
    const body = parseBody(text, processor, MULTIPART, big)
    assert.ok(body.arguments.length <= big.argumentsLimit + 1, `${processor} ${text.slice(0, 20)}`)
  }
})
