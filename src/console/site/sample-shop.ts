import { CHECKS } from "../../checks/registry.ts"
import type { AnyCheck, OutcomeSpec } from "../../checks/check.ts"
import type { Answer, Observation } from "../../guideline/observation.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import type { Words } from "../../lib/words.ts"
import { answerWrite } from "../../records/answers.ts"
import { toPaper } from "../../report/rejudge.ts"
import { judge, keepRun } from "../../records/runs.ts"
import type { Records } from "../../storage/records.ts"
import type { ConsoleSite } from "../world.ts"

const WHO = "見本"
const VALID_DAYS = 30
/** Runs of the sample, days ago; each has mended something since the one before. */
const RUN_DAYS = [90, 60, 30, 1] as const

const NO_VALUES = /\{[a-z]/i
const isPlain = ({ says }: OutcomeSpec): boolean => !NO_VALUES.test(says.ja)
const MADE_UP: Words = { ja: "見本の店のための架空の証拠です", en: "made up for the sample shop" }

/** One outcome of a check whose words need no values; null where it has none. */
const outcomeOf = (check: AnyCheck, bad: boolean): readonly [string, OutcomeSpec] | null => {
  const all = Object.entries(check.outcomes).filter(([, spec]) => isPlain(spec))
  const wanted = all.find(([, { status }]) => status === (bad ? "not-ok" : "ok"))
  return wanted ?? all.find(([, { status }]) => status === "unknown") ?? null
}

/** Which checks find something: every third, and fewer of them in later runs. */
const isBad = (index: number, run: number): boolean => index % 3 === 0 && index % (run + 2) === 0

const observationOf = (check: AnyCheck, index: number, run: number, at: number): readonly Observation[] => {
  const found = outcomeOf(check, isBad(index, run))
  if (found === null) return []
  const [outcome, spec] = found
  return [
    {
      criteria: check.criteria,
      by: check.id,
      means: "observed",
      outcome,
      status: spec.status,
      ...(spec.status === "not-ok" ? { severity: spec.severity, remedy: check.remedy } : {}),
      vantage: "public",
      observedAt: at,
      validUntil: at + VALID_DAYS * DAY_MS,
      evidence: [{ kind: "text", where: "https://mihon.example/", value: MADE_UP.ja }],
      title: check.title,
      says: spec.says,
    },
  ]
}

const STATES = ["yes", "yes", "no", "yes", "planned"] as const

const answersOf = (requirements: readonly Requirement[], now: number): readonly Answer[] =>
  requirements
    .flatMap(({ criteria }) => criteria)
    .filter(({ means, needsEvidence }) => means.length === 1 && means[0] === "answered" && !needsEvidence)
    .filter((_, index) => index % 2 === 0)
    .map(({ id, answerDays }, index): Answer => {
      const state = STATES[index % STATES.length] ?? "yes"
      const at = now - ((index % 20) + 1) * DAY_MS
      return {
        criterion: id,
        state,
        by: WHO,
        at,
        until: state === "planned" ? now + 20 * DAY_MS : Math.max(at + answerDays * DAY_MS, now + DAY_MS),
        text: "見本の回答です",
      }
    })

/** Fills the records of the sample shop: a few runs over the last months, and answers to some of the questions. */
export const fillSample = async (
  records: Records,
  { site }: ConsoleSite,
  requirements: readonly Requirement[],
  now: number,
): Promise<void> => {
  const answers = answersOf(requirements, now)
  await records.append(answers.map((answer) => answerWrite(site.id, answer, 0, null)))
  for (const [run, days] of RUN_DAYS.entries()) {
    const at = now - days * DAY_MS
    const observations = CHECKS.flatMap((check, index) => observationOf(check, index, run, at))
    const about = {
      platform: "ec-cube-4",
      platformName: "EC-CUBE",
      platformVersion: "4.2",
      durationMs: 60_000,
      requestsSent: 0,
      browserRequestsSent: 0,
      vantage: "public",
      notSeen: [],
    }
    const seen = judge({
      site,
      requirements,
      run: { revision: run + 1, at, startedAt: isoTime(at), observations: observations.map(toPaper), about },
      answers: answers.filter((answer) => answer.at <= at),
      now: at,
    })
    await keepRun(records, site.id, { document: seen, observations, at, by: { who: WHO, person: null } })
  }
}
