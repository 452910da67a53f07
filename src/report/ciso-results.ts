import writeExcelFile, { type CellObject } from "write-excel-file/universal"
import { cisoUrn } from "../guideline/export/ciso-assistant.ts"
import type { VerdictState } from "../guideline/verdict-shape.ts"
import type { Language } from "../lib/words.ts"
import { escaped } from "./checklist/workbook.ts"
import type { Document, PaperCriterion } from "./document.ts"
import { UNKNOWN_WORDS } from "./words.ts"

/** The columns of CISO Assistant's import of an audit, in its own words. */
export const CISO_COLUMNS = [
  "urn",
  "assessable",
  "ref_id",
  "name",
  "description",
  "compliance_result",
  "requirement_progress",
  "score",
  "observations",
] as const
export type CisoRow = Readonly<Record<Exclude<(typeof CISO_COLUMNS)[number], "assessable">, string>> & {
  readonly assessable: true
}

/** What is not known is not assessed there: never a good word without evidence. */
const RESULT: Readonly<Record<VerdictState, readonly [result: string, progress: string]>> = {
  met: ["compliant", "done"],
  partly: ["partially_compliant", "in_progress"],
  unmet: ["non_compliant", "in_progress"],
  unknown: ["not_assessed", "to_do"],
  "not-applicable": ["not_applicable", "done"],
}

const MAX_CHARS = 4_000
const observations = (criterion: PaperCriterion, language: Language): string =>
  [
    criterion.unknown === undefined ? "" : UNKNOWN_WORDS[criterion.unknown][language],
    criterion.because[language],
    ...criterion.observations.map(
      ({ by, says, observedAt, validUntil }) => `${by} ${observedAt} – ${validUntil}: ${says[language]}`,
    ),
    ...(criterion.answer === undefined
      ? []
      : [
          `${criterion.answer.state} ${criterion.answer.by} ${criterion.answer.at} – ${criterion.answer.until}: ${criterion.answer.text ?? ""}`,
        ]),
  ]
    .filter((line) => line !== "")
    .join("\n")
    .slice(0, MAX_CHARS)

/** Every question as a row for the library that `sekisho guideline --format ciso-assistant` makes. Pure. */
export const cisoRows = (document: Document, language: Language): readonly CisoRow[] =>
  document.verdicts.flatMap(({ criteria }) =>
    criteria.map((criterion) => {
      const [result, progress] = RESULT[criterion.state]
      return {
        urn: cisoUrn(criterion.criterion),
        assessable: true as const,
        ref_id: criterion.criterion,
        name: criterion.question[language],
        description: criterion.why[language],
        compliance_result: result,
        requirement_progress: progress,
        score: "",
        observations: observations(criterion, language),
      }
    }),
  )

const textCell = (text: string): CellObject => ({
  value: escaped(text.replace(/[^\P{Cc}\n]/gu, "")),
  type: String,
  format: "@",
})

/** The rows as the xlsx file that CISO Assistant's import of an audit takes. Texts stay texts, `=1+1` too. */
export const cisoWorkbook = async (document: Document, language: Language): Promise<Uint8Array> => {
  const rows = cisoRows(document, language).map((row) =>
    CISO_COLUMNS.map((column): CellObject =>
      column === "assessable" ? { value: true, type: Boolean } : textCell(row[column]),
    ),
  )
  const file = writeExcelFile([CISO_COLUMNS.map(textCell), ...rows], { sheet: "audit" })
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}
