import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { formsIn, formWith, leadsTo } from "./form.ts"

const PAGE = `<!doctype html><title><form><input name="in-title"></form></title>
<script>document.write('<form><input name="in-script">')</script><!-- <form><input name="in-comment"> -->
<template><form><input name="in-template"></form></template>
<form action="/search"><input name="q"></form>
<form method="POST" action="/my&amp;change?a=1&amp;b=2" id=x>
  <input type=hidden name='entry[_token]' value='a&quot;b&amp;c'>
  <input name="entry[email][first]" value="taro&#64;example.jp"><input name="off" value="1" disabled>
  <input type="checkbox" name="news" value="1"><input type="checkbox" name="terms" checked>
  <input type="radio" name="sex" value="1"><input type="radio" name="sex" value="2" checked>
  <select name="pref"><option value="">-<option value="13" selected>東京<option value="14">神奈川</select>
  <select name="first"><option value="a">A<option value="b">B</select>
  <textarea name="note">1 < 2 &amp; <b>3</b></textarea>
  <form action="/inner"><input name="nested" value="n">
  <input type="file" name="photo"><input type="submit" name="go" value="送信"><button name="mode" value="confirm">x</button>
  <button type="button" name="not-sent" value="1"></button>
</form><input name="outside">`

test("a form is read as a browser would send it", () => {
  const forms = formsIn(PAGE)
  assert.deepEqual(forms.map(({ action, method }) => [action, method]), [["/search", "GET"], ["/my&change?a=1&b=2", "POST"]]) // prettier-ignore
  assert.deepEqual(forms[1]?.fields, [
    ["entry[_token]", 'a"b&c'],
    ["entry[email][first]", "taro@example.jp"],
    ["terms", "on"],
    ["sex", "2"],
    ["pref", "13"],
    ["first", "a"],
    ["note", "1 < 2 & <b>3</b>"],
    ["nested", "n"],
  ])
  assert.deepEqual([...(forms[1]?.buttons ?? [])], [["go", "送信"], ["mode", "confirm"]]) // prettier-ignore
  assert.equal(formWith(PAGE, "news")?.method, "POST")
  for (const none of ["outside", "in-title", "in-script", "in-comment", "in-template", "off", "nowhere"])
    assert.equal(formWith(PAGE, none), null, none)
  assert.equal(formWith(`${PAGE}${PAGE}`, "q"), null, "which of two is meant nobody can say")
})

test("a form that leads away from the shop is not followed", () => {
  const page = new URL("https://shop.example.jp/mypage/change?x=1")
  const rows: readonly (readonly [action: string, want: string | null])[] = [
    ["", "/mypage/change?x=1"],
    ["?y=2", "/mypage/change?y=2"],
    ["https://shop.example.jp/login?t=1", "/login?t=1"],
    ["http://shop.example.jp/login", null],
    ["https://shop.example.jp.evil.example/login", null],
    ["//evil.example/login", null],
    ["/\\evil.example", null],
    ["javascript:alert(1)", null],
    ["https://[", null],
  ]
  for (const [action, want] of rows)
    assert.equal(leadsTo({ action, method: "POST", fields: [], names: new Set(), buttons: new Map() }, page), want, action) // prettier-ignore
})

test("property: any text ends, within the bounds", () => {
  const piece = fc.constantFrom("<form ", "<input name=a value=", "<select name=b>", "<option value=1>", "<textarea name=c>", "</form>", "<template>", "<svg>", "<script>", '"', ">", "<!--", "&#", "x".repeat(9_000), "あ", "\u0000") // prettier-ignore
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.array(piece, { maxLength: 12 }).map((all) => all.join(""))), (html) => {
      for (const { fields } of formsIn(html)) for (const [name, value] of fields) assert.ok(name !== "" && value.length <= 8_192)
    }),
  ) // prettier-ignore
  const many = formsIn(`<form>${"<input name=a>".repeat(2_000)}</form>`.repeat(3) + "<form></form>".repeat(1_000))
  assert.equal(many.length, 50)
  assert.ok(many.every(({ fields }) => fields.length <= 300))
})
