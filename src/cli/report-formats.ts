import { extname } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import { cisoWorkbook } from "../report/ciso-results.ts"
import { renderCsv } from "../report/csv.ts"
import type { Document } from "../report/document.ts"
import { oscalResults } from "../report/oscal-results.ts"
import { AUDIENCES, PAPERS_FOR, type Audience } from "../report/papers/audiences.ts"
import type { PaperContext } from "../report/papers/context.ts"
import { sheetHtml } from "../report/papers/sheet-html.ts"
import { sheetMarkdown } from "../report/papers/sheet-markdown.ts"
import type { Sheet } from "../report/papers/sheet.ts"
import { PAPER_NAMES, SHEETS, type PaperName } from "../report/papers/sheets.ts"
import type { Io } from "./command.ts"
import { paper, PAPER_FORMATS } from "./papers.ts"
import type { Job } from "./site-options.ts"

export const REPORT_FORMATS = [...PAPER_FORMATS, "pdf", "csv", "oscal", "ciso-assistant"] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Which paper, in which shape. `of` is null where nobody and nothing is named: the whole result. */
export interface Wish {
  readonly of: Audience | PaperName | null
  readonly format: ReportFormat
}

/** The shapes of a paper for one reader and of a paper by name; the whole result has every one. */
const SHEET_FORMATS = ["html", "md", "pdf"] as const
type SheetFormat = (typeof SHEET_FORMATS)[number]
const isSheetFormat = (format: ReportFormat): format is SheetFormat => SHEET_FORMATS.some((one) => one === format)

const ENDINGS: Readonly<Record<string, ReportFormat>> = {
  html: "html",
  md: "md",
  pdf: "pdf",
  json: "json",
  csv: "csv",
  sarif: "sarif",
  txt: "table",
  xlsx: "ciso-assistant",
}

/** The shape that was asked for, else the one that the file's name says, else a page. Throws USAGE_BAD_VALUE. */
export const reportFormatFrom = (asked: string | undefined, out: string | undefined): ReportFormat => {
  const told = REPORT_FORMATS.find((one) => one === asked)
  if (told !== undefined) return told
  if (out === undefined) return "html"
  const ending = extname(out).slice(1).toLowerCase()
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined
  if (format !== undefined) return format
  throw new SekishoError("USAGE_BAD_VALUE", {
    option: "--out",
    given: out,
    allowed: Object.keys(ENDINGS)
      .map((one) => `.${one}`)
      .join(", "),
  })
}

/** What the words of the command ask for. Throws USAGE_BAD_VALUE where that paper has no such shape. */
export const wishFrom = (reader: string | undefined, name: string | undefined, format: ReportFormat): Wish => {
  const audience = AUDIENCES.find((one) => one === reader)
  const named = PAPER_NAMES.find((one) => one === name)
  if (audience !== undefined && named !== undefined)
    throw new SekishoError("USAGE_BAD_VALUE", { option: "--paper", given: named, allowed: "--for | --paper" })
  const of = named ?? audience ?? null
  if (of !== null && !isSheetFormat(format))
    throw new SekishoError("USAGE_BAD_VALUE", {
      option: "--format",
      given: format,
      allowed: SHEET_FORMATS.join(", "),
    })
  return { of, format }
}

/** A sheet in one of its shapes. The printing of PDF is loaded only when it is asked for: it is large. */
export const sheetAs = async (sheet: Sheet, format: SheetFormat): Promise<string | Uint8Array> => {
  if (format === "html") return sheetHtml(sheet)
  if (format === "md") return sheetMarkdown(sheet)
  const { renderPdf } = await import("../report/pdf/render.ts")
  return renderPdf(sheet)
}

const isAudience = (of: Audience | PaperName): of is Audience => AUDIENCES.some((one) => one === of)

/** The paper that was asked for; bytes for what is no text. */
export const reportContent = async (
  io: Io,
  job: Pick<Job, "size">,
  document: Document,
  context: PaperContext,
  { of, format }: Wish,
): Promise<string | Uint8Array> => {
  const { language } = io
  if (of !== null && isSheetFormat(format)) {
    const { madeAtMs, size, details, confirmations, renewal = null } = context
    if (isAudience(of) && format !== "pdf")
      return PAPERS_FOR[of][format](document, { language, size, madeAtMs, details, renewal, ...(confirmations ? { confirmations } : {}) }) // prettier-ignore
    return sheetAs(SHEETS[of](document, context, language), format)
  }
  switch (format) {
    case "pdf":
      return sheetAs(SHEETS.practitioner(document, context, language), format)
    case "csv":
      return renderCsv(document, language)
    case "oscal":
      return `${JSON.stringify(oscalResults(document, context.madeAtMs, language), null, 2)}\n`
    case "ciso-assistant":
      return cisoWorkbook(document, language)
    default:
      return paper(io, job, document, format, false)
  }
}
