import { Button } from "@mantine/core"
import { AnswerForm } from "../../parts/answer-form.tsx"
import { AssignForm } from "../../parts/assign-form.tsx"
import { useLanguage } from "../../state/language.tsx"
import { LIST } from "../../words/list.ts"
import type { Entry } from "./entry.ts"
import type { Bulk } from "./use-list-keys.ts"

/** What is done with all marked questions at once. */
export const BulkBar = ({
  site,
  chosen,
  all,
  doing,
  onDo,
  onMark,
  onDone,
}: {
  readonly site: string
  readonly chosen: readonly Entry[]
  readonly all: readonly Entry[]
  readonly doing: Bulk | null
  readonly onDo: (doing: Bulk) => void
  readonly onMark: (marked: ReadonlySet<string>) => void
  /** Finished, or given up: nothing stays marked. */
  readonly onDone: () => void
}) => {
  const { t } = useLanguage()
  if (chosen.length === 0)
    return (
      <p className="no-print">
        <button
          type="button"
          className="link-button"
          onClick={() => onMark(new Set(all.filter(({ answerable }) => answerable).map(({ id }) => id)))}
        >
          {t(LIST.selectShown)}
        </button>
      </p>
    )
  return (
    <section className="bulk no-print" aria-label={t(LIST.selected, { count: chosen.length })}>
      <div className="row-middle">
        <strong role="status">{t(LIST.selected, { count: chosen.length })}</strong>
        <Button aria-expanded={doing === "answer"} onClick={() => onDo("answer")}>
          {t(LIST.bulkAnswer)}
        </Button>
        <Button variant="default" aria-expanded={doing === "assign"} onClick={() => onDo("assign")}>
          {t(LIST.bulkAssign)}
        </Button>
        <button type="button" className="link-button" onClick={onDone}>
          {t(LIST.unselect)}
        </button>
      </div>
      {doing === "answer" && (
        <AnswerForm
          key={chosen.map(({ id }) => id).join()}
          site={site}
          questions={chosen.map(({ id, revision }) => ({ id, revision }))}
          focused
          onDone={onDone}
        />
      )}
      {doing === "assign" && (
        <AssignForm
          site={site}
          questions={chosen.map(({ id }) => id)}
          person={null}
          due={null}
          focused
          onDone={onDone}
        />
      )}
    </section>
  )
}
