import type { z } from "zod"
import { questionById } from "../../guideline/answer.ts"
import { criterionById } from "../../guideline/catalogue.ts"
import { CHECKLIST, linesOfCriterion } from "../../guideline/checklist/checklist.ts"
import { isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import type { PaperObservation } from "../../report/document.ts"
import { SOURCE_WORDS } from "../../report/words.ts"
import { wordsOn } from "../../records/answers.ts"
import { everybody } from "../access/people.ts"
import type { criteriaList, criteriaQuery, CriterionRow, observation, questionDetail } from "../contract/answers.ts"
import type { ConsoleSite, World } from "../world.ts"
import { allLines, allRows, answerView, lineRow, namesOf, type Names } from "./rows.ts"
import { siteNow, type SiteNow } from "./site-now.ts"

/** A site judged now, and everybody's names beside it. */
export const siteAndNames = async (world: World, site: ConsoleSite): Promise<{ now: SiteNow; names: Names }> => {
  const [now, people] = await Promise.all([siteNow(world, site), everybody(world.records)])
  return { now, names: namesOf(people) }
}

/** Whether somebody who may see only these questions may see this one; null: all. */
export const mayAsk = (only: ReadonlySet<string> | null, question: string): boolean =>
  only === null || only.has(question)

/** Throws `CONSOLE_NOT_HERE`: what is not assigned is for a contractor as if it were not there. */
export const requireQuestion = (only: ReadonlySet<string> | null, question: string): void => {
  if (!mayAsk(only, question)) throw new SekishoError("CONSOLE_NOT_HERE")
}

/** Throws `USAGE_UNKNOWN_ID` for what is neither a criterion nor a line. */
export const requireKnown = (question: string): void => {
  if (criterionById(question) === undefined && !CHECKLIST.some(({ id }) => id === question))
    throw new SekishoError("USAGE_UNKNOWN_ID", { given: cutEvidence(question, 60) })
}

const matches = (row: CriterionRow, query: z.output<typeof criteriaQuery>, person: string): boolean => {
  const { phase, place, state, awaiting, overdue, mine, requirement, text } = query
  const wanted = text?.normalize("NFKC").toLowerCase() ?? ""
  const said = `${row.id} ${row.question.ja} ${row.question.en} ${row.requirementTitle.ja} ${row.requirementTitle.en}`
  return (
    (phase === undefined || row.phase === phase) &&
    (place === undefined || row.places.includes(place)) &&
    (state === undefined || row.state === state) &&
    (awaiting === undefined || row.awaiting) &&
    (overdue === undefined || row.overdue) &&
    (mine === undefined || row.assignee?.id === person) &&
    (requirement === undefined || row.requirement === requirement) &&
    said.normalize("NFKC").toLowerCase().includes(wanted)
  )
}

export const criteriaOf = async (
  world: World,
  site: ConsoleSite,
  query: z.output<typeof criteriaQuery>,
  viewer: { readonly person: string; readonly only: ReadonlySet<string> | null },
): Promise<z.input<typeof criteriaList>> => {
  const { now, names } = await siteAndNames(world, site)
  const rows = allRows(now, names).filter(({ id }) => mayAsk(viewer.only, id))
  const many = (wanted: (row: CriterionRow) => boolean): number => rows.filter(wanted).length
  return {
    rows: rows.filter((row) => matches(row, query, viewer.person)),
    totals: {
      all: rows.length,
      awaiting: many(({ awaiting }) => awaiting),
      overdue: many(({ overdue }) => overdue),
      unmet: many(({ state, role }) => state === "unmet" && role !== "later"),
      mine: many(({ assignee }) => assignee?.id === viewer.person),
    },
  }
}

export const linesOf = async (world: World, site: ConsoleSite, only: ReadonlySet<string> | null) => {
  const { now, names } = await siteAndNames(world, site)
  return allLines(now, names).filter(({ id }) => mayAsk(only, id))
}

const observationView = (seen: PaperObservation): z.infer<typeof observation> => ({
  by: seen.by,
  status: seen.status,
  severity: seen.severity ?? null,
  vantage: seen.vantage,
  observedAt: seen.observedAt,
  validUntil: seen.validUntil,
  title: seen.title,
  says: seen.says,
  remedy: seen.remedy ?? null,
  evidence: seen.evidence.map(({ kind, where, value }) => ({ kind, where, value })),
})

const HISTORY = 100

/** One question, whole: what it asks, what was seen and said, and what to do. Throws `USAGE_UNKNOWN_ID`. */
export const questionOf = async (
  world: World,
  site: ConsoleSite,
  id: string,
  only: ReadonlySet<string> | null,
): Promise<z.input<typeof questionDetail>> => {
  requireQuestion(only, id)
  requireKnown(id)
  const { now, names } = await siteAndNames(world, site)
  const line = CHECKLIST.find((one) => one.id === id)
  const criterionId = line?.criterion ?? id
  const row = allRows(now, names).find((one) => one.id === criterionId)
  const criterion = now.requirements.flatMap(({ criteria }) => criteria).find((one) => one.id === criterionId)
  const judged = now.document.verdicts.flatMap(({ criteria }) => criteria).find((one) => one.criterion === criterionId)
  if (!row || !criterion || !judged) throw new SekishoError("USAGE_UNKNOWN_ID", { given: cutEvidence(id, 60) })
  const history = await wordsOn(world.records, site.site.id, id, HISTORY)
  return {
    row,
    line: line ? lineRow(now, names, line) : null,
    why: criterion.why,
    remedy: judged.remedy ?? null,
    source: criterion.source,
    sourceWords: SOURCE_WORDS[criterion.source] ?? { ja: criterion.source, en: criterion.source },
    needsEvidence: row.answerable && questionById(now.requirements, id).needsEvidence,
    answerDays: criterion.answerDays,
    carriedBy: criterion.saas,
    observations: judged.observations.map(observationView),
    history: history.map(({ revision, at, answer, enteredBy }) => ({
      revision,
      at: isoTime(at),
      answer: answer && answerView(answer),
      enteredBy: enteredBy === null ? null : (names.get(enteredBy) ?? null),
    })),
    lines: line
      ? []
      : linesOfCriterion(criterionId)
          .filter((one) => mayAsk(only, one.id))
          .map((one) => lineRow(now, names, one)),
  }
}
