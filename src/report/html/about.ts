import type { Document } from "../document.ts"
import type { Language } from "../../lib/words.ts"
import { filled, UI, VANTAGE_WORDS } from "../words.ts"
import { html, type Markup, type Piece } from "./escape.ts"
import { timeTag } from "./text.ts"

/** Versions, editions and times of the run, and what the paper is not. */
export const aboutSection = (document: Document, language: Language): Markup => {
  const { vantage } = document
  const from = vantage === null ? UI.unknownVantage : (VANTAGE_WORDS[vantage] ?? { ja: vantage, en: vantage })
  const rows: readonly (readonly [string, Piece])[] = [
    [UI.sekishoVersion[language], document.sekisho],
    [UI.catalogue[language], document.catalogue],
    [UI.schema[language], document.schema],
    [UI.started[language], timeTag(document.startedAt, language)],
    [UI.duration[language], filled("seconds", { count: (document.durationMs / 1_000).toFixed(1) })[language]],
    [
      UI.requests[language],
      filled("requestsCount", { count: document.requestsSent, browser: document.browserRequestsSent })[language],
    ],
    [UI.vantage[language], from[language]],
  ]
  return html`<section class="sheet" aria-labelledby="about">
    <h2 id="about">${UI.aboutTitle[language]}</h2>
    <dl class="about">
      ${rows.map(
        ([title, value]) =>
          html`<div>
            <dt>${title}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="examination">${UI.examination[language]}</p>
  </section>`
}
