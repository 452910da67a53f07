import { fill, type Language } from "../../lib/words.ts"
import { ASSUMED_RATES } from "../effort.ts"
import { FORM_END } from "../papers/frame.ts"
import { SITE_WORDS } from "../words.ts"
import type { Plan } from "./plan.ts"
import { PLAN } from "./words.ts"

/** The plan in short, for a terminal; ends with a line end. */
export const planTable = (plan: Plan, language: Language): string => {
  const { says, reasons, missing } = plan.advice
  const choices = plan.choices.map(({ form, shares, hoursPerMonth }) => {
    const mark = form === plan.advice.result ? "→" : " "
    const name = SITE_WORDS[form]?.[language] ?? form
    const work = fill(PLAN.workValue, { low: hoursPerMonth.low, high: hoursPerMonth.high })[language]
    return `${mark} ${name}: ${PLAN.carried[language]} ${fill(PLAN.carriedValue, shares)[language]}, ${PLAN.work[language]} ${work}`
  })
  return [
    says[language],
    "",
    ...reasons.map((one) => `- ${one[language]}`),
    ...(missing.length === 0 ? [] : ["", PLAN.missing[language], ...missing.map((one) => `- ${one[language]}`)]),
    "",
    PLAN.choices[language],
    ...choices,
    fill(PLAN.assumed, { rate: ASSUMED_RATES.staffYenPerHour.toLocaleString("ja-JP") })[language],
    "",
    FORM_END[language],
    "",
  ].join("\n")
}
