import stringWidth from "string-width"
import type { VerdictState } from "../guideline/verdict-shape.ts"
import { cutEvidence } from "../lib/limits.ts"
import { say, type Language, type Words } from "../lib/words.ts"
import type { Document, PaperVerdict } from "./document.ts"
import { LETTER, pad, wrap } from "./table.ts"
import { STATE_WORDS, UI } from "./words.ts"

const WORDS = {
  before: { ja: "門の前", en: "before" },
  after: { ja: "門の後", en: "after" },
  criteria: { ja: "変わった判定項目", en: "criteria that changed" },
  sum: {
    ja: "達成した判定項目: {before} → {after}(全{all}項目のうち)。達成した要件: {metBefore} → {metAfter}",
    en: "criteria met: {before} → {after} of {all}. Requirements met: {metBefore} → {metAfter}",
  },
} as const satisfies Record<string, Words>

/** One requirement in two results; `changed` are its criteria whose state is another, `-` before one that got worse. */
export interface SideBySide {
  readonly requirement: string
  readonly title: Words
  readonly before: VerdictState
  readonly after: VerdictState
  readonly changed: readonly string[]
}

const RANK: Readonly<Record<VerdictState, number>> = { unmet: 0, unknown: 1, "not-applicable": 1, partly: 2, met: 3 }

const changedIn = (before: PaperVerdict, after: PaperVerdict): readonly string[] => {
  const then = new Map(before.criteria.map(({ criterion, state }) => [criterion, state]))
  return after.criteria.flatMap(({ criterion, state }) => {
    const was = then.get(criterion) ?? state
    if (was === state) return []
    return [`${RANK[state] < RANK[was] ? "-" : "+"}${criterion.slice(criterion.indexOf(".") + 1)}`]
  })
}

/** The requirements of both results, in the catalogue's order. */
export const sideBySide = (before: Document, after: Document): readonly SideBySide[] => {
  const then = new Map(before.verdicts.map((verdict) => [verdict.requirement, verdict]))
  return after.verdicts.flatMap((verdict) => {
    const was = then.get(verdict.requirement)
    if (was === undefined || verdict.role === "later") return []
    const { requirement, title } = verdict
    return [{ requirement, title, before: was.state, after: verdict.state, changed: changedIn(was, verdict) }]
  })
}

const countOf = (document: Document): { readonly met: number; readonly all: number; readonly whole: number } => {
  const verdicts = document.verdicts.filter(({ role }) => role !== "later")
  const criteria = verdicts.flatMap((verdict) => verdict.criteria)
  return {
    met: criteria.filter(({ state }) => state === "met").length,
    all: criteria.length,
    whole: verdicts.filter(({ state }) => state === "met").length,
  }
}

const TITLE_CELLS = 34
const CHANGE_CELLS = 60

/** Two results of one shop next to each other, for a terminal; ends with a line end. */
export const renderSideBySide = (before: Document, after: Document, language: Language): string => {
  const state = (of: VerdictState): string => `${LETTER[of]} ${STATE_WORDS[of][language]}`
  const rows = sideBySide(before, after).map((row) => [
    cutEvidence(row.requirement, 40),
    wrap(cutEvidence(row.title[language]), TITLE_CELLS, 1, language)[0] ?? "",
    state(row.before),
    row.before === row.after ? state(row.after) : `→ ${state(row.after)}`,
    wrap(row.changed.join(" "), CHANGE_CELLS, 1, "en")[0] ?? "",
  ])
  const head = [UI.tableId, UI.tableTitle, WORDS.before, WORDS.after, WORDS.criteria].map((words) =>
    say(words, language),
  )
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => stringWidth(row[at] ?? ""))))
  const draw = (row: readonly string[]): string =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join("  ")
      .trimEnd()
  const [was, is] = [countOf(before), countOf(after)]
  const values = { before: was.met, after: is.met, all: is.all, metBefore: was.whole, metAfter: is.whole }
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width + 2, -2))
  return [draw(head), rule, ...rows.map(draw), rule, say(WORDS.sum, language, values), ""].join("\n")
}
