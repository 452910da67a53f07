import assert from "node:assert/strict"
import { test } from "node:test"
import { guardsSchema } from "../../config/guards.ts"
import { profileById } from "../../platforms/profiles.ts"
import { cookies } from "./cookies.ts"
import { sampleContext, sampleRequest } from "./sample-request.ts"

const give = (cookie: string, settings: object = {}, scheme: "http" | "https" = "https"): string => {
  const parsed = guardsSchema.parse({ cookies: { mode: "enforce", ...settings } }).cookies
  const profile = profileById("evershop")
  assert.ok(parsed && profile)
  const hooks = cookies.build(parsed, sampleContext({ publicScheme: scheme, profile }))
  const head = { status: 200, headers: [["Set-Cookie", cookie]], body: null, acts: [] } as const
  const decision = hooks.onResponse?.(sampleRequest({ visitor: { address: "203.0.113.5", scheme } }), head)
  assert.ok(decision && "action" in decision && (decision.action === "edit" || decision.action === "next"))
  return decision.action === "edit" ? (decision.headers[0]?.[1] ?? "") : cookie
}

const ROWS: readonly (readonly [name: string, cookie: string, want: string])[] = [
  ["a bare session", "sid=1; Path=/", "sid=1; Path=/; Secure; HttpOnly; SameSite=Lax"],
  ["the shop's own attributes stay", "sid=1; samesite=Strict; SECURE", "sid=1; samesite=Strict; SECURE; HttpOnly"],
  ["SameSite=None stays, with Secure", "sid=1; SameSite=None; HttpOnly", "sid=1; SameSite=None; HttpOnly; Secure"],
  ["one that says everything", "asid=1; Secure; HttpOnly; SameSite=Strict", "asid=1; Secure; HttpOnly; SameSite=Strict"],
  ["a cookie that is no session", "cart_count=3; Path=/", "cart_count=3; Path=/"],
  ["a name that only begins like it", "sidebar=open", "sidebar=open"],
  ["the word in its value is no attribute", "sid=httponly", "sid=httponly; Secure; HttpOnly; SameSite=Lax"],
  ["one that is deleted", "sid=; Max-Age=0", "sid=; Max-Age=0; Secure; HttpOnly; SameSite=Lax"],
] // prettier-ignore
for (const [name, cookie, want] of ROWS) test(`cookies: ${name}`, () => assert.equal(give(cookie), want))

test("over plain HTTP no Secure; on wish no SameSite and no HttpOnly", () => {
  assert.equal(give("sid=1", {}, "http"), "sid=1; HttpOnly; SameSite=Lax")
  assert.equal(give("sid=1", { "same-site": "leave", leave: ["sid"] }), "sid=1; Secure")
})
