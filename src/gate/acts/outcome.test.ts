import assert from "node:assert/strict"
import { test } from "node:test"
import type { ProfileAct, Signal } from "../../platforms/act.ts"
import { locationPath, resultOf, type AnswerSeen } from "./outcome.ts"

const result = (success: readonly Signal[], failure: readonly Signal[], answer: Partial<AnswerSeen>): string => {
  const act: ProfileAct = { id: "x", who: "customer", kinds: ["log-in"], method: "POST", path: "/", fields: {}, success, failure, proof: "seen" } // prettier-ignore
  return resultOf(act, { status: 200, headers: [], text: "", ...answer })
}
const to = (location: string): Partial<AnswerSeen> => ({ status: 302, headers: [["Location", location]] })

test("told by where it leads, whatever the host", () => {
  const [success, failure] = [[{ status: [302], location: /^\/$/ }], [{ status: [302], location: /^\/mypage\/login/ }]]
  assert.equal(result(success, failure, to("https://shop.test/")), "success")
  assert.equal(result(success, failure, to("/mypage/login")), "failure")
  assert.equal(result(success, failure, to("/other")), "unknown")
  assert.equal(result(success, failure, { status: 302 }), "unknown")
})

test("told by JSON", () => {
  const [success, failure] = [
    [{ json: { member: "redirect" } }],
    [{ json: { member: "error.warning", matches: /No match/ } }],
  ]
  assert.equal(result(success, failure, { text: '{"redirect":"/x"}' }), "success")
  assert.equal(result(success, failure, { text: '{"error":{"warning":"Warning: No match"}}' }), "failure")
  assert.equal(result(success, failure, { text: "<html>" }), "unknown")
  assert.equal(result(success, failure, { text: '{"redirect":"/x","error":{"warning":"No match"}}' }), "unknown")
  assert.equal(result([{ json: { member: "constructor" } }], [], { text: "{}" }), "unknown")
})

test("told by text, status and cookie; a deleted cookie is none", () => {
  assert.equal(result([{ text: /ログアウト/ }], [{ text: /エラー:/ }], { text: "<a>ログアウト</a>" }), "success")
  assert.equal(result([{ status: [200] }], [{ status: [400, 401, 500] }], { status: 500 }), "failure")
  const cookie = [{ cookie: /^wordpress_logged_in_/ }]
  assert.equal(result(cookie, [], { headers: [["set-cookie", "wordpress_logged_in_1=a; Path=/"]] }), "success")
  assert.equal(result(cookie, [], { headers: [["set-cookie", "wordpress_logged_in_1=a; Max-Age=0"]] }), "unknown")
  assert.equal(result(cookie, [], { headers: [["set-cookie", "wordpress_logged_in_1=; Path=/"]] }), "unknown")
})

test("a body that could not be seen proves nothing", () => {
  assert.equal(result([{ status: [200], text: /x/ }], [{ status: [400] }], { text: null }), "unknown")
  assert.equal(result([{ text: /x/ }], [{ status: [400] }], { status: 400, text: null }), "failure")
})

test("a Location is read however it is written", () => {
  assert.equal(locationPath("http://h:80:80/a?b"), "/a?b")
  assert.equal(locationPath("?a=1"), "?a=1")
  assert.equal(locationPath("account"), "/account")
})
