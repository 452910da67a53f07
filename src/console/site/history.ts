import type { z } from "zod"
import { SekishoError } from "../../lib/errors.ts"
import { isoTime } from "../../lib/clock.ts"
import type { VerdictState } from "../../guideline/verdict-shape.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../../report/document.ts"
import { STATE_WORDS } from "../../report/words.ts"
import { lastWords, weighedAnswers, wordsOn, type KeptWord } from "../../records/answers.ts"
import { judge, RUN, runAt, standingsOf, type Run, type Standing } from "../../records/runs.ts"
import type { change, runRow } from "../contract/findings.ts"
import type { ConsoleSite, World } from "../world.ts"

type RunRow = z.infer<typeof runRow>
type Change = z.infer<typeof change>
const RUNS = 1_000

/** The runs that are kept, newest first. */
export const runsOf = async ({ records }: World, site: ConsoleSite): Promise<readonly RunRow[]> => {
  const [moments, standings] = await Promise.all([
    records.moments(RUN, site.site.id, RUNS),
    standingsOf(records, site.site.id, RUNS),
  ])
  const byTime = new Map<number, Standing>(standings.map((one) => [one.at, one]))
  return moments.map(({ revision, at }, index) => ({
    revision,
    at: isoTime(at),
    counts: byTime.get(at)?.counts ?? null,
    observations: null,
    current: index === 0,
  }))
}

const ANSWERS = 100
/** What had been answered at that time: of every question that was answered later, the word before. */
const answersAt = async (
  world: World,
  shop: string,
  at: number,
): Promise<ReadonlyMap<string, Pick<KeptWord, "answer">>> => {
  const words = new Map<string, Pick<KeptWord, "answer">>()
  for (const [question, word] of await lastWords(world.records, shop)) {
    if (word.at <= at) words.set(question, word)
    else {
      const former = (await wordsOn(world.records, shop, question, ANSWERS)).find((one) => one.at <= at)
      if (former) words.set(question, former)
    }
  }
  return words
}

/** The shop as it stood right after a run, with what had been answered by then. */
export const documentAt = async (world: World, { site }: ConsoleSite, run: Run): Promise<Document> =>
  judge({
    site,
    requirements: world.requirements,
    run,
    answers: weighedAnswers(await answersAt(world, site.id, run.at), run.at),
    now: run.at,
  })

const RANK: Readonly<Record<VerdictState, number>> = { unmet: 0, unknown: 1, partly: 2, "not-applicable": 3, met: 3 }

/** Why it is another state: a check saw something else, a person spoke, or something ran out. */
const whyOf = (before: PaperCriterion, after: PaperCriterion): Change["why"] => {
  if (after.answer?.at !== before.answer?.at && after.reason.startsWith("answer")) return "answered"
  if (after.reason === "answer-expired" || after.reason === "observation-expired") return "expired"
  const outcome = ({ observations }: PaperCriterion): string =>
    JSON.stringify(observations.map(({ by, outcome: said }) => [by, said]))
  return outcome(before) === outcome(after) ? "other" : "seen"
}

const changeOf = (verdict: PaperVerdict, before: PaperCriterion, after: PaperCriterion): Change => {
  const seen = after.observations.find(({ status }) => status === "not-ok") ?? after.observations[0]
  const why = whyOf(before, after)
  return {
    criterion: after.criterion,
    requirement: verdict.requirement,
    requirementTitle: verdict.title,
    question: after.question,
    weight: after.weight,
    before: before.state,
    beforeWords: STATE_WORDS[before.state],
    after: after.state,
    afterWords: STATE_WORDS[after.state],
    why,
    says: why === "seen" && seen ? seen.says : after.because,
    better: RANK[after.state] > RANK[before.state],
  }
}

const changesBetween = (before: Document, after: Document): readonly Change[] => {
  const known = new Map(before.verdicts.flatMap(({ criteria }) => criteria.map((one) => [one.criterion, one])))
  return after.verdicts
    .filter(({ state, role }) => state !== "not-applicable" && role !== "later")
    .flatMap((verdict) =>
      verdict.criteria.flatMap((criterion) => {
        const then = known.get(criterion.criterion)
        return then && then.state !== criterion.state ? [changeOf(verdict, then, criterion)] : []
      }),
    )
    .toSorted(
      (a, b) => Number(a.better) - Number(b.better) || Number(a.weight === "plus") - Number(b.weight === "plus"),
    )
}

/** What another run found otherwise, the last two by default. Throws `CONSOLE_NOT_HERE` for a run that is not kept. */
export const changesOf = async (
  world: World,
  site: ConsoleSite,
  asked: { readonly from?: number | undefined; readonly to?: number | undefined },
) => {
  const rows = await runsOf(world, site)
  const to = asked.to ?? rows[0]?.revision
  const from = asked.from ?? rows.find(({ revision }) => to !== undefined && revision < to)?.revision
  const rowOf = (revision: number | undefined): RunRow | null => rows.find((row) => row.revision === revision) ?? null
  if (from === undefined || to === undefined) return { from: rowOf(from), to: rowOf(to), changes: [] }
  const [one, other] = [await runAt(world.records, site.site.id, from), await runAt(world.records, site.site.id, to)]
  if (one === null || other === null) throw new SekishoError("CONSOLE_NOT_HERE")
  const changes = changesBetween(await documentAt(world, site, one), await documentAt(world, site, other))
  return { from: rowOf(from), to: rowOf(to), changes }
}
