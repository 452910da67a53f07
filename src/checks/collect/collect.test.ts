import assert from "node:assert/strict"
import { test } from "node:test"
import { target } from "../sample-facts.ts"
import type { FactName } from "../facts.ts"
import { collectFacts, collectorsFor } from "./collect.ts"
import { notSeen, seen, type AnyCollector, type Look } from "./look.ts"

const NOW = 1_000
// The collectors below use nothing of the look but its clock.
const look = { clock: () => NOW } as unknown as Look

const collector = (
  fact: FactName,
  needs: readonly FactName[],
  collect: AnyCollector["collect"],
  ownPace?: true,
): AnyCollector => ({
  fact,
  needs,
  collect,
  ...(ownPace ? { ownPace } : {}),
})
const fine = (fact: FactName, needs: readonly FactName[] = []): AnyCollector =>
  collector(fact, needs, (_, given) => Promise.resolve(seen({ fact, given: Object.keys(given) }, NOW)))

const run = (collectors: readonly AnyCollector[], steps: string[] = []): ReturnType<typeof collectFacts> =>
  collectFacts(look, seen(target(), NOW), collectors, ({ fact, done, total }) => steps.push(`${fact} ${done}/${total}`))

test("a collector is handed exactly what it names, and each one's end is told", async () => {
  const steps: string[] = []
  const facts = await run([fine("pages", ["target"]), fine("cookies", ["pages"])], steps)
  assert.deepEqual(facts.cookies, { state: "seen", value: { fact: "cookies", given: ["pages"] }, at: NOW })
  assert.deepEqual(steps, ["pages 1/2", "cookies 2/2"])
})

test("what rests on a thing that could not be seen is not asked for, and says the first reason", async () => {
  let asked = 0
  const dependent = collector("cookies", ["pages"], () => Promise.reject(new Error(String(asked++))))
  const facts = await run([
    collector("pages", [], () => Promise.resolve(notSeen("timed-out", "ETIMEDOUT", NOW))),
    dependent,
  ])
  assert.deepEqual(facts.cookies, { state: "not-seen", fault: "timed-out", detail: "ETIMEDOUT", at: NOW })
  assert.equal(asked, 0)
})

test("a mistake in one collector is that fact's fault alone", async () => {
  const facts = await run([collector("pages", [], () => Promise.reject(new TypeError("x"))), fine("doors")])
  assert.deepEqual(
    [facts.pages?.state, facts.pages?.state === "not-seen" && facts.pages.fault],
    ["not-seen", "collector-failed"],
  )
  assert.equal(facts.doors?.state, "seen")
})

test("those that share the client go one after the other; the others go beside them", async () => {
  const order: string[] = []
  const slow = (fact: FactName, ownPace?: true): AnyCollector =>
    collector(
      fact,
      [],
      async () => {
        order.push(`${fact} begins`)
        await new Promise((resolve) => setTimeout(resolve, 10))
        order.push(`${fact} ends`)
        return seen(null, NOW)
      },
      ownPace,
    )
  await run([slow("pages"), slow("doors"), slow("records", true)])
  assert.ok(order.indexOf("doors begins") > order.indexOf("pages ends"))
  assert.ok(order.indexOf("records begins") < order.indexOf("pages ends"))
})

test("only the collectors that are needed run, with what they need in turn", () => {
  const all = [
    fine("platform", ["target"]),
    fine("pages", ["platform"]),
    fine("cookies", ["pages"]),
    fine("doors", ["platform"]),
  ]
  const names = (wanted: FactName[]): readonly string[] => collectorsFor(new Set(wanted), all).map((one) => one.fact)
  assert.deepEqual(names(["cookies"]), ["platform", "pages", "cookies"])
  assert.deepEqual(names(["doors"]), ["platform", "doors"])
  assert.deepEqual(names([]), [])
})
