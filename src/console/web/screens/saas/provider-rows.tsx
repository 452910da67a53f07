import { Checkbox, TextInput } from "@mantine/core"
import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { COMMON } from "../../words/common.ts"
import { SAAS } from "../../words/saas.ts"
import type { ProviderSheetData } from "./provider-form.tsx"

type Row = ProviderSheetData["rows"][number]
export interface Marks {
  readonly chosen: ReadonlySet<string>
  readonly links: Readonly<Record<string, string>>
  readonly onMark: (id: string, on: boolean) => void
  readonly onWrite: (id: string, link: string) => void
}

const OneRow = ({ row, marks }: { readonly row: Row; readonly marks: Marks | null }) => {
  const { t } = useLanguage()
  const question = t(row.question)
  return (
    <tr>
      <th scope="row">
        {marks === null ? (
          question
        ) : (
          <Checkbox
            label={question}
            checked={marks.chosen.has(row.id)}
            onChange={(event) => marks.onMark(row.id, event.currentTarget.checked)}
          />
        )}
        <span className="fine block">
          {row.says !== null && t(row.says)} <span className="id">{row.id}</span>
        </span>
      </th>
      <td data-label={t(SAAS.link)}>
        {marks === null ? (
          <span className="long">{row.link}</span>
        ) : (
          <TextInput
            aria-label={t(SAAS.linkOf, { question })}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={marks.links[row.id] ?? ""}
            onChange={(event) => marks.onWrite(row.id, event.currentTarget.value)}
          />
        )}
      </td>
      <td data-label={t(COMMON.state)}>
        <StateBadge state={row.state} words={row.stateWords} />
      </td>
    </tr>
  )
}

/** The rows of which the same is known; where nothing is known they are folded away. */
export const ProviderRows = ({
  basis,
  rows,
  marks,
}: {
  readonly basis: Row["basis"]
  readonly rows: readonly Row[]
  readonly marks: Marks | null
}) => {
  const { t } = useLanguage()
  const [first] = rows
  if (first === undefined) return null
  return (
    <details open={basis !== "unsaid"}>
      <summary>
        <strong>{t(SAAS.bases[basis], { count: rows.length })}</strong>
      </summary>
      <p className="fine">{t(first.basisWords)}</p>
      <table className="fold provider-table">
        <thead>
          <tr>
            <th scope="col">{t(COMMON.question)}</th>
            <th scope="col">{t(SAAS.link)}</th>
            <th scope="col">{t(COMMON.state)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OneRow key={row.id} row={row} marks={marks} />
          ))}
        </tbody>
      </table>
    </details>
  )
}
