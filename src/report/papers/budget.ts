import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { workOf, type Rates } from "../effort.ts"
import { findings, effortOf } from "../first-things.ts"
import { estimateLoss } from "../loss.ts"
import { yenRange } from "../words.ts"
import type { PaperContext } from "./context.ts"
import type { Details } from "./details.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import { costNote, ratesIn } from "./owner-sheet.ts"
import type { Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} セキュリティの予算", "{shop}: security budget"),
  subtitle: words("予算と人の計画(1年分)", "Budget and people for one year"),
  lead: words(
    "作る費用だけでなく、運用の費用と時間を決めます。空いている欄は、見積もりを取って書き入れてください。",
    "Running costs and hours, not only building. Fill the open fields from quotations.",
  ),
  item: words("費目", "Item"),
  yen: words("金額(円/年)", "Yen a year"),
  hours: words("時間(月)", "Hours a month"),
  who: words("担当", "Who"),
  serves: words("関わる要件", "Serves"),
  sum: words("合計", "Total"),
  found: words("見つかっている問題を直す作業の目安", "Work to mend what has been found"),
  foundText: words(
    "満たしていない項目 {count}件: {lowHours}〜{highHours}時間、{lowYen}〜{highYen}円。",
    "Unmet questions: {count}; {lowHours}–{highHours} hours, ¥{lowYen}–{highYen}.",
  ),
  foundNone: words(
    "満たしていない項目は見つかっていません。まだ分からない項目は含みません。",
    "Nothing unmet was found; what is not known yet is not counted.",
  ),
  compare: words("漏えい1回あたりの費用の目安: 約{range}", "What one breach costs: about {range}"),
  signOwner: words("経営者の署名・日付", "Owner's signature, date"),
  year: words("対象の年度", "Year"),
} as const

interface Item {
  readonly title: Words
  readonly serves: string
}
const ITEMS: readonly Item[] = [
  { title: words("更新の作業(サーバー、ショップソフト、プラグイン)", "Updates"), serves: "build/2, operate/1" },
  { title: words("脆弱性診断(第三者)と修正", "Diagnosis by a third party, and mends"), serves: "build/3, operate/2" },
  { title: words("WAF・不正アクセス対策のサービス", "WAF and abuse protection"), serves: "operate/6, build/7" },
  { title: words("改ざんの監視とログの確認", "Watching for tampering, log reviews"), serves: "operate/3, operate/4" },
  {
    title: words("バックアップの保管と復元の訓練", "Backups and restore drills"),
    serves: "operate/5, build/12, build/13",
  },
  { title: words("端末の対策(ウイルス対策、更新)", "Terminals: anti-malware, updates"), serves: "build/5, build/14" },
  { title: words("本人認証(EMV 3-Dセキュア)・不正検知", "EMV 3-D Secure, fraud detection"), serves: "build/6, card/5" },
  { title: words("サイバー保険", "Cyber insurance"), serves: "operate/7" },
  { title: words("教育、訓練、情報の収集", "Training, drills, news"), serves: "owner/5, owner/7" },
]

const group = (amount: number | undefined): string => (amount === undefined ? "" : amount.toLocaleString("ja-JP"))

const toldRows = (budget: NonNullable<Details["budget"]>): readonly Row[] =>
  budget.map(({ item, yen, hours, who }) => [item, group(yen), group(hours), who ?? "", ""])

const openRows = (language: Language): readonly Row[] =>
  ITEMS.map(({ title, serves }) => [
    title[language],
    { text: "", fill: true },
    { text: "", fill: true },
    { text: "", fill: true },
    serves,
  ])

/** The sum only where every line has told its amount: a sum with gaps would be too small. */
const sumOf = (values: readonly (number | undefined)[]): string =>
  values.length > 0 && values.every((value) => value !== undefined)
    ? group(values.reduce((all: number, value) => all + (value ?? 0), 0))
    : ""

const sumRow = (budget: Details["budget"], language: Language): Row => [
  { text: W.sum[language], bold: true },
  { text: sumOf((budget ?? []).map(({ yen }) => yen)), bold: true },
  { text: sumOf((budget ?? []).map(({ hours }) => hours)), bold: true },
  "",
  "",
]

const found = (document: Document, rates: Rates, language: Language): string => {
  const works = findings(document)
    .filter(({ verdict, criterion }) => verdict.role !== "later" && criterion.weight === "core")
    .map(({ criterion }) => workOf(effortOf(criterion), rates))
  if (works.length === 0) return W.foundNone[language]
  const total = (pick: (work: (typeof works)[number]) => number): string =>
    group(works.reduce((all, work) => all + pick(work), 0))
  return fill(W.foundText, {
    count: works.length,
    lowHours: total(({ lowHours }) => lowHours),
    highHours: total(({ highHours }) => highHours),
    lowYen: total(({ lowYen }) => lowYen),
    highYen: total(({ highYen }) => highYen),
  })[language]
}

/** The year's money and hours: told lines, else the usual ones to be filled in. */
export const budgetSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const { details, size } = context
  const rates = ratesIn(details)
  const loss = estimateLoss(size)
  return sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    end: FORM_END[language],
    blocks: [
      { kind: "text", text: W.lead[language] },
      {
        kind: "table",
        caption: W.subtitle[language],
        head: [W.item, W.yen, W.hours, W.who, W.serves].map((one) => one[language]),
        shares: [38, 17, 13, 15, 17],
        rows: [
          ...(details.budget === undefined || details.budget.length === 0
            ? openRows(language)
            : toldRows(details.budget)),
          sumRow(details.budget, language),
        ],
      },
      { kind: "heading", level: 2, text: W.found[language] },
      { kind: "text", text: found(document, rates, language) },
      { kind: "text", as: "fine", text: costNote(rates, language) },
      { kind: "text", text: fill(W.compare, { range: yenRange(loss.lowYen, loss.highYen)[language] })[language] },
      { kind: "blanks", rows: [{ title: W.year[language] }, { title: W.signOwner[language] }] },
    ],
  })
}
