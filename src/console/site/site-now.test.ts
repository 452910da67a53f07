import assert from "node:assert/strict"
import { after, test } from "node:test"
import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import { DAY_MS } from "../../lib/clock.ts"
import { answerWrite } from "../../records/answers.ts"
import { journalWrite } from "../../records/journal.ts"
import { openSqlite } from "../../storage/sqlite.ts"
import { siteNamed } from "../../../test/suites/console/rig.ts"
import { ShopMemory } from "./memory.ts"
import { createSiteMemory, siteNow } from "./site-now.ts"

const START = Date.UTC(2026, 10, 23, 3)
const QUESTION = "build/5.screen-lock"
const records = await openSqlite(":memory:")
after(() => records.close())
let now = START
const desk = { records, requirements: REQUIREMENTS, clock: () => now, memory: createSiteMemory() }
const site = siteNamed("main")
const reasonNow = async (): Promise<string | undefined> =>
  (await siteNow(desk, site)).document.verdicts
    .flatMap(({ criteria }) => criteria)
    .find(({ criterion }) => criterion === QUESTION)?.reason

test("what is remembered is the same until something is written, and never outlives what it rests on", async () => {
  assert.equal(await reasonNow(), "not-probed")
  const [first, second] = [await siteNow(desk, site), await siteNow(desk, site)]
  assert.equal(first.document, second.document)
  const answer = { criterion: QUESTION, state: "yes", by: "佐藤", at: now, until: now + DAY_MS / 4 } as const
  const line = { who: "佐藤", person: null, what: "answer", about: [QUESTION] } as const
  await records.append([answerWrite("main", answer, 0, null), journalWrite("main", line, now)])
  assert.equal(await reasonNow(), "answered-yes")
  now += DAY_MS / 8
  const later = await siteNow(desk, site)
  assert.deepEqual([later.now, await reasonNow()], [now, "answered-yes"])
  now += DAY_MS / 8
  assert.equal(await reasonNow(), "answer-expired")
  const { today } = await siteNow(desk, site)
  now += DAY_MS
  assert.notEqual((await siteNow(desk, site)).today, today)
  now = START
  assert.equal((await siteNow(desk, site)).now, START, "a clock that was set back")
})

test("the shop that was looked at longest ago is forgotten first", () => {
  const memory = new ShopMemory<number>()
  for (let shop = 0; shop < 24; shop += 1) memory.set(`s${shop}`, 1, shop)
  assert.equal(memory.get("s0", 1), 0)
  memory.set("more", 1, 99)
  assert.deepEqual([memory.get("s0", 1), memory.get("s1", 1), memory.get("more", 1)], [0, null, 99])
  assert.equal(memory.get("s2", 2), null, "another revision")
})
