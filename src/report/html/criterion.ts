import type { PaperCriterion, PaperObservation } from "../document.ts"
import type { Language } from "../../lib/words.ts"
import {
  ANSWER_WORDS,
  EVIDENCE_WORDS,
  filled,
  SEVERITY_WORDS,
  SOURCE_WORDS,
  UI,
  UNKNOWN_WORDS,
  VANTAGE_WORDS,
} from "../words.ts"
import { anchorOf } from "./anchor.ts"
import { html, type Markup } from "./escape.ts"
import { stateBadge } from "./marks.ts"
import { addressTag, rich, timeTag } from "./text.ts"

const evidenceTable = ({ evidence, title }: PaperObservation, language: Language): Markup | false =>
  evidence.length > 0 &&
  html`<table class="evidence">
    <caption>
      ${UI.evidence[language]}: ${title[language]}
    </caption>
    <thead>
      <tr>
        <th scope="col">${UI.evidenceKind[language]}</th>
        <th scope="col">${UI.evidenceWhere[language]}</th>
        <th scope="col">${UI.evidenceValue[language]}</th>
      </tr>
    </thead>
    <tbody>
      ${evidence.map(
        ({ kind, where, value }) =>
          html`<tr>
            <td>${EVIDENCE_WORDS[kind]?.[language] ?? kind}</td>
            <td>${where}</td>
            <td><code>${value}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`

const observation = (seen: PaperObservation, language: Language): Markup =>
  html`<div class="observation">
    <p>${seen.says[language]}</p>
    ${evidenceTable(seen, language)}
    <dl class="meta">
      <div>
        <dt>${UI.seenBy[language]}</dt>
        <dd><code>${seen.by}</code> ${seen.title[language]}</dd>
      </div>
      <div>
        <dt>${UI.observedAt[language]}</dt>
        <dd>${timeTag(seen.observedAt, language)}</dd>
      </div>
      <div>
        <dt>${UI.validUntil[language]}</dt>
        <dd>${timeTag(seen.validUntil, language)}</dd>
      </div>
      <div>
        <dt>${UI.vantage[language]}</dt>
        <dd>${VANTAGE_WORDS[seen.vantage]?.[language] ?? seen.vantage}</dd>
      </div>
    </dl>
  </div>`

const row = (title: string, value: Markup | string): Markup =>
  html`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`

const answer = (given: NonNullable<PaperCriterion["answer"]>, language: Language): Markup =>
  html`<dl class="meta">
    ${row(UI.answer[language], html`${ANSWER_WORDS[given.state]?.[language] ?? given.state} (${filled("answerBy", { name: given.by })[language]}, ${timeTag(given.at, language)})`)}${row(UI.validUntil[language], timeTag(given.until, language))}${
      given.text !== undefined && row(UI.detail[language], given.text)
    }${given.link !== undefined && row(UI.evidence[language], addressTag(given.link))}${
      given.approvedBy !== undefined && row(UI.approvedBy[language], given.approvedBy)
    }${given.evidence !== undefined && given.evidence.length > 0 && row(UI.evidenceFiles[language], given.evidence.join(UI.listComma[language]))}
  </dl>`

/** Kind of unknown, weight, severity and source, as small tags; the guideline's own core questions carry none. */
const tags = (criterion: PaperCriterion, language: Language): Markup => {
  const source = criterion.source === undefined ? undefined : SOURCE_WORDS[criterion.source]
  return html`${
    criterion.severity !== undefined &&
    criterion.state === "unmet" &&
    html`<span class="tag tag-${criterion.severity}"
      >${UI.severity[language]}: ${SEVERITY_WORDS[criterion.severity][language]}</span
    >`
  }${criterion.weight === "plus" && html`<span class="tag">${UI.plus[language]}</span>`}${source !== undefined && html`<span class="tag">${source[language]}</span>`}`
}

/** One question with its result and, folded, everything behind it. */
export const criterionItem = (criterion: PaperCriterion, language: Language): Markup => {
  const unknown = criterion.unknown === undefined ? "" : ` (${UNKNOWN_WORDS[criterion.unknown][language]})`
  const open = criterion.state === "unmet" && criterion.weight === "core"
  return html`<li id="${anchorOf(criterion.criterion)}"><details${open && html` open`}><summary>${stateBadge(criterion.state, language, unknown)}<span class="question">${criterion.question[language]}</span><span class="tags">${tags(criterion, language)}<code class="id">${criterion.criterion}</code></span></summary>
<div class="behind"><dl class="said">${row(UI.because[language], criterion.because[language])}${row(UI.why[language], criterion.why[language])}</dl>
${criterion.observations.map((seen) => observation(seen, language))}
${criterion.answer !== undefined && answer(criterion.answer, language)}
${
  criterion.remedy !== undefined &&
  html`<div class="remedy">
    <p class="remedy-title">${UI.remedy[language]}</p>
    <div class="steps">${rich(criterion.remedy, language)}</div>
  </div>`
}</div></details></li>`
}
