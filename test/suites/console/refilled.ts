import { FORM_MARK, type Sheet, type SheetRow } from "../../../src/report/checklist/columns.ts"
import { readForm } from "../../../src/report/checklist/read-rows.ts"
import { writeWorkbook } from "../../../src/report/checklist/workbook.ts"

/** A form of the shop `main` as somebody gives it back: with other words in some rows, and with rows that were put in. */
export const refilled = async (
  form: Uint8Array,
  cells: Readonly<Record<string, Partial<SheetRow>>>,
  added: readonly Partial<SheetRow>[] = [],
): Promise<Uint8Array> => {
  const { rows } = readForm(form, "main", "a.xlsx")
  const shown = { level: "", requirement: "", question: "", verdict: "", evidence: "", asked: true }
  const empty = { ...shown, id: "", state: "", text: "", link: "", approvedBy: "", until: "", by: "", revision: "0" }
  const names = [...new Set(rows.map((row) => row.sheet))] as Sheet["name"][] // the form has been read, so they are ours
  const sheets = names.map((name, index) => ({
    name,
    head: ["", `${FORM_MARK}main `, ""],
    rows: [
      ...rows
        .filter((row) => row.sheet === name)
        .map((row) => ({ ...shown, ...row.cells, id: row.id, revision: row.revision, ...cells[row.id] })),
      ...(index === 0 ? added.map((row) => ({ ...empty, ...row })) : []),
    ],
  }))
  return writeWorkbook(sheets)
}
