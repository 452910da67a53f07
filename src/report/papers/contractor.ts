import { isoTime } from "../../lib/clock.ts"
import type { Language, Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { html, type Markup, type Piece } from "../html/escape.ts"
import { framed } from "../html/frame.ts"
import { addressAndTime } from "../html/page.ts"
import { japanDay, rich } from "../html/text.ts"
import { PLACE_WORDS, SEVERITY_WORDS, UI } from "../words.ts"
import { toAnswer, toMend, type WorkItem } from "./contractor-rows.ts"
import { outsideReason } from "./declaration.ts"
import type { Details } from "./details.ts"
import { blanks, nameOf, section, versionsOf, type BlankLine, type PaperOptions } from "./shape.ts"
import { PAPER_STYLE } from "./style.ts"
import { PAPER, said } from "./words.ts"

const MAX_EVIDENCE = 3

export const placesText = ({ places }: WorkItem, language: Language): string =>
  places.map((place) => PLACE_WORDS[place]?.[language] ?? place).join(UI.listComma[language])

/** What was found, or why nobody knows; nothing where the shop has only not answered yet. */
export const becauseOf = ({ criterion, seen }: WorkItem): Words | null => {
  if (seen !== null) return seen.says
  const reason = outsideReason(criterion)
  return reason === PAPER.awaits ? null : reason
}
export const dueOf = ({ due }: WorkItem, language: Language): string => (due === null ? "" : japanDay(due, language))

/** Who asks and who is asked, to be filled in where the shop has not told. */
export const contractorLines = (details: Details = {}): readonly BlankLine[] => [
  [PAPER.askedBy, details.practitioner],
  [PAPER.contractorName, details.operator ?? details.developer],
  [PAPER.answerBy],
]

const line = (title: Words, value: Piece, language: Language): Markup =>
  html`<div>
    <dt>${title[language]}</dt>
    <dd>${value}</dd>
  </div>`

const tags = (item: WorkItem, language: Language): Markup => {
  const { severity, weight } = item.criterion
  return html`<p class="tags">
    ${
      severity !== undefined &&
      html`<span class="tag tag-${severity}">${UI.severity[language]}: ${SEVERITY_WORDS[severity][language]}</span>`
    }${weight === "plus" && html`<span class="tag">${UI.plus[language]}</span>`}<span class="tag"
      >${PAPER.place[language]}: ${placesText(item, language)}</span
    >${item.ids.map((id) => html`<code class="id">${id}</code> `)}
  </p>`
}

const workRow = (item: WorkItem, index: number, language: Language): Markup => {
  const { criterion, seen } = item
  const because = becauseOf(item)
  const where = (seen?.evidence ?? []).slice(0, MAX_EVIDENCE)
  return html`<tr>
    <td class="number">${index + 1}</td>
    <th scope="row">
      <span class="question">${criterion.question[language]}</span>
      ${tags(item, language)}
      <dl class="work">
        ${because !== null && line(seen === null ? PAPER.stateNow : UI.found, because[language], language)}${
          where.length > 0 &&
          line(
            PAPER.foundAt,
            where.map((one) => html`<code class="line">${one.where}</code>`),
            language,
          )
        }${
          criterion.remedy !== undefined &&
          line(PAPER.toDo, html`<div class="steps">${rich(criterion.remedy, language)}</div>`, language)
        }
      </dl>
    </th>
    <td class="fill" data-label="${PAPER.due[language]}">${dueOf(item, language)}</td>
    <td class="fill" data-label="${PAPER.contractorAnswer[language]}">
      <span class="hidden">${PAPER.toFill[language]}</span>
    </td>
  </tr>`
}

const workTable = (caption: Words, items: readonly WorkItem[], none: Words, language: Language): Markup =>
  items.length === 0
    ? html`<p>${none[language]}</p>`
    : html`<table class="request">
        <caption class="hidden">
          ${caption[language]}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="hidden">${UI.tableId[language]}</span></th>
            <th scope="col">${PAPER.item[language]}</th>
            <th scope="col">${PAPER.due[language]}</th>
            <th scope="col">${PAPER.contractorAnswer[language]}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map((item, index) => workRow(item, index, language))}
        </tbody>
      </table>`

/** What a contractor can act on, with steps and room for the day and the answer. */
export const contractorHtml = (document: Document, { language, madeAtMs, details }: PaperOptions): string => {
  const [mend, ask] = [toMend(document, madeAtMs), toAnswer(document, madeAtMs)]
  const name = nameOf(document, language)
  return framed({
    language,
    title: said("contractorTitle", { shop: name })[language],
    subtitle: PAPER.contractorSubtitle,
    name,
    under: addressAndTime(document, language),
    facts: [
      [PAPER.madeAt, japanDay(isoTime(madeAtMs), language)],
      [PAPER.madeWith, versionsOf(document)[language]],
    ],
    contents: [
      ["mend", PAPER.mendPart],
      ["ask", PAPER.askPart],
      ["sign", PAPER.signPart],
    ],
    style: PAPER_STYLE,
    body: [
      section(
        "mend",
        PAPER.mendPart[language],
        html`<p class="lead">${said("contractorLead", { mend: mend.length, ask: ask.length })[language]}</p>
          <p class="fine">${PAPER.contractorHow[language]}</p>
          <p class="examination">${PAPER.contractorSecret[language]}</p>
          ${blanks(contractorLines(details), language)} ${workTable(PAPER.mendPart, mend, PAPER.mendNone, language)}`,
      ),
      section("ask", PAPER.askPart[language], workTable(PAPER.askPart, ask, PAPER.askNone, language)),
      section(
        "sign",
        PAPER.signPart[language],
        html`${blanks([[PAPER.answered], [PAPER.signedOn]], language)}
          <p class="examination">${UI.examination[language]}</p>`,
      ),
    ],
  })
}
