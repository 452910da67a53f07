import type { HttpAnswer } from "../facts.ts"
import { framedBy, parsePolicies } from "./csp.ts"
import { listOf, valuesOf } from "./headers.ts"

/**
 * Who may show an answer inside a frame.
 * `closed`: nobody else, or only named sites · `useless`: something is said that browsers do not follow, or that lets
 * everybody in · `trial`: only reported, not enforced · `unsaid`.
 */
export type Framing = "closed" | "useless" | "trial" | "unsaid"

const X_FRAME_OPTIONS = new Set(["deny", "sameorigin", "allowall"])

/** X-Frame-Options as browsers read it: one known word; several different words close the page when one is known. */
const framesByOptions = (words: readonly string[]): Framing => {
  const all = [...new Set(words.map((word) => word.toLowerCase()))]
  if (all.length === 0) return "unsaid"
  if (all.length === 1) return all[0] === "deny" || all[0] === "sameorigin" ? "closed" : "useless"
  return all.some((word) => X_FRAME_OPTIONS.has(word)) ? "closed" : "useless"
}

/** Judges one answer: an enforced `frame-ancestors` goes before X-Frame-Options; in a `<meta>` it does nothing. */
export const framingOf = (answer: Pick<HttpAnswer, "headers">): Framing => {
  const enforced = framedBy(parsePolicies(valuesOf(answer, "content-security-policy")))
  if (enforced !== null) return enforced === "anybody" ? "useless" : "closed"
  const byOptions = framesByOptions(listOf(answer, "x-frame-options"))
  if (byOptions !== "unsaid") return byOptions
  const trial = framedBy(parsePolicies(valuesOf(answer, "content-security-policy-report-only")))
  return trial === null ? "unsaid" : "trial"
}
