import type { VerdictState } from "../guideline/verdict-shape.ts"
import type { Document, PaperVerdict } from "./document.ts"

/** One requirement whose state is another than before; `before` is null where it was not judged then. */
export interface Change {
  readonly verdict: PaperVerdict
  readonly before: VerdictState | null
  /** `other`: neither; what was found out, or is no longer known to be missing. */
  readonly direction: "worse" | "better" | "other"
}

const PROVED: Readonly<Record<VerdictState, number>> = { unmet: 0, unknown: 0, "not-applicable": 0, partly: 1, met: 2 }

const directionOf = (before: VerdictState | null, now: VerdictState): Change["direction"] => {
  if (before === null || before === "not-applicable" || now === "not-applicable") return "other"
  if (PROVED[now] > PROVED[before]) return "better"
  return PROVED[now] < PROVED[before] ? "worse" : "other"
}

const RANK: Readonly<Record<Change["direction"], number>> = { worse: 0, better: 1, other: 2 }

/** What has changed between two results of one shop: what got worse first, then what got better, in the catalogue's order. */
export const changesSince = (document: Document, previous: Document): readonly Change[] => {
  const before = new Map(previous.verdicts.map(({ requirement, state }) => [requirement, state]))
  return document.verdicts
    .flatMap((verdict): readonly Change[] => {
      const then = before.get(verdict.requirement) ?? null
      return then === verdict.state ? [] : [{ verdict, before: then, direction: directionOf(then, verdict.state) }]
    })
    .toSorted((one, other) => RANK[one.direction] - RANK[other.direction])
}
