import { isoTime } from "../../lib/clock.ts"
import type { Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay } from "../html/text.ts"
import { UI } from "../words.ts"
import type { PaperContext } from "./context.ts"
import { sheetOf, shopOf } from "./frame.ts"
import { publicRows } from "./public-rows.ts"
import type { Sheet } from "./sheet.ts"
import { PAPER, said } from "./words.ts"

/** The shop's own statement for everybody; like the page, it names no version of anything. */
export const publicSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const date = japanDay(isoTime(context.madeAtMs), language)
  const asOf = said("publicAsOf", { date })[language]
  return {
    ...sheetOf(document, context, language, {
      title: said("publicTitle", { shop: shopOf(document, context, language) })[language],
      subtitle: PAPER.publicSubtitle[language],
      facts: [],
      end: PAPER.publicEnd[language],
      blocks: [
        { kind: "text", text: `${PAPER.publicLead[language]} ${asOf}` },
        {
          kind: "table",
          caption: PAPER.publicTable[language],
          head: ["", UI.tableTitle[language], PAPER.publicDoes[language]],
          shares: [6, 36, 58],
          rows: publicRows(document, context.madeAtMs).map(({ number, title, says }) => [
            number,
            { text: title[language], bold: true },
            says.map((one) => one[language]).join("\n"),
          ]),
        },
      ],
    }),
    footer: asOf,
    published: true,
  }
}
