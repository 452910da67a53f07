import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { guardsSchema } from "../../../config/guards.ts"
import { sampleContext } from "../sample-request.ts"
import { answerTo, tallyOf, type Standing } from "./tally.ts"

const NOW = 1_800_000_000_000
const SETTINGS = guardsSchema.parse({ "login-defence": { mode: "enforce" } })["login-defence"]
assert.ok(SETTINGS)
const settings = SETTINGS
const QUIET: Standing = {
  accountFailures: 0,
  accountAddresses: 1,
  addressAccounts: 1,
  addressSlow: 1,
  alikeFailures: 0,
}
const said = (changed: Partial<Standing>, alarm = false): string => {
  const answer = answerTo({ ...QUIET, ...changed }, settings, alarm)
  return answer.kind === "delay"
    ? `delay ${answer.ms}`
    : answer.kind === "puzzle"
      ? `puzzle ${answer.why}`
      : answer.kind
}

const ROWS: readonly (readonly [changed: Partial<Standing>, alarm: boolean, answer: string])[] = [
  [{}, false, "next"],
  [{ accountFailures: 2 }, false, "next"],
  [{ accountFailures: 3 }, false, "delay 500"],
  [{ accountFailures: 4 }, false, "delay 1000"],
  [{ accountFailures: 5 }, false, "puzzle account"],
  [{ accountFailures: 9 }, false, "puzzle account"],
  [{ accountFailures: 10 }, false, "lock"],
  [{ accountAddresses: 14 }, false, "next"],
  [{ accountAddresses: 15 }, false, "lock"],
  [{ addressAccounts: 10 }, false, "next"],
  [{ addressAccounts: 11 }, false, "puzzle address"],
  [{ addressAccounts: 31 }, false, "refuse-address"],
  [{ addressSlow: 21 }, false, "puzzle address"],
  [{ alikeFailures: 10 }, false, "puzzle account"],
  [{}, true, "puzzle site"],
  [{ accountFailures: 10, addressAccounts: 31 }, true, "lock"],
]
for (const [changed, alarm, answer] of ROWS)
  test(`${JSON.stringify(changed)}${alarm ? " in an alarm" : ""}: ${answer}`, () =>
    assert.equal(said(changed, alarm), answer))

const RANK = ["next", "delay", "puzzle", "refuse-address", "lock"]
test("property: more failures are never answered with less", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (failures, accounts, more) => {
      const rank = (standing: Partial<Standing>): number =>
        RANK.indexOf(answerTo({ ...QUIET, ...standing }, settings, false).kind)
      const before = { accountFailures: failures, addressAccounts: accounts }
      assert.ok(rank({ ...before, accountFailures: failures + more }) >= rank(before))
      assert.ok(rank({ ...before, addressAccounts: accounts + more }) >= rank(before))
    }),
  )
})

const shopper = { account: "a", alike: null, address: "x", known: false }
test("what succeeded is no failure, and an unlocked account begins anew", async () => {
  const tally = tallyOf(sampleContext(), settings)
  for (let index = 0; index < 20; index += 1) {
    assert.equal((await tally.count(shopper, NOW + index)).accountFailures, 0)
    await tally.succeed(shopper, NOW + index)
  }
  for (let index = 0; index < 10; index += 1) await tally.count(shopper, NOW + 100)
  assert.equal((await tally.count(shopper, NOW + 100)).accountFailures, 10)
  assert.deepEqual([await tally.lock("a", NOW), await tally.lock("a", NOW)], [true, false])
  assert.equal(await tally.isLocked("a", NOW + 1_000), true)
  await tally.unlock("a", NOW + 1_000)
  assert.equal(await tally.isLocked("a", NOW + 1_000), false)
  assert.equal((await tally.count(shopper, NOW + 1_000)).accountFailures, 0)
  await tally.lock("a", NOW)
  assert.equal(await tally.isLocked("a", NOW + 30 * 60_000), false, "it opens by itself")
})

test("a shop whose customers log in is not under attack; one whose log-ins mostly fail is", async () => {
  const tally = tallyOf(sampleContext(), settings)
  for (let index = 0; index < 200; index += 1) {
    await tally.goesOn(shopper, NOW)
    if (index % 4 !== 0) await tally.succeed(shopper, NOW)
  }
  assert.equal(await tally.alarm(NOW), false, "a quarter mistypes")
  for (let index = 0; index < 60; index += 1) await tally.goesOn({ ...shopper, known: true }, NOW)
  assert.equal(await tally.alarm(NOW), false, "known devices are not looked at")
  for (let index = 0; index < 60; index += 1) await tally.goesOn(shopper, NOW)
  assert.equal(await tally.alarm(NOW), true)
  assert.equal(await tally.alarm(NOW + 40 * 60_000), false)
})
