import type { Figure } from "../../guideline/figures.ts"
import type { Document } from "../document.ts"
import { VERDICT_STATES } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"
import { levelCounts, type LevelCount } from "../counts.ts"
import { firstThings, type Thing } from "../first-things.ts"
import { estimateLoss, type Loss, type LossPart, type ShopSize } from "../loss.ts"
import {
  EFFORT_WORDS,
  figureWords,
  filled,
  levelWords,
  SEVERITY_WORDS,
  STATE_MEANING,
  STATE_WORDS,
  UI,
  yenRange,
} from "../words.ts"
import { anchorOf } from "./anchor.ts"
import { html, type Markup } from "./escape.ts"
import { stateBadge, stateSign } from "./marks.ts"
import { firstLine, firstSentence } from "./text.ts"

const SHOWN = ["met", "partly", "unmet", "unknown"] as const
const BAR_WIDTH = 300
const BAR_GAP = 2
/** Characters of one sentence on the first page. */
const MAX_CHARS = 110

/** A bar of the states in one level; the numbers beside it say the same. */
const bar = ({ applies, states }: LevelCount): Markup => {
  const present = SHOWN.filter((state) => states[state] > 0)
  const room = BAR_WIDTH - BAR_GAP * Math.max(0, present.length - 1)
  let x = 0
  return html`<svg
    class="bar"
    viewBox="0 0 ${BAR_WIDTH} 14"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${present.map((state) => {
      const width = (room * states[state]) / applies
      const piece = html`<rect class="s-${state}" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="14" />`
      x += width + BAR_GAP
      return piece
    })}
  </svg>`
}

const countRow = (count: LevelCount, language: Language): Markup =>
  html`<tr>
    <th scope="row">${count.words[language]}</th>
    <td class="count">${filled("countsOf", { applies: count.applies, met: count.states.met })[language]}</td>
    <td>
      ${count.applies > 0 && bar(count)}
      <ul class="breakdown">
        ${VERDICT_STATES.filter((state) => count.states[state] > 0).map(
          (state) =>
            html`<li class="s-${state}">
              ${stateSign(state)}<span>${STATE_WORDS[state][language]} ${count.states[state]}</span>
            </li>`,
        )}
      </ul>
    </td>
  </tr>`

const counts = (document: Document, language: Language): Markup => {
  const levels = levelCounts(document)
  const unconfirmed = document.verdicts.some(({ levelProvenance }) => levelProvenance === "recalled")
  return html`<h3>${UI.countsTitle[language]}</h3>
    <table class="counts">
      <caption class="hidden">
        ${UI.countsCaption[language]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${UI.level[language]}</th>
          <th scope="col">${UI.countsMet[language]}</th>
          <th scope="col">${UI.breakdown[language]}</th>
        </tr>
      </thead>
      <tbody>
        ${levels.map((count) => countRow(count, language))}
      </tbody>
    </table>
    ${unconfirmed && html`<p class="fine">${UI.unconfirmedNote[language]}</p>`}`
}

/** What the owner reads of it: seen, or answered with no, or not answered yet. */
export const saidOf = ({ criterion, seen }: Thing, language: Language): string => {
  if (seen !== null) return seen.says[language]
  const question = criterion.question[language]
  return criterion.state === "unmet" ? `${question} ${criterion.because[language]}` : question
}

export const todoOf = ({ criterion }: Thing, language: Language): string => {
  if (criterion.state !== "unmet") return UI.todoAnswer[language]
  return firstSentence((criterion.remedy ?? criterion.why)[language], MAX_CHARS)
}

/** Whether the practitioner's list stands on the same page, so that a link leads there. */
type Linked = "linked" | "alone"

const stepsOf = ({ criterion }: Thing, linked: Linked, language: Language): Markup => {
  const said = filled("stepsBelow", { id: criterion.criterion })[language]
  return linked === "linked"
    ? html`<a class="more" href="#${anchorOf(criterion.criterion)}">${said}</a>`
    : html`<span class="more">${said}</span>`
}

const thing = (one: Thing, linked: Linked, language: Language): Markup => {
  const { verdict, criterion, effort } = one
  const label = criterion.state === "unmet" ? UI.found : UI.asked
  return html`<li>
    <div class="thing">
      <h4>${verdict.title[language]}</h4>
      <p class="tags">
        <span class="tag">${levelWords(verdict.level, verdict.levelProvenance)[language]}</span>${
          criterion.severity !== undefined &&
          html`<span class="tag tag-${criterion.severity}"
            >${UI.severity[language]}: ${SEVERITY_WORDS[criterion.severity][language]}</span
          >`
        }<span class="tag">${UI.effort[language]}: ${EFFORT_WORDS[effort][language]}</span>
      </p>
      <dl>
        <div>
          <dt>${label[language]}</dt>
          <dd>${firstLine(saidOf(one, language), MAX_CHARS)}</dd>
        </div>
        <div>
          <dt>${UI.harm[language]}</dt>
          <dd>${firstLine(criterion.why[language], MAX_CHARS)}</dd>
        </div>
        <div>
          <dt>${UI.todo[language]}</dt>
          <dd>${todoOf(one, language)} ${stepsOf(one, linked, language)}</dd>
        </div>
      </dl>
    </div>
  </li>`
}

const first = (document: Document, linked: Linked, language: Language): Markup => {
  const things = firstThings(document)
  if (things.length === 0)
    return html`<h3>${UI.firstTitleFewer[language]}</h3>
      <p>${UI.firstNone[language]}</p>`
  const title = things.length === 3 ? UI.firstTitle : UI.firstTitleFewer
  return html`<h3>${title[language]}</h3>
    <ol class="things">
      ${things.map((one) => thing(one, linked, language))}
    </ol>`
}

const range = (lowYen: number, highYen: number, language: Language): string =>
  filled("lossRange", { range: yenRange(lowYen, highYen)[language] })[language]

/** The sources of all parts, each once, in the order of their first use: their places are their numbers. */
const sourcesOf = (loss: Loss): readonly Figure[] => {
  const figures = loss.parts.flatMap((part) => part.figures)
  return figures.filter(
    ({ source, year }, index) =>
      figures.findIndex((other) => other.source.ja === source.ja && other.year === year) === index,
  )
}
const numberIn = (sources: readonly Figure[], { source, year }: Figure): number =>
  sources.findIndex((other) => other.source.ja === source.ja && other.year === year) + 1

const lossRow = (part: LossPart, sources: readonly Figure[], language: Language): Markup =>
  html`<tr>
    <th scope="row">${part.what[language]}</th>
    <td class="amount">${range(part.lowYen, part.highYen, language)}</td>
    <td>
      <ul class="plain">
        ${part.figures.map(
          (figure) =>
            html`<li>${figureWords(figure)[language]} <span class="fine">[${numberIn(sources, figure)}]</span></li>`,
        )}${part.reckoned !== undefined && html`<li>${part.reckoned[language]}</li>`}
      </ul>
    </td>
  </tr>`

const lossSection = (size: ShopSize, language: Language): Markup => {
  const loss = estimateLoss(size)
  const sources = sourcesOf(loss)
  return html`<h3>${UI.lossTitle[language]}</h3>
    <p class="loss">
      <strong>${range(loss.lowYen, loss.highYen, language)}</strong
      ><span>${(loss.sized ? UI.lossLead : UI.lossLeadNoSize)[language]}</span>
    </p>
    <table class="figures">
      <caption class="hidden">
        ${UI.lossTitle[language]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${UI.lossPart[language]}</th>
          <th scope="col">${UI.lossAmount[language]}</th>
          <th scope="col">${UI.lossBasis[language]}</th>
        </tr>
      </thead>
      <tbody>
        ${loss.parts.map((part) => lossRow(part, sources, language))}
      </tbody>
    </table>
    <p class="fine">
      ${UI.lossSources[language]}:
      ${sources.map(({ source, year }, index) => `[${index + 1}] ${source[language]} (${year})`).join(" / ")}
    </p>`
}

const stateWords = (language: Language): Markup =>
  html`<h3>${UI.stateTitle[language]}</h3>
    <dl class="states">
      ${VERDICT_STATES.map(
        (state) =>
          html`<div>
            <dt>${stateBadge(state, language)}</dt>
            <dd>${STATE_MEANING[state][language]}</dd>
          </div>`,
      )}
    </dl>`

/** The owner's page: where the shop stands, what to do first, what a breach costs, what the words mean. */
export const ownerSection = (
  document: Document,
  size: ShopSize,
  language: Language,
  linked: Linked = "linked",
): Markup => {
  const must = levelCounts(document)[0]
  const values = { applies: must?.applies ?? 0, ...must?.states }
  return html`<section class="sheet owner" aria-labelledby="owner">
    <h2 id="owner">${UI.ownerTitle[language]}</h2>
    <p class="verdict">
      <strong>${filled("ownerLead", values)[language]}</strong> ${filled("ownerLeadMore", values)[language]}
    </p>
    ${counts(document, language)} ${first(document, linked, language)} ${lossSection(size, language)}
    ${stateWords(language)}
    <p class="examination">${UI.examination[language]}</p>
  </section>`
}
