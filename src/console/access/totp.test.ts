import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { test } from "node:test"
import { Secret, TOTP } from "otpauth"
import { boxOf } from "./box.ts"
import { findRecovery, newRecoveryCodes, recoveryHash } from "./recovery.ts"
import { newTotpSecret, totpStep } from "./totp.ts"

const NOW = Date.UTC(2026, 10, 23, 3, 0, 10)
const STEP = Math.floor(NOW / 30_000)
const secret = newTotpSecret(randomBytes)
const codeOf = (step: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * 30_000 })

const ROWS: readonly (readonly [string, string, number, number | null])[] = [
  ["now", codeOf(STEP), 0, STEP],
  ["with a blank in it", `${codeOf(STEP).slice(0, 3)} ${codeOf(STEP).slice(3)}`, 0, STEP],
  ["one step before", codeOf(STEP - 1), 0, STEP - 1],
  ["one step ahead", codeOf(STEP + 1), 0, STEP + 1],
  ["two steps before", codeOf(STEP - 2), 0, null],
  ["used already", codeOf(STEP), STEP, null],
  ["older than the one that was used", codeOf(STEP - 1), STEP, null],
  ["no digits", "abcdef", 0, null],
  ["too many digits", `${codeOf(STEP)}0`, 0, null],
]
for (const [name, code, used, want] of ROWS)
  test(`a code ${name}`, () => assert.equal(totpStep(secret, code, used, NOW), want))

test("recovery codes are ten, all different, and found however they are typed", () => {
  const codes = newRecoveryCodes(randomBytes)
  assert.equal(new Set(codes).size, 10)
  const hashes = codes.map(recoveryHash)
  assert.equal(findRecovery(hashes, ` ${codes[7]?.toUpperCase().replaceAll("-", "")}`), 7)
  assert.equal(findRecovery(hashes, "aaaa-aaaa-aaaa-aaaa"), -1)
})

test("a box opens only with its own key, and only what was not changed", () => {
  const box = boxOf(randomBytes(32), randomBytes)
  const sealed = box.seal(secret)
  assert.equal(box.open(sealed), secret)
  assert.notEqual(box.seal(secret), sealed)
  assert.equal(boxOf(randomBytes(32), randomBytes).open(sealed), null)
  const bytes = Buffer.from(sealed, "base64url")
  bytes[20] = (bytes[20] ?? 0) ^ 1
  assert.equal(box.open(bytes.toString("base64url")), null)
  assert.equal(box.open(""), null)
})
