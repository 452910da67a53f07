import { Checkbox, Stack } from "@mantine/core"
import type { CriterionRow } from "../../../contract/answers.ts"
import { useLanguage } from "../../state/language.tsx"
import { CONTRACTORS } from "../../words/contractors.ts"

/** Questions by requirement, folded; the number of chosen ones stands beside each. */
export const QuestionPicker = ({
  rows,
  chosen,
  onChange,
}: {
  readonly rows: readonly CriterionRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}) => {
  const { t } = useLanguage()
  const groups = [...Map.groupBy(rows, ({ requirement }) => requirement)]
  const set = (id: string, on: boolean) =>
    onChange(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  return (
    <fieldset>
      <legend>{t(CONTRACTORS.questions)}</legend>
      <p className="fine">{t(CONTRACTORS.questionsHint)}</p>
      <p className="row-middle" role="status">
        {t(CONTRACTORS.chosen, { count: chosen.size })}
        <button type="button" className="link-button" onClick={() => onChange(new Set(rows.map(({ id }) => id)))}>
          {t(CONTRACTORS.all)}
        </button>
        <button type="button" className="link-button" onClick={() => onChange(new Set())}>
          {t(CONTRACTORS.clear)}
        </button>
      </p>
      {groups.map(([requirement, here]) => (
        <details key={requirement}>
          <summary>
            {here[0] !== undefined && t(here[0].requirementTitle)} <span className="id">{requirement}</span>{" "}
            <span className="when">
              {here.filter(({ id }) => chosen.has(id)).length} / {here.length}
            </span>
          </summary>
          <Stack gap={6} className="indent">
            {here.map(({ id, question }) => (
              <Checkbox
                key={id}
                label={t(question)}
                checked={chosen.has(id)}
                onChange={(event) => set(id, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </details>
      ))}
    </fieldset>
  )
}
