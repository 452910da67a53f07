import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Answer } from "../../guideline/observation.ts"
import { buildDocument } from "../build.ts"
import { sampleDocument } from "../sample.ts"
import type { AnswerCells, Sheet } from "./columns.ts"
import type { Kept } from "./plan.ts"
import { checklistSheets } from "./rows.ts"

export const SAMPLE_NOW = Date.parse("2026-11-23T02:00:00Z")

/** The five sheets of a shop at which nobody has looked yet, for tests. */
export const sampleSheets = (answers: ReadonlyMap<string, Kept>, weighed: readonly Answer[] = []): readonly Sheet[] =>
  checklistSheets({
    document: buildDocument({
      ...sampleDocument,
      requirements: REQUIREMENTS,
      observations: [],
      answers: weighed,
      startedAt: SAMPLE_NOW,
      now: SAMPLE_NOW,
    }),
    requirements: REQUIREMENTS,
    shop: "main",
    answers,
    now: SAMPLE_NOW,
  })

/** The sheets as somebody gave them back, with those cells filled in. */
export const filledIn = (
  sheets: readonly Sheet[],
  cells: Readonly<Record<string, Partial<AnswerCells & { readonly revision: string; readonly id: string }>>>,
): readonly Sheet[] =>
  sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, ...cells[row.id] })) }))
