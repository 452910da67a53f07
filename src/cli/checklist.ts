import { resolve } from "node:path"
import stringWidth from "string-width"
import type { Answer } from "../guideline/observation.ts"
import { EXIT, errorLine, SekishoError, type Exit } from "../lib/errors.ts"
import { say, type Language } from "../lib/words.ts"
import { earlierNeeded, planImport, type Change, type ImportPlan } from "../report/checklist/plan.ts"
import { readForm, type FilledForm, type Problem } from "../report/checklist/read-rows.ts"
import { checklistSheets } from "../report/checklist/rows.ts"
import { writeWorkbook } from "../report/checklist/workbook.ts"
import { ZIP_LIMITS } from "../report/checklist/zip.ts"
import type { Records } from "../storage/records.ts"
import { answerLine } from "./answer-line.ts"
import { catalogueFor } from "./catalogue.ts"
import { flag, type Command, type Io } from "./command.ts"
import { readBytes, writeText } from "./files.ts"
import { judgedNow, shopToAnswer } from "./last-result.ts"
import { answerWrite, lastWords, wordAt } from "../records/answers.ts"
import { cardContext } from "../records/card.ts"
import { journalWrite } from "../records/journal.ts"
import { withRecords } from "./records.ts"
import { CONFIG_OPTIONS, jobFrom, type Job } from "./site-options.ts"

const readBounded = (path: string, file: string): Buffer =>
  readBytes(
    path,
    ZIP_LIMITS.fileBytes,
    new SekishoError("SHEET_TOO_LARGE", { file, what: "file", max: `${ZIP_LIMITS.fileBytes} B` }),
  )

const exportTo = async (io: Io, job: Job, shop: string, file: string): Promise<Exit> =>
  withRecords(io, job, async (records) => {
    const document = await judgedNow(io, job, records, shop)
    const { confirmations } = await cardContext(records, shop, document, io.clock())
    const sheets = checklistSheets({
      document,
      confirmations,
      requirements: catalogueFor(job.folder),
      answers: await lastWords(records, shop),
      shop,
      now: io.clock(),
    })
    writeText(resolve(io.folder, file), await writeWorkbook(sheets))
    io.err(`${say({ ja: "書き出しました: {file}", en: "written: {file}" }, io.language, { file })}\n`)
    return EXIT.fine
  })

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)))
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => stringWidth(text)))

const changeLines = (changes: readonly Change[], language: Language): string => {
  const cells = widest(changes.map((change) => change.cell))
  const ids = widest(changes.map(({ after }) => after.criterion))
  const nothing = say({ ja: "(回答なし)", en: "(no answer)" }, language)
  return changes
    .map(({ cell, before, after }) => {
      const was = before ? answerLine(before, language) : nothing
      return `${pad(cell, cells)}  ${pad(after.criterion, ids)}  ${was}  →  ${answerLine(after, language)}\n`
    })
    .join("")
}

const problemLines = (problems: readonly Problem[], language: Language): string =>
  problems.map(({ cell, error }) => `${cell}: ${errorLine(error, language)}\n`).join("")

const TOTAL = {
  ja: "変わる回答 {changes}、そのまま {same}、直す所 {problems}",
  en: "{changes} answers change, {same} stay, {problems} cells to mend",
}

const planFor = async (io: Io, job: Job, shop: string, records: Records, form: FilledForm): Promise<ImportPlan> => {
  const latest = await lastWords(records, shop)
  const earlier = new Map<string, Answer | null>()
  for (const { id, revision } of earlierNeeded(form, latest)) {
    const word = await wordAt(records, shop, id, revision)
    if (word) earlier.set(`${id}@${revision}`, word.answer)
  }
  return planImport(form, { catalogue: catalogueFor(job.folder), latest, earlier, now: io.clock() })
}

const confirmed = async (io: Io, yes: boolean): Promise<boolean> => {
  if (yes) return true
  if (io.ask === null) return false
  const question = { ja: "この内容で記録しますか [y/N] ", en: "keep these answers? [y/N] " }
  return /^y(?:es)?$/i.test((await io.ask(say(question, io.language))).trim())
}

const keepAll = async (shop: string, records: Records, changes: readonly Change[]): Promise<void> => {
  const at = changes[0]?.after.at ?? 0
  const deed = { who: "sekisho checklist import", person: null, what: "import" } as const
  const appended = await records.append([
    ...changes.map(({ after, expect }) => answerWrite(shop, after, expect, null)),
    journalWrite(shop, { ...deed, about: changes.map(({ after }) => after.criterion) }, at),
  ])
  if (appended.state === "appended") return
  // Somebody answered between the preview and now: show it again with theirs in it.
  const count = appended.latest.length
  throw new SekishoError("SHEET_OVERTAKEN", { count })
}

const importFrom = async (io: Io, job: Job, shop: string, file: string, yes: boolean): Promise<Exit> => {
  const form = readForm(readBounded(resolve(io.folder, file), file), shop, file)
  return withRecords(io, job, async (records) => {
    const { language } = io
    const plan = await planFor(io, job, shop, records, form)
    const { changes, problems } = plan
    io.out(changeLines(changes, language) + problemLines(problems, language))
    const counts = { changes: changes.length, same: plan.unchanged, problems: problems.length }
    io.out(`${say(TOTAL, language, counts)}\n`)
    if (problems.length > 0) throw new SekishoError("SHEET_HAS_ERRORS", { file, count: problems.length })
    if (changes.length === 0) return EXIT.fine
    if (!(await confirmed(io, yes))) {
      const nothing = {
        ja: "何も記録していません。記録するには --yes を付けてください",
        en: "nothing was kept; add --yes to keep it",
      }
      io.err(`${say(nothing, language)}\n`)
      return EXIT.fine
    }
    await keepAll(shop, records, changes)
    io.err(
      `${say({ ja: "{count}件の回答を記録しました", en: "{count} answers kept" }, language, { count: changes.length })}\n`,
    )
    return EXIT.fine
  })
}

export const checklist: Command = {
  name: "checklist",
  positionals: "export|import FILE.xlsx",
  maxPositionals: 2,
  says: {
    ja: "チェックリストを表計算のファイルに書き出す・取り込む",
    en: "export the checklists as a spreadsheet, or import it filled in",
  },
  options: {
    ...CONFIG_OPTIONS,
    yes: { type: "boolean", says: { ja: "取り込む前に尋ねない", en: "import without asking" } },
  },
  async run(io, given, [what = "", file]) {
    const refuse = (option: string, value: string, allowed: string): Promise<never> =>
      Promise.reject(new SekishoError("USAGE_BAD_VALUE", { option, given: value, allowed }))
    if (what !== "export" && what !== "import") return refuse("checklist", what, "export, import")
    if (file === undefined || !file.toLowerCase().endsWith(".xlsx"))
      return refuse(`checklist ${what}`, file ?? "", "FILE.xlsx")
    const job = jobFrom(io, given, undefined)
    const shop = shopToAnswer(io, job)
    return what === "export" ? exportTo(io, job, shop, file) : importFrom(io, job, shop, file, flag(given, "yes"))
  },
}
