import type { KeyboardEvent, RefObject } from "react"
import type { AnswerState } from "../../../../guideline/observation.ts"

const ANSWER_KEYS: Readonly<Record<string, AnswerState>> = {
  y: "yes",
  n: "no",
  a: "not-applicable",
  p: "provider",
  l: "alternative",
  t: "planned",
}

/** Letters for the row that has the focus; typing in a field is left alone. */
export const useListKeys =
  ({
    list,
    open,
    toggle,
  }: {
    readonly list: RefObject<HTMLElement | null>
    readonly open: (id: string, start: AnswerState) => void
    readonly toggle: (id: string) => void
  }) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.target instanceof HTMLElement ? event.target.dataset["row"] : undefined
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])]
    const at = rows.findIndex((one) => one.dataset["row"] === row)
    const answer = ANSWER_KEYS[event.key]
    if (event.key === "j") rows[at + 1]?.focus()
    else if (event.key === "k") rows[at - 1]?.focus()
    else if (event.key === "x") toggle(row)
    else if (answer !== undefined) open(row, answer)
    else return
    event.preventDefault()
  }
