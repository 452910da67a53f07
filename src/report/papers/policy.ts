import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import type { PaperContext } from "./context.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import type { Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} セキュリティの方針", "{shop}: security policy"),
  subtitle: words("セキュリティの方針(経営者が署名する1枚)", "Security policy: one page, signed by the owner"),
  lead: words(
    "当店は、お客様の情報と信頼を守ることを、売上と同じ重さの仕事とします。経営者の責任で次のとおり定めます。",
    "Keeping our customers' data and trust is work as weighty as sales. On the owner's responsibility we set down the following.",
  ),
  signOwner: words("経営者の氏名・署名", "Owner's name and signature"),
  date: words("定めた日", "Set on"),
  review: words("次の見直し(1年以内)", "Next review (within a year)"),
  told: words("従業員と委託先に伝えた日・方法", "Told to staff and contractors (day, how)"),
  responsible: words("セキュリティの責任者", "Person responsible"),
  practitioner: words("実務の担当者", "Practitioner"),
} as const

interface Article {
  readonly title: Words
  readonly text: Words
}
const article = (title: readonly [string, string], text: readonly [string, string]): Article => ({
  title: words(...title),
  text: words(...text),
})
const ARTICLES: readonly Article[] = [
  article(
    ["1. 守るもの", "1. What is protected"],
    [
      "お客様の個人情報、カード決済の画面、会員のアカウント、注文と在庫の記録、管理画面とサーバー。カード番号は当店では受け取らず、残しません。",
      "Customers' personal data, the payment pages, members' accounts, records of orders and stock, admin screens and servers. We neither receive nor keep card numbers.",
    ],
  ),
  article(
    ["2. 責任", "2. Responsibility"],
    [
      "最終の責任は経営者が負います。責任者と担当者を名指しで決め、仕事の時間の中に、セキュリティの時間を割り当てます。",
      "The owner bears the final responsibility. Those responsible are named, and get hours for it within their working time.",
    ],
  ),
  article(
    ["3. 予算と人", "3. Budget and people"],
    [
      "作るときだけでなく、更新、診断、監視、バックアップ、保険の費用を毎年の予算に入れます。",
      "Every year's budget holds updates, diagnosis, watching, backups and insurance, not only building.",
    ],
  ),
  article(
    ["4. 守る決まり", "4. Rules that we follow"],
    [
      "IPAの「ECサイト構築・運用セキュリティガイドライン」の要件と、カードのガイドラインの対策を、点検の一覧で確かめながら進めます。満たしていないものは、期限と担当を決めて直します。",
      "We work through the requirements of IPA's guideline for online shops and the measures of the card guideline with a list. What is missing gets a day and a name.",
    ],
  ),
  article(
    ["5. 委託先", "5. Contractors"],
    [
      "制作、保守、サーバーなどの契約には、セキュリティの分担と責任を書きます。書いていない会社には任せません。",
      "Contracts with agencies and hosts say who does what for security and who answers for it. Without that, nothing is handed to them.",
    ],
  ),
  article(
    ["6. 事故のとき", "6. In an accident"],
    [
      "疑いの段階で、売上より先にカード決済を止めます。証拠を消さず、隠さず、決済代行会社、警察、個人情報保護委員会、お客様に知らせます。知らせた人を責めません。",
      "On suspicion already, card payment stops before sales are thought of. We delete and hide nothing, and tell the provider, police, the privacy authority and customers. Nobody is blamed for raising the alarm.",
    ],
  ),
  article(
    ["7. 情報を集める", "7. News"],
    [
      "IPA、JPCERT/CC、決済代行会社、ショップソフトの知らせを読む人を決め、関わるものは対策につなげます。",
      "One person reads the news of IPA, JPCERT/CC, the payment provider and the shop software, and turns it into action.",
    ],
  ),
  article(
    ["8. 見直し", "8. Review"],
    [
      "年に一度と、改修、移転、担当の交代、近い業種の事故があったときに見直し、経営者が結果を聞きます。",
      "Once a year, and after changes, moves, a new person in charge or an accident in our trade, we review; the owner hears the result.",
    ],
  ),
]

/** The security policy as a page to sign. */
export const policySheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const { details } = context
  return sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    end: FORM_END[language],
    blocks: [
      { kind: "text", as: "strong", text: W.lead[language] },
      {
        kind: "facts",
        rows: ARTICLES.map(({ title, text }) => [title[language], text[language]]),
      },
      {
        kind: "blanks",
        rows: [
          { title: W.responsible[language], value: details.owner },
          { title: W.practitioner[language], value: details.practitioner },
          { title: W.date[language] },
          { title: W.review[language] },
          { title: W.told[language] },
          { title: W.signOwner[language] },
        ],
      },
    ],
  })
}
