import assert from "node:assert/strict"
import { test } from "node:test"
import { isAnswer, type HttpAnswer, type HttpResult } from "../facts.ts"
import { followRedirects, locationOf } from "./follow.ts"
import type { Ask } from "./look.ts"

const answer = (url: string, status: number, headers: HttpAnswer["headers"] = []): HttpAnswer => ({
  method: "GET",
  url,
  status,
  headers,
  text: "",
  bodyBytes: 0,
  bodyCut: false,
  charset: null,
  at: 1,
})
const walk = async (answers: (url: string, ask: Ask) => HttpResult, start = "http://a.test/", ask?: Ask) => {
  const { hops, end } = await followRedirects(async (url, ask) => answers(url, ask), start, ask, 8)
  return {
    hops: hops.map((hop) => hop.url),
    end: isAnswer(end) ? `${end.status} ${end.url}` : `${end.fault} ${end.detail}`,
  }
}
const to = (url: string, location: string, status = 302): HttpAnswer => answer(url, status, [["location", location]])

test("hops come oldest first, the end last", async () => {
  const got = await walk((url) =>
    url === "http://a.test/" ? to(url, "/b", 301) : url.endsWith("/b") ? to(url, "https://a.test/c") : answer(url, 200),
  )
  assert.deepEqual(got, { hops: ["http://a.test/", "http://a.test/b"], end: "200 https://a.test/c" })
})

for (const [name, answers, want] of [
  ["a redirect to itself", (url: string) => to(url, url), "redirect-loop same-address"],
  [
    "two that send to each other",
    (url: string) => to(url, url.endsWith("/") ? "/b" : "/"),
    "redirect-loop same-address",
  ],
  ["always somewhere new", (url: string) => to(url, `${url}x`), "redirect-loop >8"],
  ["no Location", (url: string) => answer(url, 302), "302 http://a.test/"],
  ["an empty Location", (url: string) => to(url, ""), "302 http://a.test/"],
  ["a doubled port", (url: string) => to(url, "http://a.test:80:80/"), "malformed location"],
  ["another scheme", (url: string) => to(url, "javascript:alert(1)"), "malformed location"],
  ["an endless Location", (url: string) => to(url, `/${"x".repeat(5_000)}`), "malformed location"],
  ["304 is no redirect", (url: string) => to(url, "/b", 304), "304 http://a.test/"],
] as const)
  test(`redirects: ${name}`, async () => assert.equal((await walk(answers)).end, want))

test("a shop that redirects to itself until its cookie comes back is walked through", async () => {
  const got = await walk((url, ask) =>
    ask.headers?.["Cookie"] === "seen=1"
      ? answer(url, 200)
      : answer(url, 302, [
          ["location", "/"],
          ["set-cookie", "seen=1; Path=/; HttpOnly"],
        ]),
  )
  assert.deepEqual(got, { hops: ["http://a.test/"], end: "200 http://a.test/" })
})

test("cookies go to their own host only", async () => {
  const cookies: unknown[] = []
  await walk((url, ask) => {
    cookies.push(ask.headers?.["Cookie"])
    return url.includes("www")
      ? answer(url, 200)
      : answer(url, 302, [
          ["location", "http://www.a.test/"],
          ["set-cookie", "k=v"],
        ])
  })
  assert.deepEqual(cookies, [undefined, undefined])
})

test("a POST becomes a GET after 302 and stays a POST after 307", async () => {
  for (const [status, want] of [
    [302, undefined],
    [307, "POST"],
  ] as const) {
    const methods: unknown[] = []
    await walk(
      (url, ask) => {
        methods.push(ask.method)
        return url.endsWith("/b") ? answer(url, 200) : to(url, "/b", status)
      },
      "http://a.test/",
      { method: "POST", body: "x" },
    )
    assert.deepEqual(methods, ["POST", want])
  }
})

test("a location written in raw UTF-8 leads where browsers go; other bytes stay what they are", () => {
  const raw = (text: string, encoding: "utf8" | "latin1") => Buffer.from(text, encoding).toString("latin1")
  const led = (location: string) => locationOf(to("http://a.test/", location))?.toString()
  assert.equal(led(raw("/店", "utf8")), "http://a.test/%E5%BA%97")
  assert.equal(led(raw("/\xe9", "latin1")), "http://a.test/%C3%A9")
})

test("a location loses its fragment and its credentials", () => {
  const location = locationOf(to("http://a.test/", "http://user:secret@a.test/x#y"))
  assert.equal(location instanceof URL ? location.href : location, "http://a.test/x")
})
