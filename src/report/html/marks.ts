import type { VerdictState } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"
import { STATE_WORDS } from "../words.ts"
import { html, type Markup } from "./escape.ts"

/** The sign of each state inside a circle of radius 10 round 0,0: told by its form, not by its colour. */
const SIGN: Readonly<Record<VerdictState, Markup>> = {
  met: html`<path class="sign" d="M-4.5 .5 -1.2 3.8 4.8 -3.4" />`,
  partly: html`<path class="half" d="M0 -6A6 6 0 0 1 0 6Z" /><circle class="sign" r="6" />`,
  unmet: html`<path class="sign" d="M-4 -4 4 4M4 -4 -4 4" />`,
  unknown: html`<path class="sign" d="M-2.7 -2.6A2.8 2.8 0 1 1 .6 .4Q0 .8 0 2.1" /><circle
      class="dot"
      cy="5.2"
      r="1.2"
    />`,
  "not-applicable": html`<path class="sign" d="M-4.5 0H4.5" />`,
}

/** The form round a sign: an octagon where something is missing, a broken ring where nobody knows. */
const FRAME: Readonly<Record<VerdictState, Markup>> = {
  met: html`<circle class="ring" r="9" />`,
  partly: html`<circle class="ring" r="9" />`,
  unmet: html`<path class="ring" d="M-3.9 -9.4H3.9L9.4 -3.9V3.9L3.9 9.4H-3.9L-9.4 3.9V-3.9Z" />`,
  unknown: html`<circle class="ring" r="9" />`,
  "not-applicable": html`<circle class="ring" r="9" />`,
}

const sign = (state: VerdictState): Markup => html`${FRAME[state]}${SIGN[state]}`

/** The state as a small sign beside its words. */
export const stateSign = (state: VerdictState): Markup =>
  html`<svg class="mark s-${state}" viewBox="-11 -11 22 22" width="18" height="18" aria-hidden="true" focusable="false">
    ${sign(state)}
  </svg>`

/** Sign and words together; never a colour alone. */
export const stateBadge = (state: VerdictState, language: Language, more = ""): Markup =>
  html`<span class="badge s-${state}">${stateSign(state)}<span>${STATE_WORDS[state][language]}${more}</span></span>`

const RADIUS = 20
const half = `M0 -${RADIUS}A${RADIUS} ${RADIUS} 0 0 1 0 ${RADIUS}Z`

/** A round seal with a number, drawn round 0,0 with a radius of about 24; the state's sign sits at its lower right. */
export const seal = (number: string, state: VerdictState): Markup =>
  html`<circle class="seal-paper" r="${RADIUS + 2.5}" /><circle
      class="seal-face"
      r="${RADIUS}"
    />${state === "partly" && html`<path class="seal-half" d="${half}" />`}<circle
      class="seal-edge"
      r="${RADIUS}"
    /><circle class="seal-line" r="${RADIUS - 3.5}" /><text
      class="seal-number${number.length > 2 && " seal-long"}"
      y="${number.length > 2 ? 4 : 6.2}"
      text-anchor="middle"
      >${number}</text
    ><g class="seal-sign" transform="translate(15.5 15.5)"><circle class="seal-paper" r="11" />${sign(state)}</g>`

/** A seal as a picture of its own, beside a heading. */
export const sealPicture = (number: string, state: VerdictState, sizePx: number): Markup =>
  html`<svg
    class="seal s-${state}"
    viewBox="-24 -24 52 52"
    width="${sizePx}"
    height="${sizePx}"
    aria-hidden="true"
    focusable="false"
  >
    ${seal(number, state)}
  </svg>`
