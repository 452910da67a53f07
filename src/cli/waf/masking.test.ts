import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isSecretName, shown } from "./masking.ts"

const latin1 = (text: string): string => Buffer.from(text).toString("latin1")

const SHOWN: readonly (readonly [value: string, want: string])[] = [
  ["4111 1111-1111 1111", "••••1111"],
  ["card=4111111111111111&x=1", "card=••••1111&x=1"],
  ["注文 4111111111111112", "注文 4111111111111112"],
  ["4901234567894", "4901234567894"],
  ["a=1&password=hunter2&b=2", "a=1&password=••••&b=2"],
  ['{"login_pass":"hunter2"}', '{"login_pass":"••••"}'],
  ["東京都千代田区", "東京都千代田区"],
  ["a\nb\u001b[2J", "a·b·[2J"],
]
for (const [value, want] of SHOWN)
  test(`shown: ${JSON.stringify(value)}`, () => {
    assert.equal(shown(latin1(value), 160), want)
  })

test("a value is cut, and a character that was cut in the middle is left out", () => {
  assert.equal(shown(latin1("日本語").slice(0, 7), 160), "日本")
  assert.equal(shown("a".repeat(500), 20).length, 20)
})

const SECRET = ["password", "login_pass", "pwd", "entry[plain_password][first]", "member[password1]", "PHPSESSID", "sid", "_csrf_token", "Authorization", "security_code", "cvc", "X-Api-Key", "eccube", "Cookie", "暗証番号"] // prettier-ignore
const OPEN = ["name", "compass", "passenger_name", "address", "email", "q", "message", "side", "spin", "product[description]"] // prettier-ignore
test("names of secrets are known, and few others", () => {
  for (const name of SECRET) assert.ok(isSecretName(name), name)
  for (const name of OPEN) assert.ok(!isSecretName(name), name)
})

test("property: no card number is ever shown whole", () => {
  const luhn = (digits: string): string => {
    for (let last = 0; last < 10; last++) {
      const all = `${digits}${last}`
      const sum = [...all].toReversed().reduce((total, digit, index) => {
        const doubled = Number(digit) * (1 + (index % 2))
        return total + (doubled > 9 ? doubled - 9 : doubled)
      }, 0)
      if (sum % 10 === 0) return all
    }
    return digits
  }
  fc.assert(
    fc.property(fc.stringMatching(/^[3-6][0-9]{14}$/), fc.stringMatching(/^[a-z ,]{0,20}$/), (digits, around) => {
      const card = luhn(digits)
      assert.ok(!shown(`${around}${card}${around}`, 300).includes(card))
    }),
    { numRuns: 500 },
  )
})
