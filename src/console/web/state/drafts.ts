import { ANSWER_STATES, type AnswerState } from "../../../guideline/observation.ts"

/** A question and its newest entry when the form was opened: a later one by somebody else is never overwritten unseen. */
export interface Asked {
  readonly id: string
  readonly revision: number
}
/** The fields of an answer as they were typed. */
export interface Typed {
  readonly state: AnswerState
  readonly text: string
  readonly link: string
  readonly approvedBy: string
  readonly until: string
}
/** An answer that is not saved yet. Its files are not kept: a browser gives nobody a file back. */
export interface Draft extends Typed {
  readonly site: string
  readonly questions: readonly Asked[]
}
interface Kept {
  readonly person: string
  /** The newest last. */
  readonly drafts: readonly Draft[]
}

const KEY = "sekisho-drafts"
/** More than anybody has open at once; older ones give way. */
const MAX_DRAFTS = 10
/** Far below what a browser keeps for a tab; what would be more is not kept. */
const MAX_CHARS = 500_000
const TEXTS = ["site", "text", "link", "approvedBy", "until"] as const

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null
const isAsked = (value: unknown): value is Asked =>
  isRecord(value) && typeof value["id"] === "string" && typeof value["revision"] === "number"
/** An earlier version may have written something else. */
const isDraft = (value: unknown): value is Draft =>
  isRecord(value) &&
  TEXTS.every((name) => typeof value[name] === "string") &&
  ANSWER_STATES.some((one) => one === value["state"]) &&
  Array.isArray(value["questions"]) &&
  value["questions"].every(isAsked)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const questionsOf = ({ questions }: Pick<Draft, "questions">): string => JSON.stringify(questions.map(({ id }) => id))
const isSame = (one: Draft, site: string, questions: readonly Asked[]): boolean =>
  one.site === site && questionsOf(one) === questionsOf({ questions })

/**
 * The unsaved answers of one person in this tab, for as long as the tab is open: they outlive a session that ends, and are gone
 * once saved, closed or signed out. `storageOf`: the tab's own store.
 */
export const makeDrafts = (storageOf: () => Pick<Storage, "getItem" | "setItem" | "removeItem">) => {
  const forgetAll = (): void => storageOf().removeItem(KEY)
  const read = (): Kept | null => {
    const kept = parsed(storageOf().getItem(KEY) ?? "null")
    if (!isRecord(kept) || typeof kept["person"] !== "string" || !Array.isArray(kept["drafts"])) return null
    return { person: kept["person"], drafts: kept["drafts"].filter(isDraft) }
  }
  const of = (person: string, site: string): readonly Draft[] => {
    const kept = read()
    return kept?.person === person ? kept.drafts.filter((one) => one.site === site) : []
  }
  const write = (person: string, change: (before: readonly Draft[]) => readonly Draft[]): void => {
    const kept = read()
    const drafts = change(kept?.person === person ? kept.drafts : [])
    const text = JSON.stringify({ person, drafts: drafts.slice(-MAX_DRAFTS) } satisfies Kept)
    if (drafts.length === 0) return forgetAll()
    try {
      if (text.length <= MAX_CHARS) storageOf().setItem(KEY, text)
    } catch {
      // A browser that keeps nothing more: the form itself still has what was typed.
    }
  }
  return {
    /** Those of a shop, the oldest first. Nobody gets what somebody else typed. */
    of,
    /** The one for exactly these questions. */
    find: (person: string, site: string, questions: readonly Asked[]): Draft | null =>
      of(person, site).find((one) => isSame(one, site, questions)) ?? null,
    keep: (person: string, draft: Draft): void =>
      write(person, (before) => [...before.filter((one) => !isSame(one, draft.site, draft.questions)), draft]),
    forget: (person: string, site: string, questions: readonly Asked[]): void =>
      write(person, (before) => before.filter((one) => !isSame(one, site, questions))),
    /** Whether anybody's are there: for whoever is asked to sign in again. */
    any: (): boolean => (read()?.drafts.length ?? 0) > 0,
    /** Takes away what anybody else typed: a tab may be handed on. */
    onlyOf: (person: string): void => {
      if (read()?.person !== person) forgetAll()
    },
    forgetAll,
  }
}

export const drafts = makeDrafts(() => sessionStorage)
