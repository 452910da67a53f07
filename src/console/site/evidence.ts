import type { z } from "zod"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { REASON_WORDS } from "../../guideline/reasons.ts"
import type { evidenceRow } from "../contract/findings.ts"
import type { ConsoleSite, World } from "../world.ts"
import { fileOf, siteNow } from "./site-now.ts"

type Row = z.infer<typeof evidenceRow>

/** What runs out within so many days and what has run out, of all that speaks for this shop; the next first. */
export const evidenceOf = async (world: World, site: ConsoleSite, days: number): Promise<readonly Row[]> => {
  const { document, words, now } = await siteNow(world, site)
  const until = now + days * DAY_MS
  return document.verdicts
    .filter(({ role, state }) => role !== "later" && state !== "not-applicable")
    .flatMap(({ criteria }) => criteria)
    .flatMap((criterion): readonly Row[] => {
      const { criterion: id, question } = criterion
      const answer = words.get(id)?.answer
      const seen = criterion.observations
        .filter(({ status, validUntil }) => status === "ok" && Date.parse(validUntil) <= until)
        .map((one): Row => ({
          criterion: id,
          question,
          kind: "observation",
          by: one.by,
          says: one.says,
          at: one.observedAt,
          until: one.validUntil,
          expired: Date.parse(one.validUntil) <= now,
          files: [],
        }))
      if (!answer || answer.until > until) return seen
      const said: Row = {
        criterion: id,
        question,
        kind: "answer",
        by: answer.by,
        says:
          answer.text === undefined ? REASON_WORDS[`answered-${answer.state}`] : { ja: answer.text, en: answer.text },
        at: isoTime(answer.at),
        until: isoTime(answer.until),
        expired: answer.until <= now,
        files: (answer.evidence ?? []).map(fileOf).map(({ name, hash }) => ({ name, hash })),
      }
      return [said, ...seen]
    })
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))
}
