import { extname, resolve } from "node:path"
import { FORMS, PAYMENTS } from "../guideline/site.ts"
import { SAAS_IDS } from "../guideline/saas/profile.ts"
import { SAAS_PROFILES } from "../guideline/saas/profiles.ts"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { VERSION } from "../lib/version.ts"
import { say } from "../lib/words.ts"
import { CUSTOMS, OPERATORS, type PlanAnswers } from "../report/plan/answers.ts"
import { buildPlan, type Plan } from "../report/plan/plan.ts"
import { PLAN_PARTS, planSheet } from "../report/plan/sheet.ts"
import { planTable } from "../report/plan/table.ts"
import { CUSTOM_WORDS, OPERATOR_WORDS, PLAN } from "../report/plan/words.ts"
import { choose, type Choices } from "./ask.ts"
import { flag, list, text, type Command, type Given, type Io } from "./command.ts"
import { writeText } from "./files.ts"
import { QUESTIONS } from "./init.ts"
import { sheetAs } from "./report-formats.ts"
import { SITE_OPTIONS } from "./site-options.ts"

const FORMATS = ["table", "md", "html", "pdf", "json"] as const
type PlanFormat = (typeof FORMATS)[number]

const formatFrom = (asked: string | undefined, out: string | undefined): PlanFormat => {
  const wish = asked ?? (out === undefined ? "table" : extname(out).slice(1).toLowerCase())
  const format = FORMATS.find((one) => one === wish) ?? (wish === "txt" ? "table" : undefined)
  if (format !== undefined) return format
  throw new SekishoError("USAGE_BAD_VALUE", {
    option: "--out",
    given: out ?? wish,
    allowed: ".html, .json, .md, .pdf, .txt",
  })
}

/** Largest number that a shop may tell of itself. */
const MAX_NUMBER = 1e12
const numberFrom = (given: Given, name: string): number | null => {
  const told = text(given, name)
  if (told === undefined) return null
  const value = /^\d{1,13}(?:\.\d{1,2})?$/.test(told) ? Number(told) : Number.NaN
  if (value <= MAX_NUMBER) return value
  throw new SekishoError("USAGE_BAD_VALUE", {
    option: `--${name}`,
    given: cutEvidence(told, 30),
    allowed: "0, 1, 2.5, …",
  })
}

const SERVICE: Choices = {
  asks: { ja: "考えているサービスはありますか", en: "Is there a service you have in mind?" },
  choices: SAAS_IDS.map((id) => [id, { ja: SAAS_PROFILES[id].name, en: SAAS_PROFILES[id].name }]),
}
const OPERATOR: Choices = {
  asks: { ja: "開店したあと、更新と監視は誰がしますか", en: "Who will update and watch the shop?" },
  choices: OPERATORS.map((one) => [one, OPERATOR_WORDS[one]]),
}
const CUSTOM: Choices = {
  asks: { ja: "既製のカートにない要望はありますか", en: "Do you need what ready-made carts lack?" },
  choices: CUSTOMS.map((one) => [one, CUSTOM_WORDS[one]]),
}
const HOURS: Choices = {
  asks: {
    ja: "守る作業(更新、確認)に使える時間は、月にどのくらいですか",
    en: "How many hours a month are there for updates and reviews?",
  },
  choices: ["0", "1", "4", "8", "16", "40"].map((count) => [count, { ja: `${count}時間`, en: `${count} hours` }]),
}

interface Asked {
  readonly io: Io
  readonly given: Given
  readonly interactive: boolean
}
const answerTo = async (
  { io, given, interactive }: Asked,
  name: string,
  question: Choices,
): Promise<string | undefined> => text(given, name) ?? (interactive ? await choose(io, question) : undefined)

const siteAnswer = async (asked: Asked, name: "form" | "payment" | "membership"): Promise<string | undefined> => {
  const question = QUESTIONS.find(({ option }) => option === name)
  return question === undefined ? undefined : answerTo(asked, name, question)
}

const sizeFrom = (given: Given): PlanAnswers["size"] => {
  const monthlySalesYen = numberFrom(given, "monthly-sales-yen")
  const customers = numberFrom(given, "customers")
  const staff = numberFrom(given, "staff")
  return {
    ...(monthlySalesYen === null ? {} : { monthlySalesYen }),
    ...(customers === null ? {} : { customers }),
    ...(staff === null ? {} : { staff }),
  }
}

const answersFrom = async (asked: Asked): Promise<PlanAnswers> => {
  const form = await siteAnswer(asked, "form")
  const custom = await answerTo(asked, "custom", CUSTOM)
  const operator = await answerTo(asked, "operator", OPERATOR)
  const hoursPerMonth =
    numberFrom(asked.given, "hours") ?? (asked.interactive ? await choose(asked.io, HOURS) : undefined)
  const payment = await siteAnswer(asked, "payment")
  const membership = await siteAnswer(asked, "membership")
  const wished = FORMS.find((one) => one === form)
  const service = await (wished === undefined || wished === "saas"
    ? answerTo(asked, "service", SERVICE)
    : Promise.resolve(text(asked.given, "service")))
  return {
    form: wished ?? null,
    payment: PAYMENTS.find((one) => one === payment) ?? null,
    membership: membership === undefined ? null : membership === "yes",
    operator: OPERATORS.find((one) => one === operator) ?? null,
    custom: CUSTOMS.find((one) => one === custom) ?? null,
    hoursPerMonth: hoursPerMonth === undefined ? null : Number(hoursPerMonth),
    service: SAAS_IDS.find((one) => one === service) ?? null,
    size: sizeFrom(asked.given),
  }
}

const content = async (
  plan: Plan,
  format: PlanFormat,
  given: Given,
  io: Pick<Io, "language">,
): Promise<string | Uint8Array> => {
  if (format === "json") return `${JSON.stringify(plan, null, 2)}\n`
  if (format === "table") return planTable(plan, io.language)
  const told = list(given, "part")
  const parts = PLAN_PARTS.filter((part) => told.length === 0 || told.includes(part))
  return sheetAs(planSheet(plan, parts, io.language), format)
}

export const plan: Command = {
  name: "plan",
  positionals: "",
  maxPositionals: 0,
  says: {
    ja: "お店を作る前に: 作り方の助言、要求仕様書、見積もりの質問、開店の判定表",
    en: "before there is a shop: form, requirement sheet, questions for quotations, go/no-go sheet",
  },
  options: {
    form: {
      ...SITE_OPTIONS.form,
      says: { ja: "考えている作り方(省けば助言だけ)", en: "the form you have in mind" },
    },
    payment: SITE_OPTIONS.payment,
    membership: SITE_OPTIONS.membership,
    operator: { type: "string", value: OPERATORS.join("|"), allowed: OPERATORS, says: PLAN.operator },
    custom: { type: "string", value: CUSTOMS.join("|"), allowed: CUSTOMS, says: PLAN.custom },
    hours: {
      type: "string",
      value: "N",
      says: { ja: "守る作業に使える時間(月)", en: "hours a month for keeping it safe" },
    },
    service: { type: "string", value: SAAS_IDS.join("|"), allowed: SAAS_IDS, says: PLAN.service },
    "monthly-sales-yen": {
      type: "string",
      value: "N",
      says: { ja: "月の売上の見込み(円)", en: "expected sales a month (yen)" },
    },
    customers: { type: "string", value: "N", says: { ja: "顧客の数", en: "customers" } },
    staff: { type: "string", value: "N", says: { ja: "従業員の数", en: "staff" } },
    part: {
      type: "string",
      value: PLAN_PARTS.join("|"),
      allowed: PLAN_PARTS,
      multiple: true,
      says: { ja: "この部分だけ(md・html・pdf)", en: "only these parts (md, html, pdf)" },
    },
    yes: { type: "boolean", says: { ja: "尋ねない", en: "ask nothing" } },
    format: { type: "string", value: FORMATS.join("|"), allowed: FORMATS, says: { ja: "出力の形", en: "format" } },
    out: {
      type: "string",
      value: "FILE",
      says: { ja: "書き出すファイル(形は拡張子からもわかります)", en: "file to write (its ending names the format)" },
    },
  },
  async run(io, given) {
    const out = text(given, "out")
    const format = formatFrom(text(given, "format"), out)
    if (format === "pdf" && out === undefined)
      throw new SekishoError("USAGE_BAD_VALUE", { option: "--out", given: "", allowed: "FILE.pdf" })
    const interactive = io.ask !== null && !flag(given, "yes")
    const made = buildPlan(await answersFrom({ io, given, interactive }), VERSION, io.clock())
    const written = await content(made, format, given, io)
    if (out !== undefined) {
      writeText(resolve(io.folder, out), written)
      io.err(`${say({ ja: "書き出しました: {file}", en: "written: {file}" }, io.language, { file: out })}\n`)
    } else if (typeof written === "string") io.out(written)
    return EXIT.fine
  },
}
