import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../../lib/errors.ts"
import { parseRequestFile, REQUEST_LIMITS } from "./request-file.ts"

const read = (text: string) => parseRequestFile(Buffer.from(text), "r.txt")

test("a request as a browser sends it, and as an editor keeps it", () => {
  const wire = read("POST /a?b=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nq=1ignored")
  assert.deepEqual(
    [wire.method, wire.target, wire.protocol, wire.body.toString(), wire.lengthFilledIn],
    ["POST", "/a?b=1", "HTTP/1.1", "q=1", false],
  )
  const edited = read("\nPOST /a\nHost:x\n\nq=日本\n")
  assert.deepEqual(edited.headers, [
    ["Host", "x"],
    ["Content-Length", "8"],
  ])
  assert.deepEqual([edited.body.toString(), edited.protocol, edited.lengthFilledIn], ["q=日本", "HTTP/1.1", true])
  const bare = read("GET / HTTP/1.0")
  assert.deepEqual([bare.headers, bare.body.length, bare.protocol], [[], 0, "HTTP/1.0"])
})

test("an address may hold blanks, as attacks do", () => {
  assert.equal(read("GET /?q=1 or 1=1 HTTP/1.1\nHost: x\n").target, "/?q=1 or 1=1")
})

const BAD: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["a page", "<!doctype html>\n<p>hello"],
  ["a header without a colon", "GET / HTTP/1.1\nHost x\n\n"],
  ["too many headers", `GET / HTTP/1.1\n${"A: b\n".repeat(REQUEST_LIMITS.headers + 1)}\n`],
  ["too long a head", `GET / HTTP/1.1\nA: ${"b".repeat(REQUEST_LIMITS.headBytes)}\n\n`],
]
for (const [name, text] of BAD)
  test(`refused: ${name}`, () => {
    assert.throws(
      () => read(text),
      (error) => error instanceof SekishoError && error.code === "WAF_REQUEST",
    )
  })

test("property: any bytes are a request or WAF_REQUEST", () => {
  const line = fc.constantFrom(
    "GET / HTTP/1.1\n",
    "POST /a\r\n",
    "Host: x\n",
    "\r\n",
    "\n",
    "Content-Length: 4\n",
    "é: ü\n",
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 30 })), { maxLength: 12 }), (parts) => {
      try {
        const { method, body } = read(parts.join(""))
        assert.ok(method.length > 0 && body.length <= parts.join("").length * 4)
      } catch (error) {
        assert.ok(error instanceof SekishoError && error.code === "WAF_REQUEST", String(error))
      }
    }),
    { numRuns: 1_000 },
  )
})
