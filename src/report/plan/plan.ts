import { CATALOGUE_EDITION, REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { SaasStatement } from "../../guideline/saas/profile.ts"
import { SAAS_PROFILES } from "../../guideline/saas/profiles.ts"
import { shareOf, type Share } from "../../guideline/saas/shares.ts"
import { FORMS, type Form } from "../../guideline/site.ts"
import { isoTime } from "../../lib/clock.ts"
import type { Words } from "../../lib/words.ts"
import { ASSUMED_RATES } from "../effort.ts"
import { wantedOf } from "../papers/requirement-rows.ts"
import { adviceFor, type Advice } from "./advice.ts"
import type { PlanAnswers } from "./answers.ts"
import { questionsFor, type QuotationQuestion } from "./quotation.ts"
import { hoursFor, PURCHASES, type Hours } from "./work.ts"

/** What one way of making the shop would mean. */
export interface FormChoice {
  readonly form: Form
  /** How many requirements of building, operating and the card guideline each side carries. */
  readonly shares: Readonly<Record<Share, number>>
  readonly hoursPerMonth: Hours
  /** The hours in yen a year, at an assumed rate. */
  readonly yearlyYen: Hours
  readonly toBuy: readonly Words[]
}
export interface SharedRequirement {
  readonly requirement: string
  readonly title: Words
  readonly byForm: Readonly<Record<Form, Share>>
}
/** Everything that `sekisho plan` says, as data. */
export interface Plan {
  readonly schema: "sekisho-plan/1"
  readonly sekisho: string
  readonly catalogue: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
  readonly answers: PlanAnswers
  readonly advice: Advice
  readonly choices: readonly FormChoice[]
  readonly shares: readonly SharedRequirement[]
  /** What is known about the service that was named; null where none was. */
  readonly service: {
    readonly name: string
    readonly page: string
    readonly statements: readonly SaasStatement[]
  } | null
  /** The form that the sheets are for: what was advised, else what was wished. */
  readonly form: Form
  readonly requirements: readonly string[]
  readonly questions: readonly QuotationQuestion[]
}

const SHARED_PHASES = ["build", "operate", "card"] as const

const choiceOf = (form: Form): FormChoice => {
  const shares = REQUIREMENTS.filter(({ phase }) => phase !== "owner").map((one) => shareOf(one, form))
  const count = (share: Share): number => shares.filter((one) => one === share).length
  const hours = hoursFor(form)
  const yearly = (perMonth: number): number => perMonth * 12 * ASSUMED_RATES.staffYenPerHour
  return {
    form,
    shares: { provider: count("provider"), shared: count("shared"), shop: count("shop") },
    hoursPerMonth: hours,
    yearlyYen: { low: yearly(hours.low), high: yearly(hours.high) },
    toBuy: PURCHASES.filter(({ forms }) => forms.includes(form)).map(({ title }) => title),
  }
}

const byForm = (requirement: (typeof REQUIREMENTS)[number]): SharedRequirement["byForm"] => ({
  mall: shareOf(requirement, "mall"),
  saas: shareOf(requirement, "saas"),
  package: shareOf(requirement, "package"),
  oss: shareOf(requirement, "oss"),
  scratch: shareOf(requirement, "scratch"),
})

/** The plan for what was told. Pure. `now` in milliseconds since 1970 UTC. */
export const buildPlan = (answers: PlanAnswers, sekisho: string, now: number): Plan => {
  const advice = adviceFor(answers)
  const form = advice.result === "not-yet" ? (answers.form ?? "saas") : advice.result
  const service = answers.service === null ? null : SAAS_PROFILES[answers.service]
  return {
    schema: "sekisho-plan/1",
    sekisho,
    catalogue: CATALOGUE_EDITION,
    madeAt: isoTime(now),
    answers,
    advice,
    choices: FORMS.map(choiceOf),
    shares: REQUIREMENTS.filter(({ phase }) => phase !== "owner").map((one) => ({
      requirement: one.id,
      title: one.title,
      byForm: byForm(one),
    })),
    service: service === null ? null : { name: service.name, page: service.page, statements: service.statements },
    form,
    requirements: wantedOf({ ...answers, form }, SHARED_PHASES).map(({ id }) => id),
    questions: questionsFor(form),
  }
}
