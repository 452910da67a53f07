import type { VerdictState } from "../../guideline/verdict-shape.ts"
import { VERDICT_STATES } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { figurePicture, figureSays } from "../html/figure.ts"
import type { Block } from "../papers/sheet.ts"
import { AI, AI_PALE, INK, TINT, TONE } from "./theme.ts"

type Attributes = Readonly<Record<string, string | number>>

const WHITE = "#ffffff"
const filledState = (state: VerdictState): boolean => state === "met" || state === "unmet"

/** What the style sheet of the page says about the parts of a seal, as attributes: a PDF has no style sheet. */
const SEAL: Readonly<Record<string, (state: VerdictState) => Attributes>> = {
  "seal-paper": () => ({ fill: WHITE }),
  "seal-face": (state) => ({
    fill: state === "met" ? TONE.met : state === "unmet" ? TINT.unmet : WHITE,
  }),
  "seal-half": () => ({ fill: "#f2d592" }),
  "seal-edge": (state) => ({
    fill: "none",
    stroke: TONE[state],
    "stroke-width": state === "unmet" ? 4 : state === "not-applicable" ? 1 : 2.6,
    ...(state === "unknown" ? { "stroke-dasharray": "7 4.2" } : {}),
  }),
  "seal-line": (state) => (state === "met" ? { fill: "none", stroke: WHITE, "stroke-width": 1 } : { fill: "none" }),
  "seal-number": (state) => ({
    "font-size": 17,
    "font-weight": "bold",
    fill: state === "met" ? WHITE : TONE[state],
  }),
  ring: (state) => ({
    fill: filledState(state) ? TONE[state] : WHITE,
    stroke: TONE[state],
    "stroke-width": 1.8,
    ...(state === "unknown" ? { "stroke-dasharray": "3.4 2.2" } : {}),
  }),
  sign: (state) => ({
    fill: "none",
    stroke: filledState(state) ? WHITE : TONE[state],
    "stroke-width": state === "partly" ? 1.6 : 2.4,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  }),
  half: (state) => ({ fill: TONE[state] }),
  dot: (state) => ({ fill: TONE[state] }),
}
const PICTURE: Readonly<Record<string, Attributes>> = {
  wire: { fill: "none", stroke: "#8d8470", "stroke-width": 3 },
  "place-box": { fill: WHITE, stroke: "#a79c86", "stroke-width": 1.4 },
  "place-box place-other": { fill: WHITE, stroke: "#a79c86", "stroke-width": 1.4, "stroke-dasharray": "6 5" },
  "place-icon": { fill: "none", stroke: AI, "stroke-width": 1.8, "stroke-linejoin": "round" },
  "place-name": { "font-size": 13.5, "font-weight": "bold", fill: INK },
}

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ")

const stateIn = (names: readonly string[]): VerdictState | undefined =>
  VERDICT_STATES.find((state) => names.includes(`s-${state}`))

/** The picture of the page with its colours written into it. The classes stand in the order in which things are drawn. */
const coloured = (svg: string): string => {
  let state: VerdictState = "unknown"
  let inner = false
  return svg.replace(/class="([^"]*)"/g, (_, names: string) => {
    const list = names.split(" ")
    if (list[0] === "seal") state = stateIn(list) ?? "unknown"
    if (list[0] === "place") inner = list.includes("place-inner")
    if (names === "place-box" && inner) return written({ fill: AI_PALE, stroke: AI, "stroke-width": 1.4 })
    const own = PICTURE[names] ?? SEAL[list[0] ?? ""]?.(state) ?? {}
    return written(list.includes("seal-long") ? { ...own, "font-size": 11 } : own)
  })
}

/** The guideline's picture, the build items coloured by verdict; `share` of the page's width. */
export const figureBlock = (document: Document, language: Language, share = 1): Block => ({
  kind: "picture",
  svg: coloured(figurePicture(document, language).text),
  says: figureSays(document, language),
  share,
})
