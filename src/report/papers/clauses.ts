import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { UI } from "../words.ts"
import { CLAUSES } from "./contract-clauses.ts"
import type { PaperContext } from "./context.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import type { Block, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} 委託契約に入れるセキュリティの条項", "{shop}: security clauses for contracts"),
  subtitle: words("委託契約の条項案", "Draft clauses for contracts"),
  lead: words(
    "契約書や覚書に入れる条項の案です。角かっこの中の日数や時間は、相手と決めて書き入れます。使う前に、弁護士などの専門家に見てもらってください。",
    "Drafts for a contract or a memorandum. Days and hours in brackets are to be agreed. Have a lawyer go through them before you use them.",
  ),
  clause: words("条項", "Clause"),
  text: words("案文", "Draft"),
  serves: words("関わる要件", "Serves"),
  found: words("契約書の条", "Where in the contract"),
  partner: words("契約の相手", "Contract with"),
  signed: words("確かめた人と日付", "Confirmed by, date"),
} as const

/** The clauses as a table with a column for the place in the contract at hand. */
export const clausesBlock = (language: Language): Block => ({
  kind: "table",
  caption: W.subtitle[language],
  head: [W.clause, W.text, W.serves, W.found].map((one) => one[language]),
  shares: [17, 54, 14, 15],
  rows: CLAUSES.map(({ title, text, requirements }, index) => [
    { text: `${index + 1}. ${title[language]}`, bold: true },
    text[language],
    requirements.join(UI.listComma[language]),
    { text: "", fill: true },
  ]),
})

/** Clauses for the contracts with those who build and run the shop. */
export const clausesSheet = (document: Document, context: PaperContext, language: Language): Sheet =>
  sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    end: FORM_END[language],
    blocks: [
      { kind: "text", text: W.lead[language] },
      {
        kind: "blanks",
        rows: [
          { title: W.partner[language], value: context.details.operator ?? context.details.developer },
          { title: W.signed[language] },
        ],
      },
      clausesBlock(language),
    ],
  })
