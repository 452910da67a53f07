import assert from "node:assert/strict"
import { test } from "node:test"
import { browserName } from "./browser-name.ts"

const rows: readonly (readonly [userAgent: string, want: string | null])[] = [
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome (Windows)",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge (Windows)",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari (iPhone)",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox (Mac)"],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
    "Chrome (Android)",
  ],
  ["curl/8.0", "curl/8.0"],
  ["x".repeat(300), "x".repeat(60)],
  ["", null],
]
for (const [userAgent, want] of rows)
  test(`${userAgent.slice(0, 40)} is ${want}`, () => assert.equal(browserName(userAgent), want))
