import type { Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { accidentSheet } from "./accident.ts"
import { acquirerSheet } from "./acquirer-sheet.ts"
import type { Audience } from "./audiences.ts"
import { budgetSheet } from "./budget.ts"
import { calendarSheet } from "./calendar.ts"
import { clausesSheet } from "./clauses.ts"
import { contractorSheet } from "./contractor-sheet.ts"
import type { PaperContext } from "./context.ts"
import { goNoGoSheet } from "./go-no-go.ts"
import { orderSheet } from "./order.ts"
import { ownerSheet } from "./owner-sheet.ts"
import { policySheet } from "./policy.ts"
import { practitionerSheet } from "./practitioner-sheet.ts"
import { publicSheet } from "./public-sheet.ts"
import { requirementsSheet } from "./requirements.ts"
import type { Sheet } from "./sheet.ts"

/** Makes one paper. Pure. */
export type SheetMaker = (document: Document, context: PaperContext, language: Language) => Sheet

/** Papers that are named by what they are, not by who reads them. */
export const PAPER_NAMES = [
  "order",
  "policy",
  "budget",
  "calendar",
  "accident",
  "clauses",
  "requirements",
  "go-no-go",
] as const
export type PaperName = (typeof PAPER_NAMES)[number]

/** One paper for each reader, and each paper by its name. */
export const SHEETS: Readonly<Record<Audience | PaperName, SheetMaker>> = {
  owner: ownerSheet,
  practitioner: practitionerSheet,
  contractor: contractorSheet,
  acquirer: acquirerSheet,
  public: publicSheet,
  order: orderSheet,
  policy: policySheet,
  budget: budgetSheet,
  calendar: calendarSheet,
  accident: accidentSheet,
  clauses: clausesSheet,
  requirements: requirementsSheet,
  "go-no-go": goNoGoSheet,
}
