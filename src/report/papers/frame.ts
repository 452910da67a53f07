import { isoTime } from "../../lib/clock.ts"
import type { Language, Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay, japanTime } from "../html/text.ts"
import { UI } from "../words.ts"
import type { PaperContext } from "./context.ts"
import { nameOf, versionsOf } from "./shape.ts"
import type { Sheet } from "./sheet.ts"
import { PAPER } from "./words.ts"

/** The last sentence of papers that the shop fills in and uses itself. */
export const FORM_END: Words = {
  ja: "この書類は、お店が自分で使うためのものです。IPA(情報処理推進機構)やカード会社による審査ではありません。",
  en: "This paper is for the shop's own use. It is not an examination by IPA or a card company.",
}

const NOT_CHECKED: Words = { ja: "まだ点検していません", en: "not checked yet" }

/** What only this paper says. */
export type Own = Pick<Sheet, "title" | "subtitle" | "blocks"> & Partial<Pick<Sheet, "type" | "name" | "facts" | "end">>

/** The line on every page: edition and version, when it was looked at, when the paper was made. */
export const footerOf = (document: Document, { madeAtMs }: PaperContext, language: Language): string =>
  [
    versionsOf(document)[language],
    document.requestsSent + document.browserRequestsSent === 0
      ? NOT_CHECKED[language]
      : `${UI.checkedAt[language]} ${japanTime(document.startedAt, language)} (${UI.japanTime[language]})`,
    `${PAPER.madeAt[language]} ${japanDay(isoTime(madeAtMs), language)}`,
  ].join(" · ")

/** The shop as its papers name it: its company, else its host name. */
export const shopOf = (document: Document, { details }: PaperContext, language: Language): string =>
  details.company ?? nameOf(document, language)

/** A paper about this shop. Its last sentence says what it is not. */
export const sheetOf = (document: Document, context: PaperContext, language: Language, own: Own): Sheet => ({
  language,
  name: shopOf(document, context, language),
  facts: [
    ...(document.site.publicUrl === null ? [] : [[PAPER.shopAddress[language], document.site.publicUrl] as const]),
    [PAPER.madeAt[language], japanDay(isoTime(context.madeAtMs), language)],
  ],
  madeAtMs: context.madeAtMs,
  footer: footerOf(document, context, language),
  end: UI.examination[language],
  ...own,
})
