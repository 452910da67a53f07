import assert from "node:assert/strict"
import { test } from "node:test"
import { guardsSchema } from "../../../config/guards.ts"
import type { Header } from "../../accept/headers.ts"
import { sampleContext, sampleRequest } from "../sample-request.ts"
import { headers } from "./headers.ts"

const give = (given: readonly Header[], scheme: "http" | "https" = "https", seconds?: number): readonly string[] => {
  const more = seconds === undefined ? {} : { "hsts-seconds": seconds }
  const settings = guardsSchema.parse({ headers: { mode: "enforce", ...more } }).headers
  assert.ok(settings)
  const hooks = headers.build(settings, sampleContext({ publicScheme: scheme }))
  const request = sampleRequest({ visitor: { address: "203.0.113.5", scheme } })
  const decision = hooks.onResponse?.(request, { status: 200, headers: given, body: null, acts: [] })
  assert.ok(decision && "action" in decision && (decision.action === "edit" || decision.action === "next"))
  return (decision.action === "edit" ? decision.headers : given).map(([name, value]) => `${name}: ${value}`)
}
const HTML: Header = ["Content-Type", "text/html; charset=UTF-8"]

test("a page gets everything it lacks", () => {
  assert.deepEqual(give([HTML]), [
    "Content-Type: text/html; charset=UTF-8",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: SAMEORIGIN",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), microphone=(), usb=()",
    "Strict-Transport-Security: max-age=300",
  ])
})

test("what the shop says stays as it is", () => {
  const own: readonly Header[] = [HTML, ["x-frame-options", "DENY"], ["Referrer-Policy", "no-referrer"], ["permissions-policy", "x"], ["x-content-type-options", "nosniff"], ["strict-transport-security", "max-age=9"]] // prettier-ignore
  assert.deepEqual(give(own), own.map(([name, value]) => `${name}: ${value}`)) // prettier-ignore
})

test("a policy for frames makes X-Frame-Options needless", () => {
  const with_ = give([HTML, ["Content-Security-Policy", "default-src *; frame-ancestors https://a.test"]])
  assert.ok(!with_.some((line) => line.startsWith("X-Frame-Options")))
})

test("a picture gets no page's headers", () => {
  assert.deepEqual(give([["Content-Type", "image/png"]], "http"), [
    "Content-Type: image/png",
    "X-Content-Type-Options: nosniff",
  ])
})

test("HSTS only over HTTPS, and not at all when it is 0", () => {
  assert.ok(!give([HTML], "http").some((line) => /strict-transport/i.test(line)))
  assert.ok(!give([HTML], "https", 0).some((line) => /strict-transport/i.test(line)))
  assert.ok(give([HTML], "https", 86_400).includes("Strict-Transport-Security: max-age=86400"))
})
