import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { alert, readOffer, serverHello } from "../../../test/servers/old-tls-server.ts"
import { TLS_VERSIONS } from "../facts.ts"
import { readServerAnswer } from "./tls-answer.ts"
import { buildClientHello, VERSION_NUMBERS } from "./tls-hello.ts"
import { COMMON_SUITES, TLS13_SUITES, WEAK_SUITES } from "./tls-suites.ts"

const random = new Uint8Array(64).fill(7)

for (const version of TLS_VERSIONS)
  test(`a hello for ${version} offers that version and those suites`, () => {
    const suites = version === "TLSv1.3" ? TLS13_SUITES : COMMON_SUITES
    const bytes = buildClientHello({ version, suites, serverName: "shop.example.jp", random })
    assert.deepEqual(readOffer(bytes), { version: VERSION_NUMBERS[version], suites })
    assert.equal(bytes.readUInt16BE(3), bytes.length - 5, "the record's length")
    assert.equal(bytes.readUIntBE(6, 3), bytes.length - 9, "the message's length")
    assert.equal(bytes.includes("shop.example.jp"), version !== "SSLv3")
    const nameless = buildClientHello({ version, suites, serverName: null, random })
    assert.equal(nameless.includes("shop.example.jp"), false)
  })

test("names and numbers of suites are not repeated, and no strong one is called weak", () => {
  assert.equal(new Set(WEAK_SUITES.map(({ id }) => id)).size, WEAK_SUITES.length)
  assert.ok(WEAK_SUITES.length > 35)
  for (const { name } of WEAK_SUITES) assert.match(name, /NULL|EXPORT|RC4|_DES_|3DES|IDEA|anon/)
})

const RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"
const retry = (): Buffer => {
  const bytes = serverHello(0x0304, 0x1301)
  Buffer.from(RETRY, "hex").copy(bytes, 11)
  return bytes
}
const hello = (version: string, suite: number, retry = false) => ({ kind: "hello", version, suite, retry })
const split = (bytes: Buffer, at: number): Buffer => {
  const [head, body] = [bytes.subarray(0, 5), bytes.subarray(5)]
  const part = (piece: Buffer): Buffer => Buffer.concat([head.subarray(0, 3), Buffer.from([0, piece.length]), piece])
  return Buffer.concat([part(body.subarray(0, at)), part(body.subarray(at))])
}
for (const [name, bytes, want] of [
  ["TLS 1.2", serverHello(0x0303, 0xc02f), hello("TLSv1.2", 0xc02f)],
  ["TLS 1.3", serverHello(0x0304, 0x1301), hello("TLSv1.3", 0x1301)],
  ["TLS 1.3 that wants another key", retry(), hello("TLSv1.3", 0x1301, true)],
  ["SSL 3.0", serverHello(0x0300, 0x000a), hello("SSLv3", 0x000a)],
  ["a hello in two records", split(serverHello(0x0303, 0xc02f), 10), hello("TLSv1.2", 0xc02f)],
  ["a refusal", alert(40), { kind: "alert", description: 40 }],
  ["a warning, then a hello", Buffer.concat([alert(112, 1), serverHello(0x0303, 5)]), hello("TLSv1.2", 5)],
  ["a warning alone", alert(112, 1), { kind: "incomplete" }],
  ["a polite close", alert(0, 1), { kind: "alert", description: 0 }],
  ["nothing", Buffer.alloc(0), { kind: "incomplete" }],
  ["HTTP", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n"), { kind: "not-tls" }],
  ["SSH", Buffer.from("SSH-2.0-OpenSSH"), { kind: "not-tls" }],
  ["another message", Buffer.from([22, 3, 3, 0, 4, 11, 0, 0, 0]), { kind: "not-tls" }],
  ["an empty record", Buffer.from([22, 3, 3, 0, 0]), { kind: "not-tls" }],
  ["a record too long", Buffer.from([22, 3, 3, 0xff, 0xff]), { kind: "not-tls" }],
  ["a hello too long", Buffer.from([22, 3, 3, 0, 4, 2, 0xff, 0xff, 0xff]), { kind: "not-tls" }],
  ["a hello too short", Buffer.from([22, 3, 3, 0, 6, 2, 0, 0, 2, 3, 3]), { kind: "not-tls" }],
  ["a version that does not exist", serverHello(0x0399, 5), { kind: "not-tls" }],
] as const)
  test(`a server's answer: ${name}`, () => assert.deepEqual(readServerAnswer(bytes), want))

test("any bytes are read to some answer", () => {
  const likely = fc
    .tuple(fc.constantFrom(21, 22), fc.uint8Array({ maxLength: 60 }))
    .map(([type, rest]) => Uint8Array.from([type, 3, 3, 0, rest.length, ...rest]))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), likely), (bytes) => {
      assert.ok(["hello", "alert", "incomplete", "not-tls"].includes(readServerAnswer(bytes).kind))
    }),
    { numRuns: 2_000 },
  )
})

test("every prefix of an answer is incomplete or the answer, and more bytes never change it", () => {
  for (const whole of [serverHello(0x0303, 0xc02f), retry(), alert(70), split(serverHello(0x0302, 5), 3)]) {
    const want = readServerAnswer(whole)
    for (let length = 0; length < whole.length; length++) {
      const got = readServerAnswer(whole.subarray(0, length))
      assert.ok(got.kind === "incomplete" || JSON.stringify(got) === JSON.stringify(want), `${length}: ${got.kind}`)
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (more) =>
        assert.deepEqual(readServerAnswer(Buffer.concat([whole, more])), want),
      ),
      { numRuns: 50 },
    )
  }
})
