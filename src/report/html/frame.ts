import { createHash } from "node:crypto"
import type { Document } from "../document.ts"
import type { Language, Words } from "../../lib/words.ts"
import { SITE_WORDS, UI } from "../words.ts"
import { html, trusted, type Markup, type Piece } from "./escape.ts"
import { STYLE } from "./style.ts"

/** What stands round the content of a page. */
export interface Frame {
  readonly language: Language
  /** Of the browser's tab. */
  readonly title: string
  /** The small line over the name. */
  readonly subtitle: Words
  readonly name: string
  /** The line under the name. */
  readonly under: Piece
  readonly facts: readonly (readonly [title: Words, value: Piece])[]
  /** Id and title of each section that the page lists at its top; a single one is not listed. */
  readonly contents: readonly (readonly [id: string, title: Words])[]
  /** Only a page that is made to be published leaves out our name and lets search engines in. */
  readonly published?: true
  /** Style sheet beyond that of every page. */
  readonly style?: string
  readonly body: Piece
}

/** The page loads nothing, runs nothing and sends nothing; only this very style sheet is let in. */
export const policyFor = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style, "utf8").digest("base64")}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ")

const told = (value: string | null, language: Language): string =>
  value === null ? UI.notTold[language] : (SITE_WORDS[value]?.[language] ?? value)

const softwareOf = ({ site }: Document, language: Language): string => {
  const name = site.platformName ?? site.platform
  return name === null ? UI.notTold[language] : [name, site.platformVersion].filter(Boolean).join(" ")
}

/** What decides what is asked of the shop, as it was told. */
export const siteFacts = (document: Document, language: Language): readonly (readonly [Words, string])[] => [
  [UI.stage, told(document.site.state, language)],
  [UI.form, told(document.site.form, language)],
  [UI.payment, told(document.site.payment, language)],
  [UI.software, softwareOf(document, language)],
]

const brand = (language: Language): Markup =>
  html`<p class="brand">
    <svg class="crest" viewBox="0 0 40 40" width="36" height="36" aria-hidden="true" focusable="false">
      <path d="M3 9H37M6 15H34M10 9V37M30 9V37M20 15V20M16 37V26H24V37" /></svg
    ><span>${UI.product[language]}</span>
  </p>`

const masthead = ({ language, subtitle, name, under, facts, published }: Frame): Markup =>
  html`<header class="masthead">
    ${published !== true && brand(language)}
    <h1><span class="h1-small">${subtitle[language]}</span>${name}</h1>
    <p class="address">${under}</p>
    ${
      facts.length > 0 &&
      html`<dl class="site">
        ${facts.map(
          ([title, value]) =>
            html`<div>
              <dt>${title[language]}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`
    }
  </header>`

const contentsList = ({ contents, language }: Frame): Markup | false =>
  contents.length > 1 &&
  html`<nav class="contents" aria-label="${UI.contents[language]}">
    <ul>
      ${contents.map(([id, title]) => html`<li><a href="#${id}">${title[language]}</a></li>`)}
    </ul>
  </nav>`

/** One HTML file: no script, no request to anywhere. */
export const framed = (frame: Frame): string => {
  const { language, title, published, style = "", body } = frame
  const sheet = STYLE + style
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyFor(sheet)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        ${published !== true && html`<meta name="robots" content="noindex, nofollow" />`}
        <title>${title}</title>
        ${trusted(`<style>${sheet}</style>`)}
      </head>
      <body>
        <a class="skip" href="#content">${UI.skip[language]}</a>
        ${masthead(frame)} ${contentsList(frame)}
        <main id="content" tabindex="-1">${body}</main>
      </body>
    </html>`.text
}
