import assert from "node:assert/strict"
import { test } from "node:test"
import { clearCookie, cookieName, readCookie, setCookie } from "./cookie.ts"

const HTTPS = "https://desk.example.jp"
test("over HTTPS the cookie is bound to this host and to secure connections", () => {
  assert.equal(setCookie(HTTPS, "v"), "__Host-sekisho-console=v; Path=/; HttpOnly; SameSite=Strict; Secure")
  assert.match(clearCookie(HTTPS), /^__Host-sekisho-console=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
  assert.equal(setCookie("http://localhost:1", "v"), "sekisho-console=v; Path=/; HttpOnly; SameSite=Strict")
})

const NAME = cookieName(HTTPS)
const ROWS: readonly (readonly [string, string | null, string | undefined])[] = [
  ["none", null, undefined],
  ["ours among others", `a=b; ${NAME}=v; c=d`, "v"],
  ["a name that ends like ours", `x${NAME}=v`, undefined],
  ["ours twice", `${NAME}=a; ${NAME}=b`, undefined],
  ["far too many", `${NAME}=v; ${"a=b; ".repeat(2_000)}`, undefined],
]
for (const [name, header, want] of ROWS) test(name, () => assert.equal(readCookie(header, NAME), want))
