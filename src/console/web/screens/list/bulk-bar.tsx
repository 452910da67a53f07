import { Button } from "@mantine/core"
import { useState } from "react"
import { AnswerForm } from "../../parts/answer-form.tsx"
import { AssignForm } from "../../parts/assign-form.tsx"
import { useLanguage } from "../../state/language.tsx"
import { LIST } from "../../words/list.ts"
import type { Entry } from "./entry.ts"

/** What is done with all marked questions at once. */
export const BulkBar = ({
  site,
  chosen,
  all,
  onMark,
}: {
  readonly site: string
  readonly chosen: readonly Entry[]
  readonly all: readonly Entry[]
  readonly onMark: (marked: ReadonlySet<string>) => void
}) => {
  const { t } = useLanguage()
  const [doing, setDoing] = useState<"answer" | "assign" | null>(null)
  const done = () => {
    setDoing(null)
    onMark(new Set())
  }
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
        <Button aria-expanded={doing === "answer"} onClick={() => setDoing("answer")}>
          {t(LIST.bulkAnswer)}
        </Button>
        <Button variant="default" aria-expanded={doing === "assign"} onClick={() => setDoing("assign")}>
          {t(LIST.bulkAssign)}
        </Button>
        <button type="button" className="link-button" onClick={done}>
          {t(LIST.unselect)}
        </button>
      </div>
      {doing === "answer" && (
        <AnswerForm
          key={chosen.map(({ id }) => id).join()}
          site={site}
          questions={chosen.map(({ id, revision }) => ({ id, revision }))}
          onDone={done}
        />
      )}
      {doing === "assign" && (
        <AssignForm site={site} questions={chosen.map(({ id }) => id)} person={null} due={null} onDone={done} />
      )}
    </section>
  )
}
