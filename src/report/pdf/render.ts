import pdfmake from "pdfmake"
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js"
import { firstLine } from "../html/text.ts"
import type { Sheet } from "../papers/sheet.ts"
import { flowContent } from "./flow.ts"
import { FONT_FILES, fontGlyphs } from "./fonts.ts"
import { readable } from "./readable.ts"
import type { Setting } from "./setting.ts"
import { AI, INK, MEASURES, PAGE, SOFT, type Measures } from "./theme.ts"

const PRODUCT = { ja: "関所 Sekisho", en: "Sekisho" } as const
const LANGUAGE = { ja: "ja-JP", en: "en-GB" } as const
/** English says the same in more letters. */
const FOOTER_SIZE = { ja: 7, en: 6.3 } as const
const FAMILY = "Gothic"
/** Of one text: a name, a title, the footer. */
const MAX_LINE = 200
/** Japanese characters of the name on top, which stands in large type; twice as many Latin ones. */
const MAX_NAME = 29

const files = new Set<string>(Object.values(FONT_FILES))
pdfmake.setFonts({ [FAMILY]: { ...FONT_FILES } })
// Nothing but the two font files is ever opened, whatever stands in a paper.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => files.has(path))

const masthead = (sheet: Sheet, { say, measures }: Setting): Content => ({
  stack: [
    { text: say(sheet.subtitle), fontSize: measures.fine + 1, color: SOFT },
    {
      text: say(firstLine(sheet.name, MAX_NAME)),
      fontSize: measures.name,
      bold: true,
      color: AI,
      lineHeight: 1.2,
      margin: [0, 1, 0, 2],
    },
    ...(sheet.facts.length === 0
      ? []
      : [
          {
            text: sheet.facts.map(([title, value]) => `${say(title)}: ${say(value)}`).join("　"),
            fontSize: measures.fine,
            color: SOFT,
          },
        ]),
    {
      canvas: [
        { type: "line", x1: 0, y1: 3, x2: PAGE.width - 2 * measures.margin, y2: 3, lineWidth: 1.4, lineColor: AI },
      ],
    },
  ],
  margin: [0, 0, 0, measures.gap],
})

const footer =
  (sheet: Sheet, { say, measures }: Setting) =>
  (page: number, pages: number): Content => ({
    columns: [
      { text: say(sheet.footer), width: "*" },
      { text: `${page} / ${pages}`, width: 36, alignment: "right" },
    ],
    columnGap: 8,
    fontSize: FOOTER_SIZE[sheet.language],
    color: SOFT,
    margin: [measures.margin, 12, measures.margin, 0],
  })

const info = (sheet: Sheet, { say }: Setting): TDocumentDefinitions["info"] => ({
  title: say(sheet.title),
  subject: say(sheet.subtitle),
  ...(sheet.published ? { creator: "-", producer: "-" } : { creator: PRODUCT[sheet.language], producer: "pdfmake" }),
  creationDate: new Date(sheet.madeAtMs),
})

/**
 * The paper as a PDF of A4 pages: text that can be selected and searched in an embedded font, language and title set, page numbers.
 * Pure but for reading the two font files: the same paper gives the same bytes.
 */
export const renderPdf = async (sheet: Sheet): Promise<Buffer> => {
  const measures: Measures = MEASURES[sheet.type ?? "normal"]
  const has = fontGlyphs()
  const setting: Setting = {
    measures,
    width: PAGE.width - 2 * measures.margin,
    say: (text, maxChars = MAX_LINE) => readable(text, has, maxChars),
  }
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageMargins: [measures.margin, measures.margin, measures.margin, 40],
    version: "1.7",
    language: LANGUAGE[sheet.language],
    displayTitle: true,
    info: info(sheet, setting),
    defaultStyle: { font: FAMILY, fontSize: measures.body, lineHeight: measures.leading, color: INK },
    content: [
      masthead(sheet, setting),
      ...flowContent(sheet.blocks, setting),
      { text: setting.say(sheet.end), fontSize: measures.fine, color: SOFT, margin: [0, measures.gap, 0, 0] },
    ],
    footer: footer(sheet, setting),
  }
  return pdfmake.createPdf(definition).getBuffer()
}
