import { extname } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import type { Language } from "../lib/words.ts"
import type { Document } from "../report/document.ts"
import { renderHtml } from "../report/html/page.ts"
import { renderJson } from "../report/json.ts"
import { renderMarkdown } from "../report/markdown.ts"
import { renderSarif } from "../report/sarif.ts"
import { renderTable } from "../report/table.ts"
import type { ShopSize } from "../report/loss.ts"
import type { Io } from "./command.ts"
import type { Job } from "./site-options.ts"

export const PAPER_FORMATS = ["table", "json", "html", "md", "sarif"] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** The format that was asked for, else the one that the file's name says, else the table. */
export const formatFrom = (asked: string | undefined, out: string | undefined): PaperFormat => {
  const wish = asked ?? (out === undefined ? "table" : extname(out).slice(1).toLowerCase())
  const format = PAPER_FORMATS.find((one) => one === wish) ?? (wish === "txt" ? "table" : undefined)
  if (format) return format
  throw new SekishoError("USAGE_BAD_VALUE", {
    option: "--out",
    given: out ?? wish,
    allowed: ".html, .json, .md, .sarif, .txt",
  })
}

const PAPERS: Readonly<
  Record<Exclude<PaperFormat, "table">, (document: Document, language: Language, size: ShopSize) => string>
> = {
  json: (document) => renderJson(document),
  html: (document, language, size) => renderHtml(document, { language, size }),
  md: renderMarkdown,
  sarif: renderSarif,
}

/** One paper as text. `forTerminal`: the table may use colour and the terminal's width. */
export const paper = (
  io: Io,
  job: Pick<Job, "size">,
  document: Document,
  format: PaperFormat,
  forTerminal: boolean,
): string =>
  format === "table"
    ? renderTable(document, {
        language: io.language,
        columns: forTerminal ? io.columns : 120,
        colours: forTerminal && io.outIsTerminal && !io.environment["NO_COLOR"],
      })
    : PAPERS[format](document, io.language, job.size)
