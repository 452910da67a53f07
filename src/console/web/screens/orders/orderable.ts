import type { CriterionRow } from "../../../contract/answers.ts"
import type { Words } from "../../../../lib/words.ts"

/** Something that can stand in an order. */
export interface Orderable {
  readonly criterion: string
  readonly question: Words
  readonly kind: "findings" | "awaiting"
  /** In the order unless the owner takes it out: what decides a verdict of a must or need item. */
  readonly chosen: boolean
}
interface FoundOne {
  readonly criterion: string
  readonly question: Words
  readonly life: "open" | "fixed" | "verified"
  readonly weight: "core" | "plus"
}
type WaitingOne = Pick<CriterionRow, "id" | "question" | "weight" | "level" | "role">

/** The longest order there may be. */
export const MOST_ITEMS = 300

/** What was found comes first; a question that is in both stands once. */
export const orderable = (found: readonly FoundOne[], waiting: readonly WaitingOne[]): readonly Orderable[] => {
  const findings = found
    .filter(({ life }) => life === "open")
    .map(({ criterion, question, weight }): Orderable => ({
      criterion,
      question,
      kind: "findings",
      chosen: weight === "core",
    }))
  const taken = new Set(findings.map(({ criterion }) => criterion))
  const awaiting = waiting
    .filter(({ id }) => !taken.has(id))
    .map(({ id, question, weight, level, role }): Orderable => ({
      criterion: id,
      question,
      kind: "awaiting",
      chosen: weight === "core" && level !== "advise" && role !== "later",
    }))
  return [...findings, ...awaiting]
}
