import type { Form } from "../../guideline/site.ts"
import type { Words } from "../../lib/words.ts"

/** Hours a month, from the least to the usual most. */
export interface Hours {
  readonly low: number
  readonly high: number
}
/** One kind of work that never ends, and the hours it takes by form; the hours are an assumption of Sekisho. */
export interface Task {
  readonly id: string
  readonly title: Words
  readonly requirements: readonly string[]
  readonly hours: Readonly<Record<Form, Hours>>
}

const hours = (low: number, high: number): Hours => ({ low, high })
const NONE = hours(0, 0)

export const TASKS: readonly Task[] = [
  {
    id: "updates",
    title: { ja: "更新と、弱点の知らせを読むこと", en: "Updates, and reading news of weaknesses" },
    requirements: ["build/2", "operate/1", "owner/7"],
    hours: { mall: NONE, saas: hours(0.5, 1), package: hours(3, 6), oss: hours(4, 8), scratch: hours(6, 14) },
  },
  {
    id: "watching",
    title: { ja: "ログと改ざんの監視を見ること", en: "Looking at logs and the tamper watch" },
    requirements: ["operate/3", "operate/4"],
    hours: { mall: NONE, saas: hours(0.5, 1), package: hours(3, 6), oss: hours(4, 8), scratch: hours(4, 8) },
  },
  {
    id: "backups",
    title: { ja: "バックアップと復元の訓練", en: "Backups and restore drills" },
    requirements: ["build/12", "build/13", "operate/5"],
    hours: { mall: NONE, saas: hours(0, 0.5), package: hours(1, 2), oss: hours(1, 3), scratch: hours(1, 3) },
  },
  {
    id: "people",
    title: { ja: "アカウント、端末、顧客のCSVの管理", en: "Accounts, terminals and customers' CSV files" },
    requirements: ["build/4", "build/5", "build/8"],
    hours: { mall: hours(0.5, 1), saas: hours(1, 2), package: hours(1, 2), oss: hours(1, 3), scratch: hours(1, 3) },
  },
  {
    id: "contracts",
    title: { ja: "委託先への指示、診断の手配、見直し", en: "Orders to contractors, diagnosis, reviews" },
    requirements: ["operate/2", "owner/3", "owner/4", "owner/6"],
    hours: { mall: hours(0, 0.5), saas: hours(0.5, 1), package: hours(1, 2), oss: hours(2, 4), scratch: hours(2, 4) },
  },
]

/** The hours a month that a shop of this form takes, all tasks together. */
export const hoursFor = (form: Form): Hours => ({
  low: TASKS.reduce((all, task) => all + task.hours[form].low, 0),
  high: TASKS.reduce((all, task) => all + task.hours[form].high, 0),
})

/** What has to be bought besides; amounts come from quotations, never from us. */
export const PURCHASES: readonly {
  readonly title: Words
  readonly forms: readonly Form[]
  readonly requirements: readonly string[]
}[] = [
  {
    title: { ja: "サービスの月額と決済の手数料", en: "The service's monthly fee and payment fees" },
    forms: ["mall", "saas"],
    requirements: [],
  },
  {
    title: { ja: "サーバーと監視", en: "Servers and monitoring" },
    forms: ["package", "oss", "scratch"],
    requirements: ["build/12", "operate/3"],
  },
  {
    title: { ja: "保守の契約(更新の期限を書いたもの)", en: "A maintenance contract with days for updates" },
    forms: ["package", "oss", "scratch"],
    requirements: ["build/2", "operate/1"],
  },
  {
    title: { ja: "公開前と改修のたびの脆弱性診断", en: "Diagnosis before opening and after each change" },
    forms: ["package", "oss", "scratch"],
    requirements: ["build/3", "operate/2"],
  },
  {
    title: { ja: "WAF(Webアプリケーションの防御)", en: "A web application firewall" },
    forms: ["package", "oss", "scratch"],
    requirements: ["operate/6"],
  },
  {
    title: { ja: "サイバー保険", en: "Cyber insurance" },
    forms: ["saas", "package", "oss", "scratch"],
    requirements: ["operate/7"],
  },
]
