import type { Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { numberOf } from "../html/anchor.ts"
import { html, type Markup } from "../html/escape.ts"
import { framed } from "../html/frame.ts"
import { addressAndTime } from "../html/page.ts"
import { japanDay } from "../html/text.ts"
import { isoTime } from "../../lib/clock.ts"
import { levelWords, SOURCE_WORDS, UI } from "../words.ts"
import { confirmLines, countsOf, declaredItems, shopData, shopLines, wordingOf } from "./acquirer-rows.ts"
import type { DeclaredItem, DeclaredPart, DeclaredRow } from "./acquirer-rows.ts"
import { proofLine, type Declaration, type Proof } from "./declaration.ts"
import { blanks, nameOf, section, versionsOf, type PaperOptions } from "./shape.ts"
import { PAPER_STYLE } from "./style.ts"
import { DECLARED_WORDS, PAPER, said, SCENE_WORDS } from "./words.ts"

const proof = (one: Proof, language: Language): Markup =>
  html`<li>
    ${one.says[language]}<span class="fine">${proofLine(one)[language]}</span>${one.lines.map(
      (line) => html`<span class="line">${line[language]}</span>`,
    )}
  </li>`

const ground = ({ declaration: { proofs, missing }, needless }: DeclaredRow, language: Language): Markup =>
  html`${
    proofs.length > 0 &&
    html`<ul class="proofs">
      ${proofs.map((one) => proof(one, language))}
    </ul>`
  }${needless && html`<p class="missing">${PAPER.notNeeded[language]}</p>`}${missing !== null && html`<p class="missing"><span class="fine">${PAPER.missing[language]}:</span> ${missing[language]}</p>`}`

const answer = ({ kind, note }: Declaration, language: Language): Markup =>
  kind === "blank"
    ? html`<span class="hidden">${DECLARED_WORDS.blank[language]}</span>`
    : html`<strong class="declared">${DECLARED_WORDS[kind][language]}</strong
        >${note !== null && html`<span class="note">${note[language]}</span>`}`

/** The owner's name stands there only where the owner has put it there. */
const confirmed = ({ criterion, declaration }: DeclaredRow, { confirmations, language }: PaperOptions): Markup => {
  const one = declaration.kind === "blank" ? undefined : confirmations?.get(criterion.criterion)
  return one === undefined
    ? html`<span class="hidden">${PAPER.confirmedHere[language]}</span>`
    : html`${one.name}<span class="fine">${japanDay(one.at, language)}</span>`
}

const row = (one: DeclaredRow, options: PaperOptions): Markup => {
  const { language } = options
  const { criterion, declaration } = one
  const source =
    criterion.source === "card" || criterion.source === undefined ? undefined : SOURCE_WORDS[criterion.source]
  return html`<tr class="row-${declaration.kind}">
    <th scope="row">
      ${criterion.question[language]}
      <code class="id">${criterion.criterion}</code
      >${source !== undefined && html` <span class="tag">${source[language]}</span>`}
    </th>
    <td data-label="${PAPER.answer[language]}">${answer(declaration, language)}</td>
    <td data-label="${PAPER.ground[language]}">${ground(one, language)}</td>
    <td class="sign-here" data-label="${PAPER.confirmed[language]}">${confirmed(one, options)}</td>
  </tr>`
}

const partHead = ({ scene, rule, enough }: DeclaredPart, language: Language): string => {
  const rules = rule === "any" ? [PAPER.ruleAny, enough ? PAPER.ruleEnough : PAPER.ruleNotEnough] : []
  return [...(scene === null ? [] : [SCENE_WORDS[scene]]), ...rules].map((words) => words[language]).join(" — ")
}

const part = (one: DeclaredPart, options: PaperOptions): Markup => {
  const head = partHead(one, options.language)
  return html`<tbody>
    ${
      head !== "" &&
      html`<tr class="part">
        <th scope="rowgroup" colspan="4">${head}</th>
      </tr>`
    }${one.rows.map((each) => row(each, options))}
  </tbody>`
}

/** Up to this many groups of questions are kept on one sheet of paper. */
const MAX_WHOLE = 2

const item = ({ id, title, verdict, parts }: DeclaredItem, options: PaperOptions): Markup => {
  const { language } = options
  return html`<div${parts.length <= MAX_WHOLE && html` class="measure"`}>
    <h3>
      ${numberOf(id) === "login" ? "" : `${numberOf(id)}. `}${title[language]}${
        verdict !== null &&
        html` <span class="tag">${levelWords(verdict.level, verdict.levelProvenance)[language]}</span>`
      }
    </h3>
    ${
      verdict === null
        ? html`<p>${PAPER.noResult[language]}</p>`
        : html`<table class="declaration">
            <caption class="hidden">
              ${title[language]}
            </caption>
            <thead>
              <tr>
                <th scope="col">${UI.question[language]}</th>
                <th scope="col">${PAPER.answer[language]}</th>
                <th scope="col">${PAPER.ground[language]}</th>
                <th scope="col">${PAPER.confirmed[language]}</th>
              </tr>
            </thead>
            ${parts.map((one) => part(one, options))}
          </table>`
    }
  </div>`
}

const shop = (document: Document, { language, details }: PaperOptions): Markup =>
  html`<dl class="about">
      ${shopData(document).map(
        ([title, value]) =>
          html`<div>
            <dt>${title[language]}</dt>
            <dd>${value[language]}</dd>
          </div>`,
      )}
    </dl>
    ${blanks(shopLines(details), language)}`

const answers = (items: readonly DeclaredItem[], options: PaperOptions): Markup => {
  const { language, details } = options
  return html`<p class="lead">${PAPER.acquirerLead[language]}</p>
    <ul class="tally">
      ${countsOf(items).map(
        ([kind, count]) => html`<li>${said("counted", { word: DECLARED_WORDS[kind][language], count })[language]}</li>`,
      )}
    </ul>
    <p class="fine">
      ${PAPER.acquirerWording[language]} ${details?.provider !== undefined && wordingOf(details).note[language]}
    </p>
    ${items.map((one) => item(one, options))}`
}

/** The security checklist's answers for the card company, question by question, to be confirmed by the owner. */
export const acquirerHtml = (document: Document, options: PaperOptions): string => {
  const { language, madeAtMs, details } = options
  const items = declaredItems(document, madeAtMs, details)
  const shopName = nameOf(document, language)
  return framed({
    language,
    title: said("acquirerTitle", { shop: shopName })[language],
    subtitle: PAPER.acquirerSubtitle,
    name: shopName,
    under: addressAndTime(document, language),
    facts: [
      [PAPER.madeAt, japanDay(isoTime(madeAtMs), language)],
      [PAPER.madeWith, versionsOf(document)[language]],
    ],
    contents: [
      ["shop", PAPER.shopPart],
      ["answers", PAPER.answersPart],
      ["confirm", PAPER.confirmPart],
    ],
    style: PAPER_STYLE,
    body: [
      section("shop", PAPER.shopPart[language], shop(document, options)),
      section("answers", PAPER.answersPart[language], answers(items, options)),
      section(
        "confirm",
        PAPER.confirmPart[language],
        html`<p>${PAPER.acquirerConfirm[language]}</p>
          ${blanks(confirmLines(options), language)}
          <p class="examination">${UI.examination[language]}</p>`,
      ),
    ],
  })
}
