import type { Document, PaperVerdict } from "../document.ts"
import type { VerdictState } from "../../guideline/verdict-shape.ts"
import { VERDICT_STATES } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"
import { filled, levelWords, PLACE_WORDS, STATE_WORDS, UI } from "../words.ts"
import { html, type Markup } from "./escape.ts"
import { phoneLayout, wideLayout, type Box, type Layout } from "./figure-layout.ts"
import { anchorOf, numberOf } from "./anchor.ts"
import { seal, sealPicture, stateBadge } from "./marks.ts"

/** Small drawings of the places, 44 × 36 round 0,0. */
const TERMINAL = html`<path d="M-18 -14H18V9H-18ZM-8 15H8M0 9V15" />`
const ICON: Readonly<Record<string, Markup>> = {
  "user-terminal": TERMINAL,
  "admin-terminal": html`${TERMINAL}<path d="M-4 -2a4 4 0 1 0 0 .1M0 -2H10M7 -2V3" />`,
  firewall: html`<path
    d="M-19 -15H19V15H-19ZM-19 -5H19M-19 5H19M-6 -15V-5M8 -15V-5M1 -5V5M-11 -5V5M12 -5V5M-6 5V15M8 5V15"
  />`,
  "web-server": html`<path d="M-19 -15H19V-3H-19ZM-19 3H19V15H-19ZM-13 -9H-9M-13 9H-9M3 -9H13M3 9H13" />`,
  "database-server": html`<path
    d="M-16 -10A16 5 0 0 0 16 -10A16 5 0 0 0 -16 -10V10A16 5 0 0 0 16 10V-10M-16 0A16 5 0 0 0 16 0"
  />`,
}

/** The state that a seal shows at one place: that of the place's own criteria while the requirement as a whole is open. */
export const stateAt = (verdict: PaperVerdict, place: string): VerdictState => {
  if (verdict.state === "met" || verdict.state === "not-applicable") return verdict.state
  const here = verdict.criteria.filter(({ weight, places }) => weight === "core" && places?.includes(place) === true)
  const states = new Set(here.map(({ state }) => state).filter((state) => state !== "not-applicable"))
  if (states.size === 0) return verdict.state
  if (states.size === 1) return [...states][0] ?? verdict.state
  return states.has("unmet") ? "unmet" : states.has("unknown") ? "unknown" : "partly"
}

interface Placed {
  readonly verdict: PaperVerdict
  readonly state: VerdictState
}
const sealsByPlace = (items: readonly PaperVerdict[]): ReadonlyMap<string, readonly Placed[]> => {
  const places = Object.keys(PLACE_WORDS)
  const known = new Set(places)
  return new Map(
    places.map((place) => [
      place,
      items
        .filter(
          (verdict) =>
            verdict.places.some((name) => name === place) ||
            (place === "other" && !verdict.places.some((name) => known.has(name))),
        )
        .map((verdict) => ({ verdict, state: stateAt(verdict, place) })),
    ]),
  )
}

const label = (place: string, language: Language): string => PLACE_WORDS[place]?.[language] ?? place

const drawBox = (box: Box, placed: readonly Placed[], layout: Layout, language: Language): Markup => {
  const { place, x, y, width, height } = box
  const inside = place === "web-application"
  const left = place === "other" && layout.name === "wide"
  const beside = layout.name === "phone" || inside
  const icon = ICON[place]
  const iconAt = beside ? [x + 32, y + 28] : [x + width / 2, y + 26]
  const textX = left ? x + 24 : beside ? x + (inside || icon === undefined ? 14 : 64) : x + width / 2
  const textY = left ? y + height / 2 + 6 : beside ? y + (inside ? 28 : 33) : y + 66
  return html`<g class="place${inside && " place-inner"}"
    ><rect
      class="place-box${place === "other" && " place-other"}"
      x="${x}"
      y="${y}"
      width="${width}"
      height="${height}"
      rx="6"
    />${
      icon !== undefined &&
      html`<g class="place-icon" transform="translate(${iconAt[0] ?? 0} ${iconAt[1] ?? 0})">${icon}</g>`
    }<text class="place-name" x="${textX}" y="${textY}" text-anchor="${beside || left ? "start" : "middle"}"
      >${label(place, language)}</text
    >${placed.map(({ verdict, state }, index) => {
      const at = box.seals[index]
      return (
        at !== undefined &&
        html`<g class="seal s-${state}" transform="translate(${at[0]} ${at[1]})"
          >${seal(numberOf(verdict.requirement), state)}</g
        >`
      )
    })}</g
  >`
}

const describe = (places: ReadonlyMap<string, readonly Placed[]>, language: Language): string =>
  [...places]
    .map(([place, placed]) => {
      const seals = placed.map(
        ({ verdict, state }) =>
          filled("figureSeal", { number: numberOf(verdict.requirement), state: STATE_WORDS[state][language] })[
            language
          ],
      )
      const list = seals.length === 0 ? UI.figureEmpty[language] : seals.join(UI.listComma[language])
      return filled("figurePlace", { place: label(place, language), seals: list })[language]
    })
    .join("")

const draw = (layout: Layout, places: ReadonlyMap<string, readonly Placed[]>, language: Language): Markup =>
  html`<svg
    class="figure figure-${layout.name}"
    viewBox="0 0 ${layout.width} ${layout.height}"
    role="img"
    aria-labelledby="figure-${layout.name}-title figure-${layout.name}-desc"
  >
    <title id="figure-${layout.name}-title">${UI.figureName[language]}</title>
    <desc id="figure-${layout.name}-desc">${describe(places, language)}</desc>
    ${layout.wires.map(
      ({ from, to }) => html`<path class="wire" d="M${from[0]} ${from[1]}L${to[0]} ${to[1]}" />`,
    )}${layout.boxes.map((box) => drawBox(box, places.get(box.place) ?? [], layout, language))}
  </svg>`

const legend = (language: Language): Markup =>
  html`<h3 id="legend">${UI.figureLegend[language]}</h3>
    <ul class="legend">
      ${VERDICT_STATES.map(
        (state) => html`<li>${sealPicture("1", state, 40)}<span>${STATE_WORDS[state][language]}</span></li>`,
      )}
    </ul>`

const titleOf = ({ requirement, title }: PaperVerdict, linked: boolean, language: Language): Markup =>
  linked ? html`<a href="#${anchorOf(requirement)}">${title[language]}</a>` : html`<strong>${title[language]}</strong>`

const list = (items: readonly PaperVerdict[], linked: boolean, language: Language): Markup =>
  html`<h3 id="fourteen">${UI.figureList[language]}</h3>
    <ol class="fourteen">
      ${items.map(
        (verdict) =>
          html`<li>
            ${sealPicture(numberOf(verdict.requirement), verdict.state, 40)}
            <div>
              ${titleOf(verdict, linked, language)}<span class="fine"
                >${levelWords(verdict.level, verdict.levelProvenance)[language]}</span
              >
            </div>
            ${stateBadge(verdict.state, language)}
          </li>`,
      )}
    </ol>`

/** The guideline's picture with the build items as seals, its legend and their list; `linked` where the items stand on the same page. */
export const figureSection = (document: Document, language: Language, linked = true): Markup => {
  const items = document.verdicts.filter(({ phase }) => phase === "build")
  const places = sealsByPlace(items)
  const counts = Object.fromEntries([...places].map(([place, placed]) => [place, placed.length]))
  return html`<section class="sheet" aria-labelledby="figure">
    <h2 id="figure">${UI.figureTitle[language]}</h2>
    <p class="lead">${UI.figureLead[language]}</p>
    <div class="figure-frame">
      ${draw(wideLayout(counts), places, language)}${draw(phoneLayout(counts), places, language)}
    </div>
    ${legend(language)} ${list(items, linked, language)}
  </section>`
}

/** The wide picture alone, as SVG whose colours its page's style sheet or a printer gives by class. */
export const figurePicture = (document: Document, language: Language): Markup => {
  const places = sealsByPlace(document.verdicts.filter(({ phase }) => phase === "build"))
  const counts = Object.fromEntries([...places].map(([place, placed]) => [place, placed.length]))
  return draw(wideLayout(counts), places, language)
}

/** What the picture shows, in words: each place with its requirements and their states. */
export const figureSays = (document: Document, language: Language): string =>
  describe(sealsByPlace(document.verdicts.filter(({ phase }) => phase === "build")), language)
