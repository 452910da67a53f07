import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import fc from "fast-check"
import { guardsSchema } from "../../../config/guards.ts"
import { profileById } from "../../../platforms/profiles.ts"
import type { Header } from "../../accept/headers.ts"
import { sampleContext, sampleRequest } from "../sample-request.ts"
import type { GateRequest, ResponseDecision } from "../stage.ts"
import { leak } from "./leak.ts"
import { sessionIdsIn, withoutSecrets } from "./secrets.ts"
import { leakIn } from "./signs.ts"

const LEAKS: readonly (readonly [kind: string, text: string])[] = [
  ["sql-error", "<p>You have an error in your SQL syntax; check the manual that corresponds"],
  ["sql-error", `{"message":"SQLSTATE[42S02]: Base table or view not found"}`],
  ["sql-error", "ORA-00933: SQL command not properly ended"],
  ["sql-error", "Warning: pg_query(): Query failed"],
  ["sql-error", `error: syntax error at or near "from"`],
  ["stack-trace", "<b>Fatal error</b>: Uncaught Error: x in /var/www/html/a.php on line 12"],
  ["stack-trace", `{"trace":"#0 \\/var\\/www\\/src\\/Kernel.php(80): run()"}`],
  ["stack-trace", "at com.shop.Cart.add(Cart.java:41)"],
  ["stack-trace", "    at Module._compile (node:internal/modules/cjs/loader:1565:14)"],
  ["stack-trace", "Error: x\n    at addItem (/app/packages/cart/dist/add.js:12:9)"],
  ["stack-trace", "Error: x\\n    at file:///app/dist/add.mjs:12:9"],
  ["stack-trace", `Traceback (most recent call last):\n  File "/app/shop.py", line 3`],
  ["stack-trace", "goroutine 12 [running]:"],
  ["private-key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
  ["dump", "-- MySQL dump 10.13  Distrib 8.0"],
  ["dump", "/*M!999999\\- enable the sandbox mode */\n-- MariaDB dump 10.19"],
  ["dump", "--\n-- PostgreSQL database dump\n--"],
  ["dump", "SQLite format 3\u0000\u0010"],
]
for (const [kind, text] of LEAKS)
  test(`leak ${kind}: ${JSON.stringify(text).slice(0, 50)}`, () => {
    assert.equal(leakIn(Buffer.from(text)), kind)
    const inPage = kind === "dump" ? text : `<html>${"商品 ".repeat(400)}${text}${" 説明".repeat(400)}</html>`
    assert.equal(leakIn(Buffer.from(inPage)), kind)
  })

const HONEST = [
  "注文番号 ORA-12 の商品",
  "Warning: this item is on line at our store on line 3 of the catalogue",
  "Sorry, an error occurred at checkout.js. Please call 03:12:30",
  `<script src="/assets/app.js?v=1:20:3"></script>`,
  "Join our MySQL dump truck toy sale",
  "Please look at https://shop.example.jp/a.js:12 for details",
  "Error: 住所を入力してください",
  "Public key: -----BEGIN PUBLIC KEY-----\nMIIB",
] as const
for (const text of HONEST) test(`no leak: ${text.slice(0, 50)}`, () => assert.equal(leakIn(Buffer.from(text)), null))

test("none of 2,100 honest values is taken for a leak or a secret", () => {
  const file = readFileSync(new URL("../../../../test/data/waf/honest.jsonl", import.meta.url), "utf8")
  const bytes = file.split("\n").map((line) => Buffer.from(line))
  assert.ok(bytes.length > 2_000)
  assert.deepEqual(bytes.filter((one) => leakIn(one) !== null || withoutSecrets(one, []) !== null), []) // prettier-ignore
})

const BCRYPT = "$2a$10$gRznC6Rc6baWoabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
const HASHES = [
  BCRYPT,
  BCRYPT.replace("abc", "a\\/c"),
  "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b/dWRWJTmaaJObG",
  "$P$Bd1234567890abcdefghijklmnopqrs",
  "pbkdf2_sha256$260000$abcDEF123456$Lrz0mCmuqLFyFYvVMBeSr1ZbOXmWDVHcSGVgv5h5DlI=",
] as const
for (const hash of HASHES)
  test(`a hash is taken out and nothing else: ${hash.slice(0, 12)}`, () => {
    const masked = withoutSecrets(Buffer.from(`{"email":"花@x.test","password":"${hash}","id":2}`), [])
    assert.equal(Buffer.from(masked?.bytes ?? []).toString(), `{"email":"花@x.test","password":"removed","id":2}`)
    assert.deepEqual(masked?.found, ["password-hash"])
  })
test("a bare digest only where its member says that it is a password", () => {
  const md5 = "5f4dcc3b5aa765d61d8327deb882cf99"
  assert.ok(withoutSecrets(Buffer.from(`{"password":"${md5}"}`), []))
  assert.equal(withoutSecrets(Buffer.from(`{"etag":"${md5}","pass":"gold"}`), []), null)
})

test("session ids: plain, signed, too short", () => {
  assert.deepEqual(
    sessionIdsIn(["s%3AG6Tv62BP-K_4pNe3xdgKTogW.z9x0s", "abcdefghij0123456789", "short", "a b".repeat(9)]),
    ["G6Tv62BP-K_4pNe3xdgKTogW", "abcdefghij0123456789"],
  )
})

const SID = "G6Tv62BP-K_4pNe3xdgKTogW"
const judge = (
  path: string,
  body: string,
  more: { settings?: object; whole?: boolean; headers?: readonly Header[]; request?: Partial<GateRequest> } = {},
): { decision: ResponseDecision; notes: readonly string[] } => {
  const settings = guardsSchema.parse({ leak: { mode: "enforce", ...more.settings } }).leak
  const profile = profileById("evershop")
  assert.ok(settings && profile)
  const notes: string[] = []
  const hooks = leak.build(settings, sampleContext({ profile, note: (reason) => void notes.push(reason) }))
  const request = sampleRequest({ path, cookies: [{ name: "sid", value: `s%3A${SID}.sig` }], ...more.request })
  const head = { status: 200, headers: [["Content-Type", "application/json"], ...(more.headers ?? [])] as Header[] }
  const bytes = hooks.answerBytes?.(request, head) ?? 0
  const seen = bytes === 0 ? null : { bytes: Buffer.from(body), whole: more.whole ?? true }
  const decision = hooks.onResponse?.(request, { ...head, body: seen, acts: [] })
  assert.ok(decision && !(decision instanceof Promise))
  return { decision, notes }
}

test("an order's answer loses the session id, a log-in's keeps it", () => {
  const { decision } = judge("/api/orders", `{"sid":"${SID}"}`)
  assert.ok(decision.action === "edit" && decision.reason === "leak.session-id")
  assert.equal(Buffer.from(decision.body ?? []).toString(), `{"sid":"removed"}`)
  assert.equal(judge("/customer/login", `{"sid":"${SID}"}`).decision.action, "next")
  const set = judge("/api/orders", `{"id":"abcdefghij0123456789"}`, {
    headers: [["Set-Cookie", "sid=abcdefghij0123456789; Path=/"]],
  })
  assert.equal(set.decision.action, "edit")
})

test("of an answer that is not whole: passed with a note, or refused", () => {
  const body = `{"password":"${BCRYPT}"}`
  const passed = judge("/api/customers", body, { whole: false })
  assert.deepEqual([passed.decision.action, passed.notes], ["next", ["leak.password-hash-passed"]])
  const { decision } = judge("/api/customers", body, { whole: false, settings: { over: "refuse" } })
  assert.ok(decision.action === "refuse" && decision.reason === "leak.password-hash")
})

test("an error is refused, but not on a path that may show one", () => {
  const body = `{"message":"SQLSTATE[42S02]: x"}`
  const { decision } = judge("/api/x", body)
  assert.ok(decision.action === "refuse" && decision.status === 503 && decision.reason === "leak.sql-error")
  assert.equal(judge("/blog/sql", body, { settings: { allow: ["/blog/sql"] } }).decision.action, "next")
})

test("versions go, the name of the server may stay", () => {
  const { decision } = judge("/", "{}", {
    headers: [["Server", "Apache/2.4.52 (Ubuntu) OpenSSL/3.0.2"], ["X-Powered-By", "PHP/8.1"], ["X-Generator", "Shop 4.2"]], // prettier-ignore
  })
  assert.ok(decision.action === "edit" && decision.reason === undefined && decision.body === undefined)
  assert.deepEqual(decision.headers, [["Content-Type", "application/json"], ["Server", "Apache"]]) // prettier-ignore
  assert.equal(judge("/", "{}", { headers: [["Server", "Apache"]] }).decision.action, "next")
})

test("property: any bytes are judged, and what is not found stays byte by byte", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...HASHES), (bytes, hash) => {
      assert.ok(leakIn(bytes) === null || typeof leakIn(bytes) === "string")
      const around = Buffer.concat([bytes, Buffer.from(`"${hash}"`), bytes])
      const masked = withoutSecrets(around, [])
      assert.deepEqual(Buffer.from(masked?.bytes ?? []), Buffer.concat([bytes, Buffer.from(`"removed"`), bytes]))
    }),
    { numRuns: 300 },
  )
})
