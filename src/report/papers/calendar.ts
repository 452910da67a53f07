import { DAY_MS } from "../../lib/clock.ts"
import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay } from "../html/text.ts"
import { UI } from "../words.ts"
import type { PaperContext } from "./context.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import type { Block, Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} 見直しの年間予定", "{shop}: calendar of reviews"),
  subtitle: words("セキュリティの年間予定", "The security year"),
  lead: words(
    "1年分の点検と見直しの予定です。済んだら□に印を付け、日付と名前を書きます。",
    "A year of checks and reviews. Tick the box when done, with day and name.",
  ),
  always: words("毎日・毎週・毎月すること", "Every day, week and month"),
  when: words("いつ", "When"),
  what: words("すること", "What"),
  who: words("担当", "Who"),
  month: words("月", "Month"),
  done: words("済(日付・名前)", "Done (day, name)"),
  year: words("月ごとの予定", "Month by month"),
  expiring: words("期限の近い回答と予定", "Answers and plans that run out"),
  day: words("期限", "Runs out"),
  question: words("判定項目", "Question"),
  kind: words("種類", "Kind"),
  answerEnds: words("回答の期限(もう一度確かめる)", "answer runs out: look again"),
  planDue: words("実施予定の日", "planned to be done"),
  noneEnding: words("この1年に期限の来る回答はありません。", "No answer runs out within the year."),
  occasion: words(
    "このほか、改修、移転、担当の交代、近い業種の事故があったときにも見直します。",
    "Review also after changes, moves, a new person in charge, or an accident in your trade.",
  ),
} as const

interface Task {
  readonly what: Words
  readonly serves: string
}
const task = (ja: string, en: string, serves: string): Task => ({ what: words(ja, en), serves })

const ALWAYS: readonly (readonly [Words, Task])[] = [
  [words("毎日", "daily"), task("改ざんの監視の結果を見る", "Look at the tamper watch", "operate/3")],
  [
    words("毎日", "daily"),
    task("バックアップが取れたかを見る", "See that the backup was made", "operate/4, operate/5"),
  ],
  [words("毎週", "weekly"), task("ログを見直し、不審な接続を断つ", "Review logs, block odd addresses", "operate/4")],
  [
    words("毎週", "weekly"),
    task("弱点と修正の知らせを読む", "Read news of weaknesses and fixes", "operate/1, owner/7"),
  ],
  [words("毎月", "monthly"), task("更新を当て、動作を確かめる", "Update and test", "build/2, operate/1")],
  [words("毎月", "monthly"), task("経営者に1枚の報告を渡す", "Hand the owner the monthly page", "owner/3, owner/7")],
]

/** Months are counted from the month of the paper: 0 is that month. */
const QUARTERLY: readonly Task[] = [
  task("サーバーなどの診断(プラットフォーム診断)を受ける", "Platform diagnosis", "operate/2"),
  task("バックアップから復元する訓練をする", "Restore drill", "operate/5"),
  task("端末の対策を一台ずつ確かめる", "Look at every terminal", "build/5, build/14"),
]
const HALF_YEARLY: readonly Task[] = [
  task("緊急連絡先の全部に電話してつながるか確かめる", "Ring every emergency number", "owner/5"),
  task("管理者アカウントを見直し、不要なものを消す", "Review administrator accounts", "build/4"),
]
const YEARLY: Readonly<Record<number, readonly Task[]>> = {
  1: [task("方針を見直し、署名する", "Review and sign the policy", "owner/1")],
  2: [task("予算と担当を決め、署名する", "Set and sign the budget", "owner/2")],
  3: [task("委託先の一覧と契約の条項を見直す", "Review contractors and clauses", "owner/6")],
  4: [task("事故を想定した机上の訓練をする", "Table-top exercise", "owner/5")],
  5: [task("サイバー保険の内容と期限を確かめる", "Check the insurance", "operate/7")],
  6: [task("Webアプリケーションの診断を受ける", "Diagnosis of the web application", "operate/2, build/3")],
  7: [task("ドメインと証明書の期限、登録者を確かめる", "Check domain and certificate", "build/9")],
  8: [task("個人情報の保管の期間を見直し、不要なものを消す", "Review and erase personal data", "build/8")],
  9: [
    task(
      "カード会社への回答を作り直す(更新の60日前)",
      "Renew the card company's answers (60 days ahead)",
      "build/6, card/1",
    ),
  ],
  10: [task("全体の見直しを行い、経営者が結果を聞く", "The yearly review, heard by the owner", "owner/4")],
}

const monthTasks = (month: number): readonly Task[] => [
  ...(YEARLY[month] ?? []),
  ...(month % 3 === 2 ? QUARTERLY : []),
  ...(month % 6 === 0 ? HALF_YEARLY : []),
]

const monthName = (madeAtMs: number, offset: number, language: Language): string => {
  const now = new Date(madeAtMs + 9 * 60 * 60 * 1_000)
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)
  return new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(first)
}

const taskText = ({ what, serves }: Task, language: Language): string => `□ ${what[language]} (${serves})`

const YEAR_MS = 365 * DAY_MS
const MAX_ENDING = 60

interface Ending {
  readonly until: string
  readonly id: string
  readonly question: Words
  readonly planned: boolean
}
const endings = (document: Document, madeAtMs: number): readonly Ending[] =>
  document.verdicts
    .flatMap(({ criteria }) =>
      criteria.flatMap(({ answer, criterion, question }): readonly Ending[] => {
        if (answer === undefined || answer.state === "no") return []
        const untilMs = Date.parse(answer.until)
        if (!(untilMs > madeAtMs && untilMs <= madeAtMs + YEAR_MS)) return []
        return [{ until: answer.until, id: criterion, question, planned: answer.state === "planned" }]
      }),
    )
    .toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until))

const endingBlocks = (document: Document, madeAtMs: number, language: Language): readonly Block[] => {
  const all = endings(document, madeAtMs)
  const heading: Block = { kind: "heading", level: 2, text: W.expiring[language] }
  if (all.length === 0) return [heading, { kind: "text", text: W.noneEnding[language] }]
  const rows = all
    .slice(0, MAX_ENDING)
    .map(({ until, id, question, planned }): Row => [
      japanDay(until, language),
      { text: question[language], lines: [id] },
      (planned ? W.planDue : W.answerEnds)[language],
      { text: "", fill: true },
    ])
  return [
    heading,
    {
      kind: "table",
      caption: W.expiring[language],
      head: [W.day, W.question, W.kind, W.done].map((one) => one[language]),
      shares: [18, 46, 18, 18],
      rows,
    },
  ]
}

/** A year of reviews from the month of the paper, and what runs out within it. */
export const calendarSheet = (document: Document, context: PaperContext, language: Language): Sheet =>
  sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    end: FORM_END[language],
    blocks: [
      { kind: "text", text: W.lead[language] },
      { kind: "heading", level: 2, text: W.always[language] },
      {
        kind: "table",
        caption: W.always[language],
        head: [W.when, W.what, UI.tableId, W.who].map((one) => one[language]),
        shares: [12, 50, 20, 18],
        rows: ALWAYS.map(([when, { what, serves }]) => [
          when[language],
          what[language],
          serves,
          { text: context.details.practitioner ?? "", fill: true },
        ]),
      },
      { kind: "heading", level: 2, text: W.year[language] },
      {
        kind: "table",
        caption: W.year[language],
        head: [W.month, W.what, W.done].map((one) => one[language]),
        shares: [16, 62, 22],
        rows: Array.from({ length: 12 }, (_, offset): Row => [
          { text: monthName(context.madeAtMs, offset, language), bold: true },
          monthTasks(offset)
            .map((one) => taskText(one, language))
            .join("\n"),
          { text: "", fill: true },
        ]),
      },
      { kind: "text", text: W.occasion[language] },
      ...endingBlocks(document, context.madeAtMs, language),
    ],
  })
