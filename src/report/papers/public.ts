import { isoTime } from "../../lib/clock.ts"
import type { Document } from "../document.ts"
import { html } from "../html/escape.ts"
import { framed } from "../html/frame.ts"
import { japanDay } from "../html/text.ts"
import { plain } from "../markdown.ts"
import { UI } from "../words.ts"
import { publicRows } from "./public-rows.ts"
import { markdownTable, nameOf, section, type PaperOptions } from "./shape.ts"
import { PAPER_STYLE } from "./style.ts"
import { PAPER, said } from "./words.ts"

const asOf = ({ language, madeAtMs }: PaperOptions): string =>
  said("publicAsOf", { date: japanDay(isoTime(madeAtMs), language) })[language]

/** The shop's own statement for everybody: what it does, and nothing that helps an attacker. */
export const publicHtml = (document: Document, options: PaperOptions): string => {
  const { language, madeAtMs } = options
  const name = nameOf(document, language)
  const rows = publicRows(document, madeAtMs).map(
    ({ number, title, says, silent }) =>
      html`<tr>
        <td class="number">${number}</td>
        <th scope="row">${title[language]}</th>
        <td${silent && html` class="silent"`}>${says.map((one) => html`<p>${one[language]}</p>`)}</td>
      </tr>`,
  )
  return framed({
    language,
    title: said("publicTitle", { shop: name })[language],
    subtitle: PAPER.publicSubtitle,
    name,
    under: html`<span>${asOf(options)}</span>`,
    facts: [],
    contents: [],
    published: true,
    style: PAPER_STYLE,
    body: section(
      "measures",
      PAPER.publicTable[language],
      html`<p class="lead">${PAPER.publicLead[language]}</p>
        <table class="statement">
          <caption class="hidden">
            ${PAPER.publicTable[language]}
          </caption>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${UI.tableId[language]}</span></th>
              <th scope="col">${UI.tableTitle[language]}</th>
              <th scope="col">${PAPER.publicDoes[language]}</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
        <p class="examination">${PAPER.publicEnd[language]}</p>`,
    ),
  })
}

/** The same statement as text. */
export const publicMarkdown = (document: Document, options: PaperOptions): string => {
  const { language, madeAtMs } = options
  const rows = publicRows(document, madeAtMs).map(({ number, title, says }) => [
    number,
    plain(title[language]),
    says.map((one) => plain(one[language])).join(" "),
  ])
  return [
    `# ${plain(said("publicTitle", { shop: nameOf(document, language) })[language])}`,
    "",
    asOf(options),
    "",
    PAPER.publicLead[language],
    "",
    markdownTable(
      [UI.tableId, UI.tableTitle, PAPER.publicDoes].map((words) => words[language]),
      rows,
    ),
    "",
    PAPER.publicEnd[language],
    "",
  ].join("\n")
}
