import { Checkbox } from "@mantine/core"
import { memo } from "react"
import { ANSWER_WORDS, SEVERITY_WORDS } from "../../../../report/words.ts"
import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { dayOf, dayWords } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { ANSWER } from "../../words/answer.ts"
import { LIST } from "../../words/list.ts"
import { EntryAnswer } from "./entry-answer.tsx"
import type { Entry } from "./entry.ts"
import type { Opened } from "./list-body.tsx"

const AnswerLine = ({ entry }: { readonly entry: Entry }) => {
  const { t, language } = useLanguage()
  const { answer } = entry
  if (answer === null) return null
  const state = ANSWER_WORDS[answer.state]
  return (
    <span className="fine block">
      {t(LIST.by, {
        state: state === undefined ? answer.state : t(state),
        name: answer.by,
        day: dayOf(answer.at, language),
      })}
    </span>
  )
}

/** One question of the list: a button that opens it in place. Drawn anew only when it changes: a list has 200 of them. */
export const EntryRow = memo(function EntryRow({
  site,
  entry,
  opened,
  unsaved,
  marked,
  onOpen,
  onClose,
  onMark,
}: {
  readonly site: string
  readonly entry: Entry
  readonly opened: Opened | null
  /** An answer to it was begun and not saved. */
  readonly unsaved: boolean
  /** Null where this person marks nothing. */
  readonly marked: boolean | null
  readonly onOpen: (entry: Entry) => void
  readonly onClose: (id: string, saved: boolean) => void
  readonly onMark: (id: string) => void
}) {
  const { t, language } = useLanguage()
  const me = useMe()
  const question = t(entry.question)
  return (
    <li className="entry">
      <div className="entry-head">
        {marked !== null && entry.answerable && (
          <Checkbox
            className="no-print"
            aria-label={t(LIST.select, { question })}
            checked={marked}
            onChange={() => onMark(entry.id)}
          />
        )}
        <div className="entry-main">
          <button
            type="button"
            className="entry-question"
            data-row={entry.id}
            aria-expanded={opened !== null}
            onClick={() => (opened === null ? onOpen(entry) : onClose(entry.id, false))}
          >
            {question}
          </button>
          {entry.because !== null && <span className="fine block">{t(entry.because)}</span>}
          <AnswerLine entry={entry} />
          <span className="tags">
            <span className="id">{entry.id}</span>
            {entry.tags.map((tag) => (
              <span key={tag.en} className="tag">
                {t(tag)}
              </span>
            ))}
            {unsaved && opened === null && <span className="tag tag-overdue">{t(ANSWER.unsaved)}</span>}
            {entry.severity !== null && (
              <span className={`tag tag-${entry.severity}`}>{t(SEVERITY_WORDS[entry.severity])}</span>
            )}
            {entry.assignee !== null && me.role !== "contractor" && (
              <span className="tag">
                {t(COMMON.assignee)}: {entry.assignee.name}
              </span>
            )}
            {entry.due !== null && (
              <span className={entry.overdue ? "tag tag-overdue" : "tag"}>
                {t(entry.overdue ? COMMON.overdue : COMMON.due)}: {dayWords(entry.due, language)}
              </span>
            )}
          </span>
        </div>
        {entry.state !== null && <StateBadge state={entry.state} words={entry.stateWords ?? undefined} />}
      </div>
      {opened !== null && (
        <EntryAnswer site={site} id={entry.id} start={opened.start} onClose={(saved) => onClose(entry.id, saved)} />
      )}
    </li>
  )
})
