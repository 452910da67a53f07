import type { VerdictState } from "../../guideline/verdict-shape.ts"

/** The papers' colours on white paper; every text keeps a contrast of at least 4.5. */
export const INK = "#24211c"
export const SOFT = "#5d574c"
export const LINE = "#cfc6b4"
export const AI = "#1f3a5f"
export const AI_PALE = "#e9eef3"
export const WARNING = "#a82a17"
export const WARNING_PALE = "#fae5df"

export const TONE: Readonly<Record<VerdictState, string>> = {
  met: "#256146",
  partly: "#7f5300",
  unmet: "#a82a17",
  unknown: "#4b5663",
  "not-applicable": "#6a6458",
}
export const TINT: Readonly<Record<VerdictState, string>> = {
  met: "#e3efe6",
  partly: "#f7ebcf",
  unmet: "#fae5df",
  unknown: "#eceef0",
  "not-applicable": "#f1eee6",
}

/** Sizes of type in points and lengths of a page in points, by the kind of paper. */
export interface Measures {
  readonly body: number
  readonly fine: number
  readonly table: number
  readonly heading: number
  readonly subheading: number
  readonly name: number
  readonly leading: number
  readonly gap: number
  readonly margin: number
  /** Height of a line to write on. */
  readonly blank: number
  /** Least height of a table's row, where somebody is to write into it. */
  readonly row?: number
}
export const MEASURES: Readonly<Record<"normal" | "wall" | "dense" | "one-page", Measures>> = {
  normal: {
    body: 9.5,
    fine: 8,
    table: 8.6,
    heading: 13,
    subheading: 10.5,
    name: 19,
    leading: 1.35,
    gap: 7,
    margin: 48,
    blank: 20,
  },
  wall: {
    body: 12,
    fine: 9.5,
    table: 12.5,
    heading: 15,
    subheading: 13,
    name: 26,
    leading: 1.25,
    gap: 5,
    margin: 34,
    blank: 26,
    row: 23,
  },
  dense: {
    body: 9,
    fine: 7.5,
    table: 8,
    heading: 12.5,
    subheading: 10,
    name: 18,
    leading: 1.3,
    gap: 5,
    margin: 42,
    blank: 18,
  },
  "one-page": {
    body: 9,
    fine: 7.4,
    table: 8.2,
    heading: 11.5,
    subheading: 9.6,
    name: 17,
    leading: 1.28,
    gap: 4,
    margin: 38,
    blank: 16,
  },
}

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const
