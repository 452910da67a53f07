import type { KeyboardEvent, RefObject } from "react"
import type { AnswerState } from "../../../../guideline/observation.ts"

/** What is done with all marked questions at once. */
export type Bulk = "answer" | "assign"

const ANSWER_KEYS: Readonly<Record<string, AnswerState>> = {
  y: "yes",
  n: "no",
  a: "not-applicable",
  p: "provider",
  l: "alternative",
  t: "planned",
}

/** The buttons of the questions, from the top. */
export const rowsOf = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
]

/** Letters for the row that has the focus; typing in a field is left alone. */
export const useListKeys =
  ({
    list,
    open,
    toggle,
    bulk,
  }: {
    readonly list: RefObject<HTMLElement | null>
    readonly open: (id: string, start: AnswerState) => void
    readonly toggle: (id: string) => void
    readonly bulk: (doing: Bulk) => void
  }) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.target instanceof HTMLElement ? event.target.dataset["row"] : undefined
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = rowsOf(list.current)
    const at = rows.findIndex((one) => one.dataset["row"] === row)
    const answer = ANSWER_KEYS[event.key]
    if (event.key === "j") rows[at + 1]?.focus()
    else if (event.key === "k") rows[at - 1]?.focus()
    else if (event.key === "x") toggle(row)
    else if (event.key === "b" || event.key === "g") bulk(event.key === "b" ? "answer" : "assign")
    else if (answer !== undefined) open(row, answer)
    else return
    event.preventDefault()
  }
