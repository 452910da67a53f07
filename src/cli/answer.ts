import { basename, resolve } from "node:path"
import stringWidth from "string-width"
import { ANSWER_WORDS, parseAnswer, questionById } from "../guideline/answer.ts"
import { japanDay } from "../guideline/japan-day.ts"
import { ANSWER_STATES, type Answer } from "../guideline/observation.ts"
import { SAAS_IDS } from "../guideline/saas/profile.ts"
import { LEVELS } from "../guideline/requirement.ts"
import { EXIT, SekishoError, type Exit } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { say, type Language } from "../lib/words.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../report/document.ts"
import { levelWords, STATE_WORDS } from "../report/words.ts"
import type { Records } from "../storage/records.ts"
import { answerLine } from "./answer-line.ts"
import { answerProvider } from "./answer-provider.ts"
import { blobsFor, EVIDENCE_BYTES } from "./blobs.ts"
import { catalogueFor } from "./catalogue.ts"
import { flag, list, text, type Command, type Given, type Io } from "./command.ts"
import { readBytes } from "./files.ts"
import { judgedNow, shopToAnswer } from "./last-result.ts"
import { answerWrite, keptAnswers, lastWords, type KeptWord } from "../records/answers.ts"
import { journalWrite } from "../records/journal.ts"
import { withRecords } from "./records.ts"
import { CONFIG_OPTIONS, jobFrom, type Job } from "./site-options.ts"

const readEvidence = (file: string): Buffer =>
  readBytes(file, EVIDENCE_BYTES, new SekishoError("BLOB_TOO_LARGE", { max: EVIDENCE_BYTES }))

/** Copies evidence files into the store; answers the names by which answers speak of them, `方針.pdf#sha256=…`. */
const keepEvidence = async (io: Io, job: Job, files: readonly string[]): Promise<readonly string[]> => {
  const blobs = blobsFor(job, io.environment)
  const names: string[] = []
  for (const file of files) {
    const hash = await blobs.put(readEvidence(resolve(io.folder, file)))
    names.push(`${cutEvidence(basename(file).toWellFormed(), 100)}#sha256=${hash}`)
  }
  return names
}

const conflict = (answer: Answer, language: Language): SekishoError =>
  new SekishoError("ANSWER_CONFLICT", {
    id: answer.criterion,
    by: answer.by,
    state: say(ANSWER_WORDS[answer.state], language),
    at: japanDay(answer.at),
  })

/** Keeps one answer. Throws ANSWER_CONFLICT when somebody else answered since `seen` was read. */
const keep = async (
  records: Records,
  shop: string,
  answer: Answer,
  seen: KeptWord | undefined,
  language: Language,
): Promise<void> => {
  const deed = { who: answer.by, person: null, what: "answer", about: [answer.criterion] } as const
  const appended = await records.append([
    answerWrite(shop, answer, seen?.revision ?? 0, null),
    journalWrite(shop, deed, answer.at),
  ])
  if (appended.state === "appended") return
  const now = (await keptAnswers(records, shop)).get(answer.criterion)
  throw now ? conflict(now.answer, language) : new SekishoError("INTERNAL", { reason: "conflict without an answer" })
}

const answerOne = async (io: Io, given: Given, job: Job, shop: string, id: string): Promise<Exit> => {
  const catalogue = catalogueFor(job.folder)
  const told = {
    criterion: id,
    state: text(given, "state"),
    by: text(given, "by"),
    until: text(given, "until"),
    text: text(given, "text"),
    link: text(given, "link"),
    approvedBy: text(given, "approved-by"),
  }
  const checked = parseAnswer(told, catalogue, io.clock())
  const evidence = await keepEvidence(io, job, list(given, "evidence"))
  const answer = evidence.length === 0 ? checked : parseAnswer({ ...told, evidence }, catalogue, checked.at)
  return withRecords(io, job, async (records) => {
    const before = (await lastWords(records, shop)).get(answer.criterion)
    await keep(records, shop, answer, before, io.language)
    const { language } = io
    if (before?.answer)
      io.err(`${say({ ja: "前の回答", en: "before" }, language)}: ${answerLine(before.answer, language)}\n`)
    io.err(
      `${say({ ja: "記録しました", en: "kept" }, language)}: ${answer.criterion} ${answerLine(answer, language)}\n`,
    )
    const { criterion } = questionById(catalogue, answer.criterion)
    const judged = (await judgedNow(io, job, records, shop)).verdicts
      .flatMap((verdict) => verdict.criteria)
      .find((one) => one.criterion === criterion.id)
    if (judged) io.out(`${criterion.id}: ${STATE_WORDS[judged.state][language]} — ${judged.because[language]}\n`)
    return EXIT.fine
  })
}

interface Waiting {
  readonly verdict: PaperVerdict
  readonly criterion: PaperCriterion
}
const rank = ({ verdict, criterion }: Waiting): number =>
  LEVELS.indexOf(verdict.level) * 4 + (verdict.role === "score" ? 0 : 2) + (criterion.weight === "core" ? 0 : 1)

/** What awaits an answer, the worst level first. */
export const waitingFor = (document: Document): readonly Waiting[] =>
  document.verdicts
    .filter((verdict) => verdict.state !== "not-applicable" && verdict.role !== "later")
    .flatMap((verdict) => verdict.criteria.map((criterion) => ({ verdict, criterion })))
    .filter(({ criterion }) => criterion.unknown === "awaiting-answer")
    .toSorted((a, b) => rank(a) - rank(b))

const pad = (word: string, width: number): string => word + " ".repeat(Math.max(0, width - stringWidth(word)))

const listText = (document: Document, language: Language): string => {
  const rows = waitingFor(document)
  if (rows.length === 0)
    return `${say({ ja: "回答を待っている項目はありません", en: "nothing awaits an answer" }, language)}\n`
  const level = ({ verdict }: Waiting): string => levelWords(verdict.level, verdict.levelProvenance)[language]
  const widths = [
    Math.max(...rows.map((row) => stringWidth(level(row)))),
    Math.max(...rows.map(({ criterion }) => criterion.criterion.length)),
  ] as const
  const lines = rows.map(
    (row) =>
      `${pad(level(row), widths[0])}  ${row.criterion.criterion.padEnd(widths[1])}  ${row.criterion.question[language]}`,
  )
  const tail = say({ ja: "回答を待っている項目: {count}", en: "questions that await an answer: {count}" }, language, {
    count: rows.length,
  })
  return `${lines.join("\n")}\n\n${tail}\n`
}

const HOW = {
  ja: "sekisho answer 項目のID --state … --by 名前、または --list",
  en: "sekisho answer CRITERION --state … --by NAME, or --list",
}

export const answer: Command = {
  name: "answer",
  positionals: "[CRITERION]",
  maxPositionals: 1,
  says: {
    ja: "人にしかわからない項目に答える(--list で一覧)",
    en: "answer what only a person can know (--list: what waits)",
  },
  options: {
    ...CONFIG_OPTIONS,
    list: {
      type: "boolean",
      says: { ja: "回答を待っている項目を、重い順に表示する", en: "show what awaits an answer, worst first" },
    },
    provider: {
      type: "string",
      value: SAAS_IDS.join("|"),
      allowed: SAAS_IDS,
      says: {
        ja: "SaaSの会社が受け持つ項目を並べる(--by 名前 で、根拠のページがある項目を記録する)",
        en: "list what the SaaS carries (with --by NAME: keep the rows whose page is known)",
      },
    },
    yes: {
      type: "boolean",
      says: { ja: "--provider で記録する前に尋ねない", en: "with --provider: keep without asking" },
    },
    state: {
      type: "string",
      value: ANSWER_STATES.join("|"),
      allowed: ANSWER_STATES,
      says: {
        ja: "はい・いいえ・対象外・提供者が実施・代替策・予定",
        en: "yes, no, not applicable, the provider does it, another measure, planned",
      },
    },
    by: { type: "string", value: "NAME", says: { ja: "答える人の名前", en: "name of who says so" } },
    until: {
      type: "string",
      value: "DATE",
      says: {
        ja: "いつまで有効か・いつまでに行うか(2027-03-31、日本時間の終わりまで)",
        en: "until when it counts, or by when it is done (2027-03-31, Japan)",
      },
    },
    evidence: {
      type: "string",
      value: "FILE",
      multiple: true,
      says: { ja: "証拠のファイル(20 MBまで、写しを保管します)", en: "evidence file (up to 20 MB, a copy is kept)" },
    },
    text: { type: "string", value: "TEXT", says: { ja: "理由・内容", en: "reason or description" } },
    link: {
      type: "string",
      value: "URL",
      says: { ja: "提供者の説明ページ(https)", en: "the provider's own page (https)" },
    },
    "approved-by": {
      type: "string",
      value: "NAME",
      says: { ja: "代替策を承認した人", en: "who approved the other measure" },
    },
  },
  async run(io, given, [id]) {
    const job = jobFrom(io, given, undefined)
    const shop = shopToAnswer(io, job)
    const service = SAAS_IDS.find((one) => one === text(given, "provider"))
    if (service !== undefined)
      return answerProvider(io, job, shop, { service, by: text(given, "by"), until: text(given, "until"), yes: flag(given, "yes") }) // prettier-ignore
    if (id !== undefined) return answerOne(io, given, job, shop, id)
    if (!flag(given, "list"))
      throw new SekishoError("USAGE_BAD_VALUE", { option: "answer", given: "", allowed: say(HOW, io.language) })
    return withRecords(io, job, async (records) => {
      io.out(listText(await judgedNow(io, job, records, shop), io.language))
      return EXIT.fine
    })
  },
}
