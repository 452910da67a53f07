import type { Form } from "../../guideline/site.ts"
import { fill, type Words } from "../../lib/words.ts"
import { ASSUMED_RATES } from "../effort.ts"
import type { PlanAnswers } from "./answers.ts"
import { hoursFor } from "./work.ts"

/** What is advised: one of the forms, or not to open yet. */
export interface Advice {
  readonly result: Form | "not-yet"
  readonly says: Words
  readonly reasons: readonly Words[]
  /** What was not told and would change the advice. */
  readonly missing: readonly Words[]
}

const words = (ja: string, en: string): Words => ({ ja, en })

const RESULT: Readonly<Record<Advice["result"], Words>> = {
  "not-yet": words(
    "いまは開店しないことを勧めます。守る人と時間を用意してから、もう一度考えてください。",
    "Do not open yet. Find the people and the hours to keep it safe, then think again.",
  ),
  mall: words(
    "モールへの出店から始めることを勧めます。お店の仕事は、アカウントと端末と顧客の情報を守ることに絞られます。",
    "Begin as a tenant of a mall: what is left to you is accounts, terminals and customers' data.",
  ),
  saas: words(
    "SaaSのカートを使うことを勧めます。更新、サーバー、バックアップの多くをサービスの会社が受け持ちます。",
    "Use a SaaS cart: the service carries most of the updates, servers and backups.",
  ),
  package: words(
    "パッケージで作れます。ただし、更新と診断を契約に書き、毎月の時間を確保することが条件です。",
    "A package is possible, provided that contracts hold updates and diagnosis and the monthly hours are there.",
  ),
  oss: words(
    "オープンソースで作れます。ただし、更新、監視、診断を続ける人と時間を確保することが条件です。",
    "Open source is possible, provided that there are people and hours for updates, watching and diagnosis.",
  ),
  scratch: words(
    "独自に作れます。ただし、部品の更新と診断まで自分たちで続けることが条件です。費用と時間は最も多くかかります。",
    "Building from scratch is possible, provided that you keep up updates of parts and diagnosis yourselves. It takes the most money and time.",
  ),
}
const REASON = {
  nobody: words(
    "開店したあと、更新と監視をする人が決まっていません。被害に遭った店の75%は古いまま使い、90%は運用中の対策をしていませんでした。",
    "Nobody is named for updates and watching. 75 % of the victims ran outdated software and 90 % did no security work in operation.",
  ),
  hours: words(
    "{form}では月に{low}〜{high}時間ほどかかりますが(Sekishoの仮定)、用意できる時間は月{hours}時間です。",
    "{form} takes about {low}–{high} hours a month (assumed by Sekisho); you have {hours}.",
  ),
  noFunctions: words(
    "SaaSでできない機能を必要としていません。自分で作る理由が、守る手間に見合いません。",
    "You need nothing that ready-made carts lack; building it yourself is not worth the work of keeping it safe.",
  ),
  sales: words(
    "守る作業だけで年に約{yen}円かかり(1時間{rate}円で計算、Sekishoの仮定)、年間の売上見込みの{percent}%にあたります。",
    "Keeping it safe costs about ¥{yen} a year in hours alone (at ¥{rate} an hour, assumed by Sekisho): {percent} % of the expected sales.",
  ),
  own: words(
    "カード番号を自分のサーバーに通す方式は勧めません。決済代行会社の画面か、トークン、埋め込みの枠を使ってください。",
    "Do not let card numbers pass your own server; use the provider's page, tokens or an embedded frame.",
  ),
  fits: words(
    "用意できる時間(月{hours}時間)は、{form}にかかる時間(月{low}時間から)に足ります。",
    "Your {hours} hours a month are enough for {form} (from {low}).",
  ),
  functions: words(
    "SaaSでできない機能が必要です。その機能だけをSaaSに足せないかも、先に見積もってください。",
    "You need functions that carts lack; ask first whether they can be added to a SaaS.",
  ),
  selfBuilt: words(
    "被害に遭った店の97%は、自分で作った店でした。",
    "97 % of the shops that were broken into had been built by themselves.",
  ),
  customised: words(
    "SaaSでも、テンプレートやスクリプトを自分で大きく作り変えた部分は、自分で作った店と同じように守る必要があります。",
    "On a SaaS, too, what you rebuild yourselves needs the care of a self-built shop.",
  ),
} as const
const MISSING = {
  operator: words(
    "更新と監視をする人(自社・委託先・いない)",
    "who updates and watches (own staff, contractor, nobody)",
  ),
  hours: words("守る作業に使える時間(月に何時間)", "hours a month for keeping it safe"),
  custom: words("SaaSでできない機能が必要か", "whether you need what carts lack"),
} as const

export const FORM_WORDS: Readonly<Record<Form, Words>> = {
  mall: words("モール", "a mall"),
  saas: words("SaaS", "a SaaS cart"),
  package: words("パッケージ", "a package"),
  oss: words("オープンソース", "open source"),
  scratch: words("独自開発", "building from scratch"),
}

/** More than this share of the year's sales for keeping a shop safe is out of proportion; an assumption of Sekisho. */
const MAX_SHARE = 0.1
const isSelfRun = (form: Form): boolean => form === "package" || form === "oss" || form === "scratch"

const inWords = (reason: Words, form: Form, hoursPerMonth: number | null): Words => {
  const { low, high } = hoursFor(form)
  const said = (language: "ja" | "en"): string =>
    fill(reason, { form: FORM_WORDS[form][language], low, high, hours: hoursPerMonth ?? "?" })[language]
  return words(said("ja"), said("en"))
}

const salesReason = (form: Form, { size: { monthlySalesYen } }: PlanAnswers): readonly Words[] => {
  if (monthlySalesYen === undefined || monthlySalesYen <= 0) return []
  const rate = ASSUMED_RATES.staffYenPerHour
  const yearly = hoursFor(form).low * 12 * rate
  const share = yearly / (monthlySalesYen * 12)
  if (share <= MAX_SHARE) return []
  return [
    fill(REASON.sales, {
      yen: yearly.toLocaleString("ja-JP"),
      rate: rate.toLocaleString("ja-JP"),
      percent: Math.round(share * 100),
    }),
  ]
}

/** What speaks against running a shop of this form oneself. */
const against = (form: Form, answers: PlanAnswers): readonly Words[] => {
  const { operator, hoursPerMonth, custom } = answers
  return [
    ...(operator === "nobody" ? [REASON.nobody] : []),
    ...(hoursPerMonth !== null && hoursPerMonth < hoursFor(form).low
      ? [inWords(REASON.hours, form, hoursPerMonth)]
      : []),
    ...(custom !== null && custom !== "functions" ? [REASON.noFunctions] : []),
    ...salesReason(form, answers),
  ]
}

const missingOf = ({ operator, hoursPerMonth, custom }: PlanAnswers): readonly Words[] => [
  ...(operator === null ? [MISSING.operator] : []),
  ...(hoursPerMonth === null ? [MISSING.hours] : []),
  ...(custom === null ? [MISSING.custom] : []),
]

/** The easiest form that the hours at hand are enough for; null where they are enough for none. */
const affordable = ({ operator, hoursPerMonth }: PlanAnswers): "saas" | "mall" | null => {
  const hours = hoursPerMonth ?? hoursFor("saas").low
  if (hours < hoursFor("mall").low) return null
  return hours < hoursFor("saas").low ||
    (operator === "nobody" && hoursPerMonth !== null && hours < hoursFor("saas").high)
    ? "mall"
    : "saas"
}

const advised = (result: Advice["result"], reasons: readonly Words[], answers: PlanAnswers): Advice => ({
  result,
  says: RESULT[result],
  reasons: [...reasons, ...(answers.payment === "own" ? [REASON.own] : [])],
  missing: missingOf(answers),
})

const instead = (reasons: readonly Words[], answers: PlanAnswers): Advice => {
  const form = affordable(answers)
  if (form === null)
    return advised("not-yet", [...reasons, inWords(REASON.hours, "mall", answers.hoursPerMonth)], answers)
  const short = form === "mall" ? [inWords(REASON.hours, "saas", answers.hoursPerMonth)] : []
  return advised(form, [...reasons, ...short], answers)
}

const readyMade = (wish: "mall" | "saas", answers: PlanAnswers): Advice => {
  const form = affordable(answers)
  if (form === null || (wish === "saas" && form === "mall")) return instead([], answers)
  const customised = wish === "saas" && answers.custom === "functions" ? [REASON.customised] : []
  return advised(wish, [REASON.selfBuilt, ...customised], answers)
}

/** Nobody wishes for a form: a ready-made cart unless there is a need for more, and somebody with the hours. */
const withoutWish = (answers: PlanAnswers): Advice => {
  const { custom, operator, hoursPerMonth } = answers
  const able = operator !== null && operator !== "nobody" && hoursPerMonth !== null
  if (custom === "functions" && able && hoursPerMonth >= hoursFor("package").low)
    return advised(
      "package",
      [REASON.functions, inWords(REASON.fits, "package", hoursPerMonth), REASON.selfBuilt],
      answers,
    )
  return readyMade("saas", answers)
}

/** Which form, and why. Pure; the hours it reckons with are assumptions and say so. */
export const adviceFor = (answers: PlanAnswers): Advice => {
  const { form, hoursPerMonth, custom } = answers
  if (form === null) return withoutWish(answers)
  if (!isSelfRun(form)) return readyMade(form === "mall" ? "mall" : "saas", answers)
  const reasons = against(form, answers)
  if (reasons.length > 0) return instead([...reasons, REASON.selfBuilt], answers)
  return advised(
    form,
    [
      ...(custom === "functions" ? [REASON.functions] : []),
      ...(hoursPerMonth === null ? [] : [inWords(REASON.fits, form, hoursPerMonth)]),
      REASON.selfBuilt,
    ],
    answers,
  )
}
