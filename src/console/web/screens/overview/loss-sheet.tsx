import { yenRange } from "../../../../report/words.ts"
import type { SiteOverview } from "../../../contract/sites.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { OVERVIEW } from "../../words/overview.ts"
import { SizeForm } from "./size-form.tsx"

type Loss = SiteOverview["loss"]

const LossTable = ({ parts }: { readonly parts: Loss["parts"] }) => {
  const { t } = useLanguage()
  return (
    <table className="fold">
      <thead>
        <tr>
          <th scope="col">{t(OVERVIEW.part)}</th>
          <th scope="col">{t(OVERVIEW.amount)}</th>
          <th scope="col">{t(OVERVIEW.basis)}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.what.ja}>
            <th scope="row">{t(part.what)}</th>
            <td data-label={t(OVERVIEW.amount)}>{t(yenRange(part.lowYen, part.highYen))}</td>
            <td className="fine">
              {part.reckoned !== null && <p>{t(part.reckoned)}</p>}
              <ul className="plain">
                {part.sources.map(({ what, value, source, year }) => (
                  <li key={what.ja}>
                    {t(value)} ({t(source)}, {year})
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a breach might cost, as a range, with the source and year of every figure. */
export const LossSheet = ({
  site,
  loss,
  size,
}: {
  readonly site: string
  readonly loss: Loss
  readonly size: SiteOverview["size"]
}) => {
  const { t } = useLanguage()
  const me = useMe()
  return (
    <Sheet title={t(OVERVIEW.lossTitle)} lead={t(OVERVIEW.lossLead)}>
      <p className="headline">{t(yenRange(loss.lowYen, loss.highYen))}</p>
      <p className="fine">{t(loss.sized ? OVERVIEW.lossSized : OVERVIEW.lossGeneral)}</p>
      {(me.role === "owner" || me.role === "practitioner") && <SizeForm site={site} size={size} />}
      <LossTable parts={loss.parts} />
    </Sheet>
  )
}
