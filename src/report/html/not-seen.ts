import type { Document, PaperCriterion } from "../document.ts"
import type { Unknown } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"
import { filled, UI } from "../words.ts"
import { anchorOf } from "./anchor.ts"
import { html, type Markup } from "./escape.ts"
import { richText } from "./text.ts"

const unknownOf = (document: Document, kind: Unknown): readonly PaperCriterion[] =>
  document.verdicts
    .filter(({ role }) => role !== "later")
    .flatMap(({ criteria }) => criteria)
    .filter(({ state, unknown }) => state === "unknown" && unknown === kind)

const questionTable = (caption: string, criteria: readonly PaperCriterion[], language: Language): Markup =>
  criteria.length === 0
    ? html`<p>${UI.nothing[language]}</p>`
    : html`<table class="list">
        <caption class="hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${UI.question[language]}</th>
            <th scope="col">${UI.whyNot[language]}</th>
          </tr>
        </thead>
        <tbody>
          ${criteria.map(
            ({ criterion, question, because }) =>
              html`<tr>
                <th scope="row">
                  <a href="#${anchorOf(criterion)}">${question[language]}</a> <code class="id">${criterion}</code>
                </th>
                <td>${because[language]}</td>
              </tr>`,
          )}
        </tbody>
      </table>`

const facts = ({ notSeen }: Document, language: Language): Markup | false =>
  notSeen.length > 0 &&
  html`<table class="list">
    <caption class="hidden">
      ${UI.couldNotLookTitle[language]}
    </caption>
    <thead>
      <tr>
        <th scope="col">${UI.what[language]}</th>
        <th scope="col">${UI.whyNot[language]}</th>
        <th scope="col">${UI.detail[language]}</th>
      </tr>
    </thead>
    <tbody>
      ${notSeen.map(
        ({ what, why, fault, detail }) =>
          html`<tr>
            <th scope="row">${what[language]}</th>
            <td>${why[language]}</td>
            <td><code>${detail === "" ? fault : `${fault}: ${detail}`}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`

/** What nobody knows yet, by kind, with the list of answers that are waited for. */
export const notSeenSection = (document: Document, language: Language): Markup => {
  const waiting = unknownOf(document, "awaiting-answer")
  const unseen = unknownOf(document, "could-not-look")
  const unsupported = unknownOf(document, "not-supported")
  const example = waiting[0]
  return html`<section class="sheet" aria-labelledby="not-seen">
    <h2 id="not-seen">${UI.notSeenTitle[language]}</h2>
    <p class="lead">${UI.notSeenLead[language]}</p>
    <h3 id="answers">${UI.answersTitle[language]} (${filled("items", { count: waiting.length })[language]})</h3>
    ${example !== undefined && html`<p>${richText(filled("answersHow", { id: example.criterion })[language])}</p>`}
    ${questionTable(UI.answersTitle[language], waiting, language)}
    <h3>
      ${UI.couldNotLookTitle[language]}
      (${filled("items", { count: document.notSeen.length + unseen.length })[language]})
    </h3>
    ${facts(document, language)}
    ${(unseen.length > 0 || document.notSeen.length === 0) && questionTable(UI.affected[language], unseen, language)}
    <h3>${UI.notSupportedTitle[language]} (${filled("items", { count: unsupported.length })[language]})</h3>
    ${questionTable(UI.notSupportedTitle[language], unsupported, language)}
  </section>`
}
