import type { Language, Words } from "../lib/words.ts"
import type { PaperCriterion, PaperVerdict } from "./document.ts"
import { seenOf } from "./first-things.ts"
import { filled, UI, UNKNOWN_WORDS } from "./words.ts"

const SEVERITY_RANK = { critical: 0, high: 1, medium: 2, low: 3 } as const

const mostPressing = (criteria: readonly PaperCriterion[]): PaperCriterion | undefined =>
  criteria
    .filter(({ state, weight }) => state === "unmet" && weight === "core")
    .toSorted((one, other) => SEVERITY_RANK[one.severity ?? "medium"] - SEVERITY_RANK[other.severity ?? "medium"])[0]

const unknownCounts = ({ criteria, unknowns }: PaperVerdict, language: Language): string =>
  unknowns
    .map((kind) => {
      const count = criteria.filter(({ weight, unknown }) => weight === "core" && unknown === kind).length
      return filled("unknownCount", { kind: UNKNOWN_WORDS[kind][language], count })[language]
    })
    .join(UI.listComma[language])

/** How a question stands that no check has looked at: a question alone does not say it. */
export const askedWords = ({ question, because }: PaperCriterion): Words => ({
  ja: `「${question.ja}」… ${because.ja}`,
  en: `“${question.en}” ${because.en}`,
})

/** Why a requirement has its state, in one sentence: its gravest finding, else what is not known, else that all was proved. */
export const pressingReason = (verdict: PaperVerdict, language: Language): string => {
  const core = verdict.criteria.filter(({ weight }) => weight === "core")
  if (verdict.state === "met") return filled("tableAllSeen", { count: core.length })[language]
  if (verdict.state === "not-applicable") return (verdict.because ?? core[0]?.because)?.[language] ?? ""
  const unmet = mostPressing(verdict.criteria)
  if (unmet !== undefined) return (seenOf(unmet)?.says ?? askedWords(unmet))[language]
  const unknown = unknownCounts(verdict, language)
  if (unknown !== "") return unknown
  return (
    (verdict.because ?? core.find(({ state }) => state === "partly")?.because ?? core[0]?.because)?.[language] ?? ""
  )
}
