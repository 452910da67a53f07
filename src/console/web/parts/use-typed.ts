import { useState } from "react"
import type { AnswerState } from "../../../guideline/observation.ts"
import { drafts, type Asked, type Typed } from "../state/drafts.ts"
import { useMe } from "../state/session.ts"

type Begun = Omit<Typed, "state"> & { readonly state: AnswerState | null }
const EMPTY = { state: null, text: "", link: "", approvedBy: "", until: "" } as const

/**
 * The fields of an answer. Every change is kept in this tab, so that a session that ends takes nothing with it; what was kept
 * is there again (`restored`), with the revisions that its writer had seen (`seen`). `start`: chosen from the beginning.
 */
export const useTyped = (site: string, questions: readonly Asked[], start: AnswerState | undefined) => {
  const me = useMe()
  const begin = (): Begun => ({ ...EMPTY, ...(start === undefined ? {} : { state: start }) })
  const [draft, setDraft] = useState(() => drafts.find(me.id, site, questions))
  const [seen, setSeen] = useState(draft?.questions ?? questions)
  const [typed, setTyped] = useState<Begun>(() => {
    const { state, text, link, approvedBy, until } = draft ?? begin()
    return { state: start ?? state, text, link, approvedBy, until }
  })
  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part }
    setTyped(next)
    const { state } = next
    if (state !== null) drafts.keep(me.id, { ...next, state, site, questions: seen })
  }
  const forget = (): void => drafts.forget(me.id, site, questions)
  const startAnew = (): void => {
    forget()
    setDraft(null)
    setSeen(questions)
    setTyped(begin())
  }
  return { typed, seen, restored: draft !== null, change, forget, startAnew }
}
