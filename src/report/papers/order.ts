import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Severity } from "../../guideline/observation.ts"
import type { Document, PaperVerdict } from "../document.ts"
import { seenOf } from "../first-things.ts"
import { firstSentence, japanDay } from "../html/text.ts"
import { levelWords, STATE_WORDS, UI } from "../words.ts"
import type { PaperContext } from "./context.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import type { Block, Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} セキュリティ対策の指示書", "{shop}: order on security measures"),
  subtitle: words("指示書(経営者から担当者へ)", "Order from the owner to staff"),
  to: words("担当者(あて先)", "To (person in charge)"),
  from: words("指示する経営者", "From (owner)"),
  lead: words(
    "当店のセキュリティを守るため、次の対策を期限までに行うよう指示します。必要な時間と費用は会社が用意します。期限までにできないときは、早めに理由と代わりの日を知らせてください。",
    "To keep our shop safe, carry out the following by the day named. The company provides the time and the money needed. If a day cannot be kept, say so early, with the reason and another day.",
  ),
  mend: words("直すこと", "To be mended"),
  ask: words("確かめて答えること", "To be found out and answered"),
  what: words("要件とすること", "Requirement and what to do"),
  who: words("担当", "Who"),
  due: words("期限", "Due"),
  done: words("済んだ日・署名", "Done (day, signature)"),
  dueNote: words(
    "期限は案です。重さが緊急のものは7日、重大は14日、そのほかは30日、確かめることは30日で置いています。書き直して使えます。",
    "The days are proposals: 7 days for critical things, 14 for high, 30 for others and for questions. Change them as you need.",
  ),
  none: words("いまはありません。", "Nothing at present."),
  report: words(
    "結果は毎月、Sekishoの一覧で報告してください。次の見直しの日も、このとき決めます。",
    "Report every month with Sekisho's list; the day of the next review is set then.",
  ),
  signOwner: words("経営者の署名・日付", "Owner's signature, date"),
  signStaff: words("担当者の受領の署名・日付", "Received: signature, date"),
  question: words("担当者からの質問・相談", "Questions from staff"),
  nextReview: words("次に報告を聞く日", "Next report heard on"),
  sign: words("署名と受領", "Signature and receipt"),
} as const

const DAYS: Readonly<Record<Severity, number>> = { critical: 7, high: 14, medium: 30, low: 30 }
const ASK_DAYS = 30
const MAX_CHARS = 90

const gravest = ({ criteria }: PaperVerdict): PaperVerdict["criteria"][number] | undefined => {
  const rank = { critical: 0, high: 1, medium: 2, low: 3 } as const
  return criteria
    .filter(({ state, weight }) => state === "unmet" && weight === "core")
    .toSorted((one, other) => rank[one.severity ?? "medium"] - rank[other.severity ?? "medium"])[0]
}

const dueDay = (context: PaperContext, days: number, language: Language): string => {
  const told = context.details["order-due"]
  return japanDay(told === undefined ? isoTime(context.madeAtMs + days * DAY_MS) : `${told}T00:00:00Z`, language)
}

const mendRow = (verdict: PaperVerdict, context: PaperContext, language: Language): Row => {
  const worst = gravest(verdict)
  const count = verdict.criteria.filter(({ state, weight }) => state === "unmet" && weight === "core").length
  const said = worst === undefined ? undefined : (seenOf(worst)?.says ?? worst.question)
  return [
    verdict.requirement,
    {
      text: verdict.title[language],
      bold: true,
      lines: [
        `${levelWords(verdict.level, verdict.levelProvenance)[language]} · ${STATE_WORDS[verdict.state][language]}${count > 1 ? ` (${count})` : ""}`,
        ...(said === undefined ? [] : [`${UI.found[language]}: ${firstSentence(said[language], MAX_CHARS)}`]),
        ...(worst?.remedy === undefined
          ? []
          : [`${UI.todo[language]}: ${firstSentence(worst.remedy[language], MAX_CHARS)}`]),
      ],
    },
    { text: "", fill: true },
    dueDay(context, DAYS[worst?.severity ?? "medium"], language),
    { text: "", fill: true },
  ]
}

const askRow = (verdict: PaperVerdict, context: PaperContext, language: Language): Row => {
  const open = verdict.criteria.filter(({ state, weight }) => state === "unknown" && weight === "core").length
  return [
    verdict.requirement,
    {
      text: verdict.title[language],
      bold: true,
      lines: [
        `${levelWords(verdict.level, verdict.levelProvenance)[language]} · ${STATE_WORDS[verdict.state][language]} (${open})`,
      ],
    },
    { text: "", fill: true },
    dueDay(context, ASK_DAYS, language),
    { text: "", fill: true },
  ]
}

const part = (title: Words, rows: readonly Row[], language: Language): readonly Block[] => [
  { kind: "heading", level: 2, text: title[language] },
  rows.length === 0
    ? { kind: "text", text: W.none[language] }
    : {
        kind: "table",
        caption: title[language],
        head: [UI.tableId, W.what, W.who, W.due, W.done].map((one) => one[language]),
        shares: [13, 43, 12, 16, 16],
        rows,
      },
]

/** The owner's order to staff: what is to be mended and found out by when, signed and received. */
export const orderSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const { details } = context
  const now = document.verdicts.filter(({ role, phase }) => role !== "later" && phase !== "owner")
  const mend = now.filter(({ state }) => state === "unmet" || state === "partly")
  const ask = now.filter(({ state }) => state === "unknown")
  return sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    end: FORM_END[language],
    blocks: [
      {
        kind: "blanks",
        rows: [
          { title: W.to[language], value: details.practitioner },
          { title: W.from[language], value: details.owner },
        ],
      },
      { kind: "text", text: W.lead[language] },
      ...part(
        W.mend,
        mend.map((verdict) => mendRow(verdict, context, language)),
        language,
      ),
      ...part(
        W.ask,
        ask.map((verdict) => askRow(verdict, context, language)),
        language,
      ),
      ...(details["order-due"] === undefined ? [{ kind: "text", as: "fine", text: W.dueNote[language] } as const] : []),
      {
        kind: "keep",
        blocks: [
          { kind: "heading", level: 2, text: W.sign[language] },
          { kind: "text", text: W.report[language] },
          {
            kind: "blanks",
            rows: [
              { title: W.signOwner[language] },
              { title: W.signStaff[language] },
              { title: W.nextReview[language] },
              { title: W.question[language] },
            ],
          },
        ],
      },
    ],
  })
}
