import { resolve } from "node:path"
import { EXIT } from "../lib/errors.ts"
import { say } from "../lib/words.ts"
import { text, type Command } from "./command.ts"
import { writeText } from "./files.ts"
import { lastJudged } from "./last-result.ts"
import { AUDIENCES } from "../report/papers/audiences.ts"
import { audienceFrom, formatFrom, paper, paperFor, PAPER_FORMATS } from "./papers.ts"
import { CONFIG_OPTIONS, jobFrom } from "./site-options.ts"

export const report: Command = {
  name: "report",
  positionals: "",
  maxPositionals: 0,
  says: { ja: "最後の点検の結果から報告書を作る", en: "make a paper from the last check" },
  options: {
    ...CONFIG_OPTIONS,
    for: {
      type: "string",
      value: AUDIENCES.join("|"),
      allowed: AUDIENCES,
      says: {
        ja: "読む人(html か md。既定は practitioner で、すべてを含む)",
        en: "for whom (html or md; default practitioner, with everything in it)",
      },
    },
    format: {
      type: "string",
      value: PAPER_FORMATS.join("|"),
      allowed: PAPER_FORMATS,
      says: { ja: "出力の形(既定 html)", en: "format (default html)" },
    },
    out: {
      type: "string",
      value: "FILE",
      says: { ja: "書き出すファイル(既定は画面)", en: "file to write (default: standard output)" },
    },
  },
  async run(io, given) {
    const out = text(given, "out")
    const format = formatFrom(text(given, "format") ?? (out === undefined ? "html" : undefined), out)
    const audience = audienceFrom(text(given, "for"), format)
    const job = jobFrom(io, given, undefined)
    const document = await lastJudged(io, job)
    const content =
      audience === null ? paper(io, job, document, format, out === undefined) : paperFor(io, job, document, audience)
    if (out === undefined) io.out(content)
    else {
      writeText(resolve(io.folder, out), content)
      io.err(`${say({ ja: "書き出しました: {file}", en: "written: {file}" }, io.language, { file: out })}\n`)
    }
    return EXIT.fine
  },
}
