import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { createEngine, type SourceFile } from "../index.ts"

const folder = import.meta.dirname
const read = (name: string): SourceFile => ({ path: name, text: readFileSync(join(folder, name), "latin1") })
const engine = createEngine(globSync("*.conf", { cwd: folder }).toSorted().map(read), {
  include: () => null,
  data: () => null,
})

const ask = (
  target: string,
  body: string | null,
  answer: string | null,
  headers: readonly (readonly [string, string])[] = [],
): number => {
  const transaction = engine.transaction({
    remoteAddress: "192.0.2.1",
    remotePort: 1,
    serverAddress: "192.0.2.2",
    serverPort: 443,
    uniqueId: "u",
    startedAtMs: 0,
  })
  const all = [
    ["Host", "shop.example.jp"],
    ["User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"],
    ["Content-Type", "application/x-www-form-urlencoded"],
    ...headers,
  ] as [string, string][] // pairs, written as such
  let decision = transaction.request(body === null ? "GET" : "POST", target, "HTTP/1.1", all)
  if (decision === null && body !== null) decision = transaction.bodyChunk(Buffer.from(body))
  decision ??= transaction.endBody()
  decision ??= transaction.response(200, "HTTP/1.1", [["Content-Type", "text/html"]])
  if (answer !== null) decision ??= transaction.responseChunk(Buffer.from(answer)) ?? transaction.endResponse()
  transaction.end()
  return decision?.ruleId ?? 0
}
const argument = (value: string): number => ask("/contact", `q=${encodeURIComponent(value)}`, null)

const REFUSED: readonly (readonly [value: string, rule: number])[] = [
  ["1' or '1'='1", 50101],
  ["x' union select 1,2 from information_schema.tables", 50101],
  ["information_schema.tables", 50102],
  ["<img src=x onerror=alert(1)>", 50201],
  ["';alert(document.cookie)//", 50202],
  ["${jndi:ldap://x/a}", 50203],
  ["{{7*7}}", 50203],
  ["constructor.prototype", 50204],
  ["a; cat /etc/hosts", 50301],
  ['a|w"g"et http://x/', 50301],
  ["127.0.0.1 && whoami", 50302],
  ["() { :;}; x", 50303],
  ["x=system('id')", 50304],
  ["http://169.254.169.254/latest/meta-data", 50306],
  ["../../../etc/passwd", 50401],
  ["/etc/passwd", 50402],
  ["a\r\nBcc: x@example.com", 50501],
  ["a\0b", 50003],
]
for (const [value, rule] of REFUSED)
  test(`refused by ${rule}: ${JSON.stringify(value)}`, () => {
    assert.equal(argument(value), rule)
  })

const HONEST = [
  "滋賀県大津市大江1-2-3",
  "大阪府八尾市大字山畑　ハイツ＜南＞",
  "O'Brien & Sons; 5' x 7\"",
  "「お届けは、14時〜16時」でお願いします（不在時は宅配ボックス）。",
  "C++とC#の本、50% off!",
  "cat food; dog food & more",
  "dog food; cat food | more; find it",
  "select your size -- then add to cart",
  '<p style="color:red">送料無料</p><a href="https://example.jp/">詳しく</a>',
  "件名: 在庫について\r\nお世話になっております。",
  "To: 山田様\nよろしくお願いします",
  "https://example.jp/item?id=3&ref=mail",
  "a/b/c ../ を使わない",
  "価格 $100 {税込} #1",
  "ls サイズ | M サイズ",
]
for (const value of HONEST)
  test(`passes: ${JSON.stringify(value)}`, () => {
    assert.equal(argument(value), 0)
  })

test("messages, paths, sessions, answers", () => {
  assert.equal(ask("/..%2f..%2fetc%2fpasswd", null, null), 50401)
  assert.equal(ask("/.env", null, null), 50402)
  assert.equal(ask("/?q[$ne]=1", null, null), 50103)
  assert.equal(ask("/", "{", null, [["Content-Type", "application/json"]]), 0, "the first Content-Type counts")
  assert.equal(ask("/?PHPSESSID=1", null, null, [["Referer", "https://evil.example/"]]), 50601)
  assert.equal(ask("/?PHPSESSID=1", null, null, [["Referer", "https://shop.example.jp/"]]), 0)
  assert.equal(ask("/", null, "<p>You have an error in your SQL syntax near"), 50701)
  assert.equal(ask("/", null, "<p>ようこそ"), 0)
  assert.equal(ask("/", null, null, [["X-Long", "a".repeat(9000)]]), 50004)
})
