import { useCallback, useRef, useState } from "react"
import type { AnswerState } from "../../../../guideline/observation.ts"
import { Empty } from "../../parts/empty.tsx"
import { drafts, type Draft } from "../../state/drafts.ts"
import { focusOnTitle } from "../../state/focus.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { LIST } from "../../words/list.ts"
import { BulkBar } from "./bulk-bar.tsx"
import { EntryRow } from "./entry-row.tsx"
import { grouped, withOpened, type Entry } from "./entry.ts"
import type { Filters } from "./filters.ts"
import { rowsOf, useListKeys, type Bulk } from "./use-list-keys.ts"

export interface Opened {
  readonly entry: Entry
  readonly start?: AnswerState
}

/** The newest answer of these rows that somebody had begun: its row is open again, or its rows are marked. */
const resumed = (
  unsaved: readonly Draft[],
  entries: readonly Entry[],
): { readonly opened: Opened | null; readonly marked: ReadonlySet<string> } => {
  const rows = new Map(entries.map((entry) => [entry.id, entry]))
  const ids = unsaved
    .findLast(({ questions }) => questions.every(({ id }) => rows.has(id)))
    ?.questions.map(({ id }) => id)
  const entry = ids?.length === 1 ? rows.get(ids[0] ?? "") : undefined
  if (entry !== undefined) return { opened: { entry }, marked: new Set() }
  return { opened: null, marked: new Set(ids) }
}

const NoEntries = ({ filters }: { readonly filters: Filters }) => {
  const { t } = useLanguage()
  const me = useMe()
  if (me.role === "contractor") return <Empty title={t(LIST.contractorEmpty)} says={t(LIST.contractorEmptySays)} />
  const says = filters.quick === "awaiting" ? LIST.emptyAwaiting : LIST.emptySays
  return <Empty title={t(LIST.emptyTitle)} says={t(says)} />
}

/** The rows by requirement; one may be open, several may be marked. */
export const ListBody = ({
  site,
  entries: found,
  filters,
}: {
  readonly site: string
  readonly entries: readonly Entry[]
  readonly filters: Filters
}) => {
  const { t } = useLanguage()
  const me = useMe()
  const list = useRef<HTMLDivElement>(null)
  const unsaved = drafts.of(me.id, site)
  const [before] = useState(() => resumed(unsaved, found))
  const [opened, setOpened] = useState<Opened | null>(before.opened)
  const [marked, setMarked] = useState<ReadonlySet<string>>(before.marked)
  const [bulk, setBulk] = useState<Bulk | null>(before.marked.size > 0 ? "answer" : null)
  const entries = withOpened(found, opened?.entry ?? null)
  const toggle = useCallback(
    (id: string) =>
      setMarked((before) =>
        before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
      ),
    [],
  )
  const onOpen = useCallback((entry: Entry) => setOpened({ entry }), [])
  // Answered: on to the next question, for the row may leave the list; only closed: back to its own row.
  const onClose = useCallback((id: string, saved: boolean) => {
    const rows = rowsOf(list.current)
    const at = rows.findIndex((row) => row.dataset["row"] === id)
    rows[saved ? Math.min(at + 1, rows.length - 1) : at]?.focus()
    setOpened(null)
  }, [])
  // On to the first question after the marked ones: those may leave the list.
  const onBulkDone = () => {
    const rows = rowsOf(list.current)
    const last = rows.findLastIndex((row) => marked.has(row.dataset["row"] ?? ""))
    const rest = rows.filter((row) => !marked.has(row.dataset["row"] ?? ""))
    const next = rest.find((row) => rows.indexOf(row) > last) ?? rest.at(-1)
    if (next) next.focus()
    else focusOnTitle()
    setBulk(null)
    setMarked(new Set())
  }
  const onKeyDown = useListKeys({
    list,
    toggle,
    bulk: (doing) => marked.size > 0 && setBulk(doing),
    open: (id, start) => {
      const entry = entries.find((one) => one.id === id)
      if (entry !== undefined) setOpened({ entry, start })
    },
  })
  if (entries.length === 0) return <NoEntries filters={filters} />
  const mayMark = me.role === "owner" || me.role === "practitioner"
  return (
    <>
      <p role="status" className="fine">
        {t(LIST.shown, { count: entries.length })}
      </p>
      {me.role !== "auditor" && (
        <details className="keys no-print">
          <summary>{t(LIST.keysTitle)}</summary>
          <p>{t(LIST.keysSays)}</p>
        </details>
      )}
      {mayMark && (
        <BulkBar
          site={site}
          chosen={entries.filter(({ id }) => marked.has(id))}
          all={entries}
          doing={bulk}
          onDo={setBulk}
          onMark={setMarked}
          onDone={onBulkDone}
        />
      )}
      {/* Keys count only while a row has the focus; every one of them has a button of its own. */}
      <div ref={list} onKeyDown={onKeyDown} role="presentation">
        {grouped(entries).map(([group, rows]) => (
          <section key={group} className="group" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>
              {rows[0] !== undefined && t(rows[0].groupTitle)} <span className="id">{group}</span>
            </h2>
            <ul className="entries">
              {rows.map((entry) => (
                <EntryRow
                  key={entry.id}
                  site={site}
                  entry={entry}
                  opened={opened?.entry.id === entry.id ? opened : null}
                  unsaved={unsaved.some(({ questions }) => questions.length === 1 && questions[0]?.id === entry.id)}
                  marked={mayMark ? marked.has(entry.id) : null}
                  onOpen={onOpen}
                  onClose={onClose}
                  onMark={toggle}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
