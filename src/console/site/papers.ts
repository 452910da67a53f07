import { DAY_MS } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Language, Words } from "../../lib/words.ts"
import { checklistSheets } from "../../report/checklist/rows.ts"
import { writeWorkbook } from "../../report/checklist/workbook.ts"
import { cisoWorkbook } from "../../report/ciso-results.ts"
import { renderCsv } from "../../report/csv.ts"
import type { Document } from "../../report/document.ts"
import { renderHtml } from "../../report/html/page.ts"
import { renderJson } from "../../report/json.ts"
import { renderMarkdown } from "../../report/markdown.ts"
import { oscalResults } from "../../report/oscal-results.ts"
import type { PaperContext } from "../../report/papers/context.ts"
import { sheetHtml } from "../../report/papers/sheet-html.ts"
import { sheetMarkdown } from "../../report/papers/sheet-markdown.ts"
import { SHEETS } from "../../report/papers/sheets.ts"
import { cardContext } from "../../records/card.ts"
import { RUN, runAt } from "../../records/runs.ts"
import type { FileReply } from "../http/call.ts"
import type { ConsoleSite, World } from "../world.ts"
import { documentAt } from "./history.ts"
import { siteNow, type SiteNow } from "./site-now.ts"
import { detailsOf, sizeOf } from "./site-settings.ts"
import { PAPER_TITLES, type PaperId } from "./paper-titles.ts"
import { ENDINGS, TYPES, type Format } from "./paper-types.ts"

type SheetId = keyof typeof SHEETS
const isSheet = (paper: PaperId): paper is SheetId => Object.hasOwn(SHEETS, paper)

const formatsOf = (paper: PaperId): readonly Format[] => {
  if (paper === "checklist") return ["xlsx"]
  if (paper === "result") return ["html", "json", "csv", "md", "oscal", "ciso-assistant"]
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
  ...(await cardContext(world.records, site.site.id, now.document, now.now)),
})

const workbook = async (world: World, { document, requirements, words, site, now }: SiteNow): Promise<Uint8Array> => {
  const shop = site.site.id
  const { confirmations } = await cardContext(world.records, shop, document, now)
  return writeWorkbook(checklistSheets({ document, requirements, answers: words, confirmations, shop, now }))
}

const resultAs = async (
  document: Document,
  { size, madeAtMs }: PaperContext,
  format: Format,
  language: Language,
): Promise<string | Uint8Array> => {
  switch (format) {
    case "html":
      return renderHtml(document, { language, size })
    case "md":
      return renderMarkdown(document, language)
    case "csv":
      return renderCsv(document, language)
    case "oscal":
      return `${JSON.stringify(oscalResults(document, madeAtMs, language), null, 2)}\n`
    case "ciso-assistant":
      return cisoWorkbook(document, language)
    default:
      return renderJson(document)
  }
}

const contentOf = async (
  world: World,
  now: SiteNow,
  paper: PaperId,
  format: Format,
  language: Language,
): Promise<string | Uint8Array> => {
  if (paper === "checklist") return workbook(world, now)
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
  const name = `${site.site.id}-${title[asked.language]}-${now.today}.${ENDINGS[asked.format]}`
  return { name, type: TYPES[asked.format], bytes, show: asked.format === "html" }
}
