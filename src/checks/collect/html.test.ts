import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseDocument } from "./html.ts"

const PAGE = "https://shop.example.jp/store/"
const parse = (html: string, url = PAGE) => parseDocument(html, url)

test("head: title, language, generator, policy", () => {
  const page = parse(`<!doctype html><html lang="ja"><title> 店 &amp; 品 </title><title>second</title>
    <META NAME=generator content="WordPress 7.0"><meta http-equiv="Content-Security-Policy" content="default-src 'self'">`)
  assert.deepEqual(
    [page.title, page.language, page.generator, page.metaCsp, page.empty],
    ["店 & 品", "ja", "WordPress 7.0", ["default-src 'self'"], false],
  )
})

test("scripts: external with integrity, inline with its hash, data left out", () => {
  const page =
    parse(`<script src="/a.js" integrity="sha384-x" crossorigin></script><script nonce=n>alert("</b>")</script>
    <script type="application/ld+json">{}</script><script type=module src=//cdn.example.net/m.js></script><script src="http://[bad"></script>`)
  assert.deepEqual(
    page.scripts.map(({ url, integrity, nonce, text }) => [url, integrity, nonce, text]),
    [
      ["https://shop.example.jp/a.js", "sha384-x", false, ""],
      [null, null, true, 'alert("</b>")'],
      ["https://cdn.example.net/m.js", null, false, ""],
      ["http://[bad", null, false, ""],
    ],
  )
  // sha256 of: alert("</b>")
  assert.match(page.scripts[1]?.sha256 ?? "", /^[0-9a-f]{64}$/)
  assert.equal(page.scripts[0]?.sha256, null)
})

test("the hash of an inline script is the one of its text", () => {
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  assert.equal(parse("<script></script>").scripts[0]?.sha256, empty)
  const long = "x".repeat(100_000)
  assert.equal(parse(`<script>${long}</script>`).scripts[0]?.text.length, 65_536)
  assert.notEqual(
    parse(`<script>${long}y</script>`).scripts[0]?.sha256,
    parse(`<script>${long}</script>`).scripts[0]?.sha256,
  )
})

test("forms: fields, labels by id, by wrapping, by hint; fields outside of forms", () => {
  const page =
    parse(`<form action="/login" METHOD=POST><label for=m>メール</label><input id=m name=mail type=EMAIL autocomplete=Email>
    <label>パス<b>ワード</b> <input type=password name=pass></label><select name=pref></select><textarea name=note placeholder=備考></textarea></form>
    <form></form><input name=card_number aria-label=カード番号>`)
  assert.deepEqual(page.forms, [
    {
      action: "https://shop.example.jp/login",
      method: "post",
      fields: [
        { name: "mail", type: "email", autocomplete: "email", id: "m", label: "メール" },
        { name: "pass", type: "password", autocomplete: "", id: "", label: "パスワード" },
        { name: "pref", type: "select", autocomplete: "", id: "", label: "" },
        { name: "note", type: "textarea", autocomplete: "", id: "", label: "備考" },
      ],
    },
    { action: PAGE, method: "get", fields: [] },
    {
      action: PAGE,
      method: "none",
      fields: [{ name: "card_number", type: "text", autocomplete: "", id: "", label: "カード番号" }],
    },
  ])
})

test("a field may belong to a form elsewhere; a form inside a form is none", () => {
  const page = parse(`<input form=f name=a><form id=f action=one><form action=two><input name=b></form><input name=c>`)
  assert.deepEqual(
    page.forms.map(({ action, fields }) => [action, fields.map(({ name }) => name)]),
    [
      ["https://shop.example.jp/store/one", ["b", "a"]],
      [PAGE, ["c"]],
    ],
  )
})

test("links, frames and stylesheets are absolute, by <base> where there is one, and each once", () => {
  const page =
    parse(`<base href="/b/"><base href="/c/"><a href="x#1">x</a><a href="x#2"><a href="javascript:x()"><area href="//o.test/">
    <iframe src=f.html><script>no()</script></iframe><link rel="preload stylesheet" href=s.css>`)
  assert.deepEqual(page.links, ["https://shop.example.jp/b/x", "https://o.test/"])
  assert.deepEqual(page.frames, ["https://shop.example.jp/b/f.html"])
  assert.deepEqual(page.stylesheets, ["https://shop.example.jp/b/s.css"])
  assert.deepEqual(page.scripts, [])
})

test("mixed content: what an https page loads from or sends to http", () => {
  const html = `<script src=http://a.test/s.js></script><img src=http://a.test/i.png srcset="http://a.test/2.png 2x, /ok.png 1x">
    <form action=http://a.test/f></form><link rel=stylesheet href=http://a.test/c.css><link rel=icon href=http://a.test/i.ico>
    <link rel=canonical href=http://a.test/><a href=http://a.test/>no load</a><style>b{background:url( "http://a.test/b.png")}</style>
    <p style="background:url(http://a.test/p.png)"><object data=http://a.test/o></object><iframe src=http://a.test/w></iframe>`
  assert.deepEqual(
    parse(html).insecureLoads.map(({ tag, url, active }) => `${tag} ${url.slice(13)} ${active}`),
    [
      "script /s.js true",
      "img /i.png false",
      "img /2.png false",
      "form /f true",
      "link /c.css true",
      "link /i.ico false",
      "style /b.png false",
      "style /p.png false",
      "object /o true",
      "iframe /w true",
    ],
  )
  assert.deepEqual(parse(html, "http://shop.example.jp/").insecureLoads, [])
})

test("comments, templates and noscript hold nothing that a browser runs; drawings do not swallow the page", () => {
  const page =
    parse(`<!-- <script src=c.js></script> --><template><script src=t.js></script><form action=t></form></template>
    <noscript><script src=n.js></script></noscript><textarea><script src=x.js></script></textarea>
    <svg><title><script src=s.js></script></title></svg><svg><style><div><script src=real.js></script>`)
  assert.deepEqual(
    page.scripts.map(({ url }) => url?.split("/").at(-1)),
    ["s.js", "real.js"],
  )
  assert.deepEqual(
    page.forms.map(({ method }) => method),
    ["none"],
  )
})

test("text that is no HTML is empty; unclosed things are kept", () => {
  assert.equal(parse("").empty, true)
  assert.equal(parse(`{"a": 1}`).empty, true)
  assert.equal(parse("<script>half").scripts[0]?.text, "half")
  assert.equal(parse("<title>half").title, "half")
  assert.deepEqual(parse("<form action=x><label for=a>L<input id=a").forms[0]?.fields, [])
})

test("lists are bounded", () => {
  const page = parse(
    `${"<form><input></form>".repeat(1_000)}${Array.from({ length: 1_000 }, (_, n) => `<a href=/${n}>`).join("")}`,
  )
  assert.deepEqual([page.forms.length, page.links.length], [501, 500])
  assert.equal(parse(`<form>${"<input>".repeat(500)}`).forms[0]?.fields.length, 200)
})

for (const [name, html] of [
  ["deep nesting", "<div>".repeat(400_000)],
  ["deep formatting", "<b><p>".repeat(300_000)],
  ["many attributes", `<a ${Array.from({ length: 250_000 }, (_, n) => `a${n}`).join(" ")}>`],
  ["many equal attributes", `<a ${"b ".repeat(900_000)}>`],
  ["open quotes", `<a b="`.repeat(300_000)],
  ["open labels", "<label for=x>y".repeat(100_000)],
  ["open comments", "<!--".repeat(400_000)],
  ["open style urls", `<style>${"url( ".repeat(300_000)}`],
  ["nothing but <", "<".repeat(2_000_000)],
] as const)
  test(`two megabytes of ${name} are read to the end`, { timeout: 60_000 }, () => {
    const { scripts, forms, frames, links, insecureLoads, stylesheets, metaCsp } = parse(html)
    for (const list of [scripts, forms, frames, links, insecureLoads, stylesheets, metaCsp])
      assert.ok(list.length <= 501, `${list.length} things were kept`)
  })

test("any text gives a document", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "/",
    "script",
    "form",
    "input",
    "label",
    "svg",
    "template",
    "title",
    "=",
    '"',
    " ",
    "a",
    "href",
    "base",
    "\u0000",
    "<!--",
    "style",
    "url(",
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 60 }).map((all) => all.join("")),
      ),
      (html) => {
        const page = parse(html)
        assert.ok(page.links.every((link) => URL.canParse(link)))
        assert.equal(typeof page.title, "string")
      },
    ),
    { numRuns: 1_000 },
  )
})
