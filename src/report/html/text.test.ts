import assert from "node:assert/strict"
import { test } from "node:test"
import { addressTag, firstLine, firstSentence, japanDay, japanTime, richText, shopName, timeTag } from "./text.ts"

test("japanTime: a time is told as in Japan, in both languages", () => {
  assert.equal(japanTime("2026-11-20T15:30:00Z", "ja"), "2026年11月21日 0:30")
  assert.match(japanTime("2026-11-20T15:30:00Z", "en"), /^21 November 2026.* 00:30$/)
  assert.equal(japanDay("2026-11-20T15:30:00Z", "ja"), "2026年11月21日")
})
test("japanTime: what is no time stays as it is", () => {
  assert.equal(japanTime("<soon>", "ja"), "<soon>")
  assert.equal(japanDay("", "ja"), "")
  assert.equal(timeTag("<soon>", "ja").text, "&lt;soon&gt;")
})

const rich: readonly (readonly [name: string, text: string, want: string])[] = [
  ["code between backticks", "a `b<c>` d", "a <code>b&lt;c&gt;</code> d"],
  ["a block", "a\n```\nx {\n  y\n}\n```\nb", "a\n<pre><code>x {\n  y\n}</code></pre>\nb"],
  ["an open backtick ends with the text", "a `b", "a <code>b</code>"],
  ["nothing", "", ""],
]
for (const [name, text, want] of rich) test(`richText: ${name}`, () => assert.equal(richText(text).text, want))

const lines: readonly (readonly [name: string, text: string, max: number, want: string])[] = [
  ["the first line that says something", "\n a `b` c\nd", 40, "a b c"],
  ["exactly the limit", "あいう", 3, "あいう"],
  ["one more than the limit", "あいうえ", 3, "あいう…"],
  ["Latin letters count half", "abcdef", 3, "abcdef"],
]
for (const [name, text, max, want] of lines) test(`firstLine: ${name}`, () => assert.equal(firstLine(text, max), want))

test("addressTag: an unsafe address is text", () => {
  assert.equal(addressTag("javascript:alert(1)").text, "javascript:alert(1)")
  assert.match(addressTag("https://a.example/").text, /^<a href="https:\/\/a\.example\/" rel="noreferrer nofollow">/)
})
test("shopName: the host, or what was told", () => {
  assert.equal(shopName("https://shop.example.jp:8443/x"), "shop.example.jp:8443")
  assert.equal(shopName("shop"), "shop")
  assert.equal(shopName(null), null)
})

const sentences: readonly (readonly [text: string, want: string])[] = [
  ["接続元を限ります。nginxは allow を書きます。", "接続元を限ります。"],
  ["Limit who may connect. In nginx write allow.", "Limit who may connect."],
  ["Set 1.2 in nginx.conf", "Set 1.2 in nginx.conf"],
  ["", ""],
]
for (const [text, want] of sentences) test(`firstSentence: ${text}`, () => assert.equal(firstSentence(text, 110), want))
