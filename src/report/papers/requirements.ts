import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Site } from "../../guideline/site.ts"
import type { Document } from "../document.ts"
import { SITE_WORDS, UI } from "../words.ts"
import { clausesBlock } from "./clauses.ts"
import type { PaperContext } from "./context.ts"
import { FORM_END, sheetOf, shopOf } from "./frame.ts"
import { demandTable, wantedOf } from "./requirement-rows.ts"
import type { Block, Sheet } from "./sheet.ts"
import { PAPER } from "./words.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  title: words("{shop} セキュリティの要求仕様書", "{shop}: security requirements"),
  subtitle: words("要求仕様書(制作・運用を頼むとき)", "Requirements for those who build and run the shop"),
  lead: words(
    "見積もりの前に渡し、契約書の別紙とします。条件の一つ一つに、対応するか、しないか、別の費用がかかるかを書いて返してください。空欄は「対応しない」とみなします。",
    "Handed over before the quotation and attached to the contract. For each condition say whether it is done, not done, or costs extra. What is left empty counts as not done.",
  ),
  build: words("作るときの要件", "Building"),
  card: words("カードのガイドラインの対策", "Measures of the card guideline"),
  operate: words("運用するときの要件", "Operating"),
  clauses: words("契約書に入れる条項", "Clauses for the contract"),
  offeredBy: words("見積もる会社・担当者・日付", "Offered by (company, person, date)"),
  shop: words("作るお店", "The shop"),
} as const

type Kind = Pick<Site, "payment" | "membership" | "form">
const told = (value: string | null, language: Language): string =>
  value === null ? UI.notTold[language] : (SITE_WORDS[value]?.[language] ?? value)

/** What is wanted from a contractor for a shop of this kind, as blocks. */
export const requirementBlocks = (site: Kind, language: Language): readonly Block[] => [
  { kind: "text", text: W.lead[language] },
  { kind: "heading", level: 2, text: W.shop[language] },
  {
    kind: "facts",
    rows: [
      [UI.form[language], told(site.form, language)],
      [UI.payment[language], told(site.payment, language)],
      [
        PAPER.membership[language],
        site.membership === null
          ? UI.notTold[language]
          : (site.membership ? PAPER.membershipYes : PAPER.membershipNo)[language],
      ],
    ],
  },
  ...(["build", "card", "operate"] as const).flatMap((phase): readonly Block[] => {
    const wanted = wantedOf(site, [phase])
    return wanted.length === 0
      ? []
      : [
          { kind: "heading", level: 2, text: W[phase][language] },
          demandTable(W[phase][language], wanted, site, language),
        ]
  }),
  { kind: "text", as: "fine", text: UI.unconfirmedNote[language] },
  { kind: "heading", level: 2, text: W.clauses[language] },
  clausesBlock(language),
  { kind: "blanks", rows: [{ title: W.offeredBy[language] }, { title: PAPER.signedOn[language] }] },
]

/** The requirement sheet for a shop that is there or is being made. */
export const requirementsSheet = (document: Document, context: PaperContext, language: Language): Sheet =>
  sheetOf(document, context, language, {
    title: fill(W.title, { shop: shopOf(document, context, language) })[language],
    subtitle: W.subtitle[language],
    type: "dense",
    end: FORM_END[language],
    blocks: requirementBlocks(document.site, language),
  })
