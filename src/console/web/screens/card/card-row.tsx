import { Checkbox } from "@mantine/core"
import { Link } from "wouter"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { dayOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { CARD } from "../../words/card.ts"
import type { CardSheet } from "./card.tsx"

type Row = CardSheet["items"][number]["rows"][number]

const Proofs = ({ row }: { readonly row: Row }) => {
  const { t, language } = useLanguage()
  return (
    <>
      {row.note !== null && <p>{t(row.note)}</p>}
      {row.proofs.length > 0 && (
        <ul className="plain">
          {row.proofs.map((proof) => (
            <li key={`${proof.at}${proof.says.ja}${proof.who.ja}`}>
              {t(proof.says)}{" "}
              <span className="fine">
                {[
                  t(proof.who),
                  dayOf(proof.at, language),
                  ...(proof.until === null ? [] : [t(COMMON.until, { day: dayOf(proof.until, language) })]),
                ].join(t(COMMON.comma))}
              </span>
              {proof.lines.map((line) => (
                <span key={line.ja} className="fine block">
                  {t(line)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {row.missing !== null && (
        <p>
          <strong>{t(CARD.missing)}:</strong> {t(row.missing)}
        </p>
      )}
      {row.needless && <p className="fine">{t(CARD.needless)}</p>}
    </>
  )
}

/** One line as it will be sent, and whether somebody put their name to exactly this. */
export const CardRow = ({
  site,
  row,
  chosen,
  onChoose,
}: {
  readonly site: string
  readonly row: Row
  /** Null where this person confirms nothing. */
  readonly chosen: boolean | null
  readonly onChoose: () => void
}) => {
  const { t, language } = useLanguage()
  const { confirmed } = row
  const question = t(row.question)
  return (
    <tr className="card-row">
      <th scope="row">
        {row.scene !== null && <span className="tag">{t(row.scene)}</span>} {question}
        <span className="block no-print">
          <Link href={questionPath(site, row.criterion)} aria-label={`${t(CARD.answer)}: ${question}`}>
            {t(CARD.answer)}
          </Link>
        </span>
      </th>
      <td data-label={t(CARD.kind)}>
        <strong className={`kind kind-${row.kind}`}>
          {row.kind === "blank" ? t(CARD.unknownKind) : t(row.kindWords)}
        </strong>
      </td>
      <td>
        <Proofs row={row} />
      </td>
      <td data-label={t(CARD.confirm)}>
        {confirmed !== null && (
          <strong>{t(CARD.confirmed, { name: confirmed.name, day: dayOf(confirmed.at, language) })}</strong>
        )}
        {row.lapsed && <p className="note warn">{t(CARD.lapsed)}</p>}
        {chosen !== null && (
          <Checkbox
            className="no-print"
            label={t(CARD.confirmShort)}
            aria-label={t(CARD.confirmOne, { question })}
            checked={chosen}
            onChange={onChoose}
          />
        )}
      </td>
    </tr>
  )
}
