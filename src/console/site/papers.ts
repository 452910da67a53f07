import { DAY_MS } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Language, Words } from "../../lib/words.ts"
import { checklistSheets } from "../../report/checklist/rows.ts"
import { writeWorkbook } from "../../report/checklist/workbook.ts"
import { renderCsv } from "../../report/csv.ts"
import type { Document } from "../../report/document.ts"
import { renderHtml } from "../../report/html/page.ts"
import { renderJson } from "../../report/json.ts"
import { renderMarkdown } from "../../report/markdown.ts"
import type { PaperContext } from "../../report/papers/context.ts"
import { sheetHtml } from "../../report/papers/sheet-html.ts"
import { sheetMarkdown } from "../../report/papers/sheet-markdown.ts"
import { SHEETS } from "../../report/papers/sheets.ts"
import { RUN, runAt } from "../../records/runs.ts"
import type { FileReply } from "../http/call.ts"
import type { FORMATS } from "../contract/papers.ts"
import type { ConsoleSite, World } from "../world.ts"
import { documentAt } from "./history.ts"
import { siteNow, type SiteNow } from "./site-now.ts"
import { detailsOf, sizeOf } from "./site-settings.ts"
import { PAPER_TITLES, type PaperId } from "./paper-titles.ts"

type Format = (typeof FORMATS)[number]
const TYPES: Readonly<Record<Format, string>> = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  md: "text/markdown",
  json: "application/json",
  csv: "text/csv",
}

type SheetId = keyof typeof SHEETS
const isSheet = (paper: PaperId): paper is SheetId => Object.hasOwn(SHEETS, paper)

const formatsOf = (paper: PaperId): readonly Format[] => {
  if (paper === "checklist") return ["xlsx"]
  if (paper === "result") return ["html", "json", "csv", "md"]
  return ["html", "pdf", "md"]
}

/** Every paper that this installation can make, with its formats. */
export const paperRows = (): readonly {
  readonly paper: string
  readonly title: Words
  readonly what: Words
  readonly formats: readonly Format[]
}[] => PAPER_TITLES.map(([paper, title, what]) => ({ paper, title, what, formats: formatsOf(paper) }))

const MONTH_DAYS = 28
const RUNS = 1_000

/** The shop as it stood about a month ago, to say what has changed; null where nobody had looked yet. */
const monthAgo = async (world: World, site: ConsoleSite, now: number): Promise<Document | null> => {
  const moments = await world.records.moments(RUN, site.site.id, RUNS)
  const then = moments.find(({ at }) => at <= now - MONTH_DAYS * DAY_MS)
  const run = then === undefined ? null : await runAt(world.records, site.site.id, then.revision)
  return run && documentAt(world, site, run)
}

const contextOf = async (world: World, site: ConsoleSite, now: SiteNow): Promise<PaperContext> => ({
  madeAtMs: now.now,
  size: await sizeOf(world, site),
  details: await detailsOf(world, site),
  previous: await monthAgo(world, site, now.now),
})

const workbook = async ({ document, requirements, words, site, now }: SiteNow): Promise<Uint8Array> =>
  writeWorkbook(checklistSheets({ document, requirements, answers: words, shop: site.site.id, now }))

const resultAs = (document: Document, context: PaperContext, format: Format, language: Language): string => {
  const { size } = context
  if (format === "html") return renderHtml(document, { language, size })
  if (format === "md") return renderMarkdown(document, language)
  return format === "csv" ? renderCsv(document, language) : renderJson(document)
}

const contentOf = async (
  world: World,
  now: SiteNow,
  paper: PaperId,
  format: Format,
  language: Language,
): Promise<string | Uint8Array> => {
  if (paper === "checklist") return workbook(now)
  const context = await contextOf(world, now.site, now)
  if (!isSheet(paper)) return resultAs(now.document, context, format, language)
  const sheet = SHEETS[paper](now.document, context, language)
  if (format === "html") return sheetHtml(sheet)
  if (format === "md") return sheetMarkdown(sheet)
  // Printing is half of the program: it is loaded when somebody prints.
  const { renderPdf } = await import("../../report/pdf/render.ts")
  return renderPdf(sheet)
}

/** One paper of a shop, judged now. Throws `CONSOLE_PAPER_NONE`. */
export const paperOf = async (
  world: World,
  site: ConsoleSite,
  asked: { readonly paper: string; readonly format: Format; readonly language: Language },
): Promise<FileReply> => {
  const row = PAPER_TITLES.find(([paper]) => paper === asked.paper)
  if (row === undefined || !formatsOf(row[0]).includes(asked.format)) throw new SekishoError("CONSOLE_PAPER_NONE")
  const [paper, title] = row
  const now = await siteNow(world, site)
  const content = await contentOf(world, now, paper, asked.format, asked.language)
  const bytes = typeof content === "string" ? Buffer.from(content) : content
  const name = `${site.site.id}-${title[asked.language]}-${now.today}.${asked.format}`
  return { name, type: TYPES[asked.format], bytes, show: asked.format === "html" }
}
