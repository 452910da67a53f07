import assert from "node:assert/strict"
import { test } from "node:test"
import { guardsSchema } from "../../config/guards.ts"
import { GENERIC } from "../../platforms/profiles.ts"
import type { Header } from "../accept/headers.ts"
import { headers } from "./headers.ts"
import { sampleRequest } from "./sample-request.ts"

const give = (given: readonly Header[], scheme: "http" | "https" = "https", seconds = 300): readonly string[] => {
  const settings = guardsSchema.parse({ headers: { mode: "enforce", "hsts-seconds": seconds } }).headers
  assert.ok(settings)
  const hooks = headers.build(settings, { profile: GENERIC, clock: () => 0, publicScheme: scheme })
  const request = sampleRequest({ visitor: { address: "203.0.113.5", scheme } })
  const decision = hooks.onResponse?.(request, { status: 200, headers: given })
  assert.ok(decision && decision.action !== "refuse")
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
})

test("versions go, the name of the server may stay", () => {
  const lines = give([
    ["Server", "Apache/2.4.52 (Ubuntu) OpenSSL/3.0.2"],
    ["X-Powered-By", "PHP/8.1"],
    ["X-Generator", "Shop 4.2"],
  ])
  assert.ok(lines.includes("Server: Apache"))
  assert.ok(!lines.some((line) => /PHP|4\.2|2\.4/.test(line)))
  assert.ok(give([["Server", "4.2"]]).includes("Server: web"))
})
