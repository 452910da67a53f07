import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { firstLine } from "../html/text.ts"
import type { PaperContext } from "./context.ts"
import { CONTACT_ROLES, type Contact, type ContactRole } from "./details.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import type { Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} 事故のときの最初の一枚", "{shop}: first page in an accident"),
  subtitle: words("事故のとき、まずこの順に(壁に貼る)", "In an accident, in this order (for the wall)"),
  suspicion: words(
    "疑いの段階で始めます。調べ終わるのを待ちません。",
    "Start on suspicion. Do not wait until it is looked into.",
  ),
  calls: words("電話する相手(上から順に)", "Whom to ring, from the top"),
  who: words("相手", "Who"),
  name: words("名前", "Name"),
  phone: words("電話", "Phone"),
  note: words("受付の時間・控え", "Hours, notes"),
  known: words("知った日と時刻・知った人", "Known on (day, time), by whom"),
  rapid: words("速報の期限(知った日から3〜5日以内)", "Rapid report due (within 3–5 days)"),
  final: words("確報の期限(30日。不正アクセスなどの疑いは60日)", "Final report due (30 days; intrusion: 60)"),
  rung: words("番号を最後に確かめた日(半年ごと)", "Numbers last rung (twice a year)"),
} as const

const STEPS: readonly Words[] = [
  words(
    "カード決済を止める。必要なら店も閉じる(決済代行会社の管理画面か電話)。",
    "Stop card payment; close the shop if needed (provider's screen or phone).",
  ),
  words(
    "証拠を残す。電源を切らない。ファイルを消さない。作り直さない。ログとサーバーの写しを取る。",
    "Keep evidence: do not switch off, delete or rebuild. Copy logs and server.",
  ),
  words(
    "下の相手に電話する。気づいたこと、時刻、話した人を紙に書く。",
    "Ring those below. Write down what was noticed, when, and who said what.",
  ),
  words(
    "個人情報保護委員会に速報する: 3〜5日以内(同委員会のサイトの報告フォーム)。確報は30日、不正アクセスなどの疑いは60日以内。",
    "Rapid report to the privacy authority (PPC) within 3–5 days by its web form; the final one within 30 days, 60 for intrusion.",
  ),
  words(
    "調査会社に調べてもらう。カード情報ならカード会社に、認められた調査会社(PFI)を聞く。",
    "Have forensics look; for card data ask the card company for an approved one (PFI).",
  ),
  words(
    "お客様に知らせ、問い合わせの窓口を置く。分かったことだけを書き、隠さない。",
    "Tell customers and open a help desk. Say only what is known; hide nothing.",
  ),
  words(
    "原因を直し、全部のパスワードと鍵を替え、診断を受け、カード会社の了解を得てから再開する。",
    "Mend the cause, change every password and key, be diagnosed, and reopen with the card company's consent.",
  ),
]

const ROLE: Readonly<Record<ContactRole, { readonly who: Words; readonly usual?: Contact }>> = {
  owner: { who: words("経営者", "Owner") },
  practitioner: { who: words("実務の担当者", "Practitioner") },
  payment: { who: words("決済代行会社", "Payment provider") },
  acquirer: { who: words("カード会社", "Card company") },
  contractor: { who: words("制作・保守の会社", "Web agency") },
  host: { who: words("サーバー会社", "Host") },
  police: { who: words("警察", "Police"), usual: { phone: "#9110" } },
  privacy: { who: words("個人情報保護委員会", "Privacy authority (PPC)") },
  forensics: { who: words("調査会社", "Forensics") },
  insurer: { who: words("保険会社", "Insurer") },
}
/** What is the same for every shop in Japan. */
const USUAL_NOTE: Readonly<Partial<Record<ContactRole, Words>>> = {
  police: words("相談専用電話。都道府県警のサイバー窓口も書く", "advice line; add the prefecture's cyber desk"),
  privacy: words("報告は同委員会のサイトから", "report on its web site"),
}

/** One line in large type. */
const MAX_SHOP = 19
const MAX_NAME = 20
const MAX_NOTE = 22

const contactRow = (
  role: ContactRole,
  told: Contact | undefined,
  fallback: string | undefined,
  language: Language,
): Row => {
  const { who, usual } = ROLE[role]
  const note = [told?.hours, told?.note].filter((part) => part !== undefined).join(" ")
  return [
    { text: who[language], bold: true },
    { text: "", lines: [firstLine(told?.name ?? fallback ?? "", MAX_NAME)] },
    { text: told?.phone ?? usual?.phone ?? "", bold: true },
    { text: "", lines: [firstLine(note === "" ? (USUAL_NOTE[role]?.[language] ?? "") : note, MAX_NOTE)] },
  ]
}

/** The first page in an accident: made to hang on a wall, one page, numbers filled in. */
export const accidentSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const { details } = context
  const names: Partial<Record<ContactRole, string | undefined>> = {
    owner: details.owner,
    practitioner: details.practitioner,
    acquirer: details["card-company"],
    contractor: details.operator ?? details.developer,
  }
  return sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    name: firstLine(shopOf(document, context, language), MAX_SHOP),
    facts: [],
    type: "wall",
    end: FORM_END[language],
    blocks: [
      { kind: "text", as: "warning", text: W.suspicion[language] },
      { kind: "list", ordered: true, items: STEPS.map((step) => step[language]) },
      { kind: "heading", level: 2, text: W.calls[language] },
      {
        kind: "table",
        caption: W.calls[language],
        head: [W.who, W.name, W.phone, W.note].map((one) => one[language]),
        shares: [24, 21, 32, 23],
        rows: CONTACT_ROLES.map((role) => contactRow(role, details.contacts?.[role], names[role], language)),
      },
      {
        kind: "blanks",
        rows: [
          { title: W.known[language] },
          { title: W.rapid[language] },
          { title: W.final[language] },
          { title: W.rung[language] },
        ],
      },
    ],
  })
}
