import type { ReactNode } from "react"
import type { Words } from "../../../lib/words.ts"
import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"

/** One line: its name, what stands in each column after it, and what may be done. */
export interface RecordLine {
  readonly id: string
  readonly name: ReactNode
  readonly cells: readonly ReactNode[]
  readonly action: ReactNode
}

/** Records by name, one a line, with what may be done about each; on a phone every line becomes a card. */
export const RecordTable = ({
  heads: [first, ...heads],
  lines,
}: {
  /** Of the name, then of the cells. */
  readonly heads: readonly [Words, ...(readonly Words[])]
  readonly lines: readonly RecordLine[]
}) => {
  const { t } = useLanguage()
  return (
    <table className="fold">
      <thead>
        <tr>
          {[first, ...heads, COMMON.actions].map((head) => (
            <th key={head.en} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name, cells, action }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {heads.map((head, index) => (
              <td key={head.en} data-label={t(head)}>
                {cells[index]}
              </td>
            ))}
            <td className="when">{action}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
