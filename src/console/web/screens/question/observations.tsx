import { EVIDENCE_WORDS, VANTAGE_WORDS } from "../../../../report/words.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { QUESTION } from "../../words/answer.ts"
import type { Observation } from "./types.ts"

const EvidenceTable = ({ rows }: { readonly rows: Observation["evidence"] }) => {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  return (
    <table className="fold">
      <caption>{t(QUESTION.evidenceTable)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(QUESTION.kind)}</th>
          <th scope="col">{t(QUESTION.where)}</th>
          <th scope="col">{t(QUESTION.value)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, where, value }) => {
          const name = EVIDENCE_WORDS[kind]
          return (
            <tr key={`${kind}${where}${value}`}>
              <td>{name === undefined ? kind : t(name)}</td>
              <td data-label={t(QUESTION.where)}>{where}</td>
              <td data-label={t(QUESTION.value)}>
                <code>{value}</code>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const One = ({ seen }: { readonly seen: Observation }) => {
  const { t, language } = useLanguage()
  const vantage = VANTAGE_WORDS[seen.vantage]
  return (
    <li className="observation">
      <h3>{t(seen.title)}</h3>
      <p>
        <strong>{t(QUESTION.status[seen.status])}</strong> {t(seen.says)}
      </p>
      <p className="fine">
        {t(QUESTION.seenAt)}: {timeOf(seen.observedAt, language)} / {t(QUESTION.validUntil)}:{" "}
        {timeOf(seen.validUntil, language)} / {t(QUESTION.vantage)}: {vantage === undefined ? seen.vantage : t(vantage)}{" "}
        <span className="id">{seen.by}</span>
      </p>
      <EvidenceTable rows={seen.evidence} />
    </li>
  )
}

/** What checks saw, with its evidence and dates. */
export const Observations = ({ observations }: { readonly observations: readonly Observation[] }) => {
  const { t } = useLanguage()
  return (
    <Sheet title={t(QUESTION.observations)}>
      {observations.length === 0 ? (
        <p>{t(QUESTION.noObservations)}</p>
      ) : (
        <ul className="observations">
          {observations.map((seen) => (
            <One key={`${seen.by}${seen.observedAt}${seen.vantage}${seen.title.ja}`} seen={seen} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}
