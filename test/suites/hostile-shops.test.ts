import assert from "node:assert/strict"
import { test } from "node:test"
import { lookAt, type Sight } from "../../src/checks/look-at.ts"
import type { Site } from "../../src/guideline/site.ts"
import { systemClock } from "../../src/lib/clock.ts"
import { SekishoError } from "../../src/lib/errors.ts"
import { HOSTILE } from "../servers/hostile.ts"
import { startRawServer } from "../servers/server.ts"

/** The whole look, every collector and every check, at shops that answer every request as no honest shop does. */
const site: Site = {
  id: "main", publicUrl: null, state: "open", form: null, payment: null, membership: null, platform: null,
  strangers: ["loopback"],
} // prettier-ignore

const look = (url: string): Promise<Sight> =>
  lookAt(site, url, {
    browser: "off",
    dataDir: "/nonexistent",
    requestBudget: 200,
    requestsPerSecond: 50,
    compromise: true,
    clock: systemClock,
    signal: new AbortController().signal,
    progress: () => undefined,
    bounds: { answerMs: 150, connectMs: 150, bodyBytes: 64 * 1024 },
  })

/** What may end a run at once: nothing answers there at all. */
const UNREACHABLE = new Set(["silence", "endlessContinue", "slowHeader", "resetBeforeAnswer"])
const names = Object.keys(HOSTILE) as (keyof typeof HOSTILE)[] // the keys of this very object

for (const name of names)
  test(`a shop that answers with ${name} is looked at to the end`, { timeout: 120_000 }, async () => {
    const server = await startRawServer(HOSTILE[name])
    try {
      const sight = await look(server.url)
      const failed = sight.observations.filter((seen) =>
        seen.evidence.some(({ where }) => where === "collector-failed"),
      )
      assert.deepEqual(
        failed.map(({ by }) => by),
        [],
        "no collector and no check failed",
      )
      assert.ok(
        sight.notSeen.every(({ fault }) => fault !== "collector-failed"),
        JSON.stringify(sight.notSeen),
      )
      assert.ok(sight.observations.length >= 40)
      for (const seen of sight.observations)
        if (seen.status === "ok" || seen.status === "not-ok")
          assert.ok(seen.evidence.length > 0, `${seen.by} without evidence`)
      assert.ok(sight.requestsSent <= 200)
    } catch (error) {
      assert.ok(
        error instanceof SekishoError && error.code === "TARGET_UNREACHABLE" && UNREACHABLE.has(name),
        String(error),
      )
    } finally {
      await server.close()
    }
  })

test("the suite has every hostile answer", () => assert.ok(names.length >= 20, `${names.length} hostile shops`))
