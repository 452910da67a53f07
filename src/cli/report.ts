import { resolve } from "node:path"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { say } from "../lib/words.ts"
import { AUDIENCES } from "../report/papers/audiences.ts"
import { PROVIDER_IDS } from "../report/papers/provider-wordings.ts"
import { PAPER_NAMES } from "../report/papers/sheets.ts"
import { text, type Command } from "./command.ts"
import { writeText } from "./files.ts"
import { judgedOrUnseen, lastJudged } from "./last-result.ts"
import { contextFrom, DETAILS_FILE } from "./paper-details.ts"
import { paper } from "./papers.ts"
import { REPORT_FORMATS, reportContent, reportFormatFrom, wishFrom } from "./report-formats.ts"
import { cardContext } from "../records/card.ts"
import { shopName, withRecords } from "./records.ts"
import { CONFIG_OPTIONS, jobFrom } from "./site-options.ts"

export const report: Command = {
  name: "report",
  positionals: "",
  maxPositionals: 0,
  says: { ja: "最後の点検の結果から報告書や書類を作る", en: "make a paper from the last check" },
  options: {
    ...CONFIG_OPTIONS,
    for: {
      type: "string",
      value: AUDIENCES.join("|"),
      allowed: AUDIENCES,
      says: {
        ja: "読む人(html・md・pdf。省けば、すべてを含む)",
        en: "for whom (html, md or pdf; left out: everything)",
      },
    },
    paper: {
      type: "string",
      value: PAPER_NAMES.join("|"),
      allowed: PAPER_NAMES,
      says: {
        ja: "書類(指示書、方針、予算、年間予定、事故の一枚、契約の条項、要求仕様書、開店の判定。html・md・pdf)",
        en: "one paper by its name (html, md or pdf); needs no check",
      },
    },
    format: {
      type: "string",
      value: REPORT_FORMATS.join("|"),
      allowed: REPORT_FORMATS,
      says: { ja: "出力の形(既定 html)", en: "format (default html)" },
    },
    out: {
      type: "string",
      value: "FILE",
      says: {
        ja: "書き出すファイル(形は拡張子からもわかります。既定は画面)",
        en: "file to write, its ending names the format (default: standard output)",
      },
    },
    details: {
      type: "string",
      value: "FILE",
      says: {
        ja: `会社名、担当者、緊急の電話番号など(既定 ${DETAILS_FILE})`,
        en: `company, people, emergency numbers (default ${DETAILS_FILE})`,
      },
    },
    since: {
      type: "string",
      value: "FILE.json",
      says: {
        ja: "前回の結果(--format json)。変わったことを載せる",
        en: "an earlier result in JSON: say what changed",
      },
    },
    provider: {
      type: "string",
      value: PROVIDER_IDS.join("|"),
      allowed: PROVIDER_IDS,
      says: { ja: "カード会社への回答の用紙", en: "whose form the card company's answers are for" },
    },
  },
  async run(io, given) {
    const out = text(given, "out")
    const wish = wishFrom(text(given, "for"), text(given, "paper"), reportFormatFrom(text(given, "format"), out))
    if (out === undefined && (wish.format === "pdf" || wish.format === "ciso-assistant"))
      throw new SekishoError("USAGE_BAD_VALUE", {
        option: "--out",
        given: "",
        allowed: wish.format === "pdf" ? "FILE.pdf" : "FILE.xlsx",
      })
    const job = jobFrom(io, given, undefined)
    const document = await (text(given, "paper") === undefined ? lastJudged : judgedOrUnseen)(io, job)
    const shop = shopName(job, document.site.publicUrl) ?? job.site.id
    const card = await withRecords(io, job, (records) => cardContext(records, shop, document, io.clock()))
    const context = { ...contextFrom(io, job, given), ...card }
    const content =
      wish.of === null && wish.format === "table"
        ? paper(io, job, document, "table", out === undefined)
        : await reportContent(io, job, document, context, wish)
    if (out !== undefined) {
      writeText(resolve(io.folder, out), content)
      io.err(`${say({ ja: "書き出しました: {file}", en: "written: {file}" }, io.language, { file: out })}\n`)
    } else if (typeof content === "string") io.out(content)
    return EXIT.fine
  },
}
