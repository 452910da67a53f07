import type { Document, PaperVerdict } from "../document.ts"
import type { Level, Role } from "../../guideline/requirement.ts"
import type { VerdictState } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"
import { filled, levelWords, PHASE_WORDS, ROLE_WORDS, UI, UNKNOWN_WORDS } from "../words.ts"
import { anchorOf, numberOf } from "./anchor.ts"
import { criterionItem } from "./criterion.ts"
import { html, type Markup } from "./escape.ts"
import { sealPicture, stateBadge } from "./marks.ts"

const ROLES = ["score", "gap", "later"] as const satisfies readonly Role[]
const LEVEL_RANK: Readonly<Record<Level, number>> = { must: 0, need: 1, advise: 2 }
const STATE_RANK: Readonly<Record<VerdictState, number>> = {
  unmet: 0,
  partly: 1,
  unknown: 2,
  met: 3,
  "not-applicable": 4,
}

const official = ({ officialTitle }: PaperVerdict, language: Language): Markup | false =>
  officialTitle !== undefined &&
  html`<p class="official">
    <span class="fine"
      >${UI.officialTitle[language]}${officialTitle.provenance === "recalled" && html` (${UI.officialRecalled[language]})`}:</span
    >
    <span lang="ja">${officialTitle.ja}</span>
  </p>`

const requirement = (verdict: PaperVerdict, language: Language): Markup => {
  const kinds = verdict.unknowns.map((kind) => UNKNOWN_WORDS[kind][language])
  const more = verdict.state === "unknown" && kinds.length > 0 ? ` (${kinds.join(UI.listComma[language])})` : ""
  const criteria = verdict.criteria.toSorted((one, other) => STATE_RANK[one.state] - STATE_RANK[other.state])
  return html`<article class="requirement" id="${anchorOf(verdict.requirement)}">
    <header>
      ${sealPicture(numberOf(verdict.requirement), verdict.state, 52)}
      <div>
        <h4>
          <span class="item-name"
            >${filled("itemName", { phase: PHASE_WORDS[verdict.phase][language], number: numberOf(verdict.requirement) })[language]}</span
          >${verdict.title[language]}
        </h4>
        <p class="tags">
          ${stateBadge(verdict.state, language, more)}<span class="tag"
            >${levelWords(verdict.level, verdict.levelProvenance)[language]}</span
          >${
            verdict.levelPage !== undefined &&
            html`<span class="fine">${filled("levelPage", { page: verdict.levelPage })[language]}</span>`
          }<code class="id">${verdict.requirement}</code>
        </p>
      </div>
    </header>
    ${official(verdict, language)}
    <p>${verdict.explanation[language]}</p>
    ${verdict.because !== undefined && html`<p><strong>${UI.because[language]}:</strong> ${verdict.because[language]}</p>`}
    ${
      verdict.criteria.length > 0 &&
      html`<p class="fine">${filled("criteriaOf", { count: verdict.criteria.length })[language]}</p>
        <ul class="criteria">
          ${criteria.map((criterion) => criterionItem(criterion, language))}
        </ul>`
    }
  </article>`
}

const group = (role: Role, verdicts: readonly PaperVerdict[], language: Language): Markup | false => {
  const own = verdicts
    .filter((verdict) => verdict.role === role)
    .toSorted((one, other) => LEVEL_RANK[one.level] - LEVEL_RANK[other.level])
  return (
    own.length > 0 &&
    html`<h3 id="role-${role}">${ROLE_WORDS[role].title[language]}</h3>
      <p>${ROLE_WORDS[role].says[language]}</p>
      ${own.map((verdict) => requirement(verdict, language))}`
  )
}

/** Every requirement with its questions, evidence and steps: what counts now first, must before need before advise. */
export const practitionerSection = (document: Document, language: Language): Markup =>
  html`<section class="sheet" aria-labelledby="practitioner">
    <h2 id="practitioner">${UI.practitionerTitle[language]}</h2>
    <p class="lead">${UI.practitionerLead[language]}</p>
    ${ROLES.map((role) => group(role, document.verdicts, language))}
  </section>`
