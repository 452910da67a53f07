import { AssignForm } from "../../parts/assign-form.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { ANSWER } from "../../words/answer.ts"
import type { Line } from "./types.ts"

export const AssignSheet = ({
  site,
  id,
  row,
}: {
  readonly site: string
  readonly id: string
  readonly row: Pick<Line, "assignee" | "due">
}) => {
  const { t } = useLanguage()
  return (
    <Sheet title={t(ANSWER.assign)} className="no-print">
      <AssignForm
        key={`${row.assignee?.id ?? ""}${row.due ?? ""}`}
        site={site}
        questions={[id]}
        person={row.assignee?.id ?? null}
        due={row.due}
        onDone={() => undefined}
      />
    </Sheet>
  )
}
