import type { Requirement } from "../../guideline/requirement.ts"
import type { Site } from "../../guideline/site.ts"
import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document, PaperVerdict } from "../document.ts"
import { pressingReason } from "../pressing.ts"
import { levelWords, STATE_WORDS, UI } from "../words.ts"
import type { PaperContext } from "./context.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import { wantedOf } from "./requirement-rows.ts"
import type { Block, Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} 開店できるかの判定表", "{shop}: open or wait"),
  subtitle: words("開店前の判定(Go / No-Go)", "Before opening: go or no-go"),
  rule: words(
    "必須の要件が一つでも「満たしている」「対象外」になっていないあいだは開店しません。必要の要件を残して開店するときは、期限と担当を書きます。",
    "No opening while a single 'must' is neither met nor not applicable. Opening without a 'need' takes a day and a name.",
  ),
  wait: words(
    "いまの判定: 開店を待つ(No-Go)。必須の要件 {count}件が残っています。",
    "Now: wait (no-go). Requirements that are a must and still open: {count}.",
  ),
  go: words(
    "いまの判定: 必須の要件はすべて確かめられています。下の確認に署名すれば開店できます。",
    "Now: every must is proved. With the confirmations below signed, the shop can open.",
  ),
  blank: words(
    "まだ点検していません。すべての行を確かめるまで、判定は「待つ(No-Go)」です。",
    "Nothing has been looked at. Until every line is confirmed the result is: wait (no-go).",
  ),
  items: words("要件ごとの判定", "Requirement by requirement"),
  result: words("いまの判定", "Now"),
  confirm: words("確認(名前・日付)", "Confirmed (name, date)"),
  hand: words("人が確かめること", "Confirmed by people"),
  decision: words("決定", "Decision"),
  opens: words("開店する・待つ(丸を付ける)", "Open / wait (ring one)"),
  openOn: words("開店の日", "Opening day"),
  owner: words("経営者の署名・日付", "Owner's signature, date"),
  practitioner: words("担当者の署名・日付", "Practitioner's signature, date"),
} as const

const BY_HAND: readonly Words[] = [
  words(
    "第三者の診断の報告書があり、重大な指摘がすべて閉じている",
    "A third party's report is there and every grave finding is closed",
  ),
  words(
    "バックアップから復元し、注文と会員の件数が合うことを見た",
    "A restore was done, and orders and members were counted",
  ),
  words(
    "管理画面に、許可していない回線(携帯電話など)から入れないことを見た",
    "The admin screen was tried from a line that is not listed, and refused",
  ),
  words("試しの注文で、カードの本人認証(EMV 3-Dセキュア)が出た", "A test order asked for EMV 3-D Secure"),
  words("試験用の会員、注文、インストール用のファイルを消した", "Test members, test orders and install files are gone"),
  words("事故のときの一枚に電話番号を書き、壁に貼った", "The page for accidents has its numbers and hangs on the wall"),
  words(
    "運用の担当者、更新の期限、毎月の時間と費用を決めた",
    "Who runs it, days for updates, monthly hours and money are set",
  ),
  words("委託先との契約にセキュリティの条項がある", "The contracts hold the security clauses"),
]

const isSettled = ({ state }: PaperVerdict): boolean => state === "met" || state === "not-applicable"

/** The musts that still forbid opening. */
export const blockers = (document: Document): readonly PaperVerdict[] =>
  document.verdicts.filter(
    (verdict) =>
      (verdict.phase === "build" || verdict.phase === "card") && verdict.level === "must" && !isSettled(verdict),
  )

const verdictRow = (verdict: PaperVerdict, language: Language): Row => [
  verdict.requirement,
  {
    text: verdict.title[language],
    bold: true,
    lines: isSettled(verdict) ? [] : [pressingReason(verdict, language).slice(0, 120)],
  },
  levelWords(verdict.level, verdict.levelProvenance)[language],
  { text: STATE_WORDS[verdict.state][language], tone: verdict.state },
  { text: "", fill: true },
]

const emptyRow = ({ id, title, level }: Requirement, language: Language): Row => [
  id,
  { text: title[language], bold: true },
  levelWords(level.value, level.provenance)[language],
  { text: "", fill: true },
  { text: "", fill: true },
]

const table = (rows: readonly Row[], language: Language): Block => ({
  kind: "table",
  caption: W.items[language],
  head: [UI.tableId, UI.tableTitle, UI.level, W.result, W.confirm].map((one) => one[language]),
  shares: [12, 40, 15, 15, 18],
  rows,
})

const closing = (language: Language): readonly Block[] => [
  { kind: "heading", level: 2, text: W.hand[language] },
  { kind: "list", boxes: true, items: BY_HAND.map((one) => one[language]) },
  {
    kind: "keep",
    blocks: [
      { kind: "heading", level: 2, text: W.decision[language] },
      {
        kind: "blanks",
        rows: [W.opens, W.openOn, W.owner, W.practitioner].map((one) => ({ title: one[language] })),
      },
    ],
  },
]

/** The sheet before anything has been looked at, for a shop of this kind. */
export const emptyGoNoGo = (
  site: Pick<Site, "payment" | "membership" | "form">,
  language: Language,
): readonly Block[] => [
  { kind: "text", as: "strong", text: W.blank[language] },
  { kind: "text", text: W.rule[language] },
  table(
    wantedOf(site, ["build", "card"]).map((one) => emptyRow(one, language)),
    language,
  ),
  ...closing(language),
]

/** May the shop open? Every must that is not proved says wait; a person signs. */
export const goNoGoSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const judged = document.verdicts.filter(({ phase }) => phase === "build" || phase === "card")
  const open = blockers(document)
  return sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    end: FORM_END[language],
    blocks:
      judged.length === 0
        ? emptyGoNoGo(document.site, language)
        : [
            {
              kind: "text",
              as: open.length === 0 ? "strong" : "warning",
              text: (open.length === 0 ? W.go : fill(W.wait, { count: open.length }))[language],
            },
            { kind: "text", text: W.rule[language] },
            table(
              judged.map((verdict) => verdictRow(verdict, language)),
              language,
            ),
            { kind: "text", as: "fine", text: UI.unconfirmedNote[language] },
            ...closing(language),
          ],
  })
}
