import { Link } from "wouter"
import { phoneLayout, wideLayout } from "../../../../report/html/figure-layout.ts"
import { numberOf } from "../../../../report/html/anchor.ts"
import { VERDICT_STATES } from "../../../../guideline/verdict-shape.ts"
import { STATE_WORDS } from "../../../../guideline/reasons.ts"
import type { RequirementView } from "../../../contract/sites.ts"
import { Seal } from "../../parts/seal.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { OVERVIEW } from "../../words/overview.ts"
import { Figure } from "./figure.tsx"
import { sealsByPlace } from "./seals-by-place.ts"

/** The guideline's picture, coloured by verdict, its legend, and the same as a list. */
export const FigureSheet = ({
  site,
  requirements,
}: {
  readonly site: string
  readonly requirements: readonly RequirementView[]
}) => {
  const { t } = useLanguage()
  const items = requirements.filter(({ phase }) => phase === "build")
  const places = sealsByPlace(items)
  const counts = Object.fromEntries([...places].map(([place, seals]) => [place, seals.length]))
  return (
    <Sheet title={t(OVERVIEW.figureTitle)} lead={t(OVERVIEW.figureLead)}>
      <div className="figure-frame">
        <Figure layout={wideLayout(counts)} places={places} />
        <Figure layout={phoneLayout(counts)} places={places} />
      </div>
      <h3 className="visually-hidden">{t(OVERVIEW.legend)}</h3>
      <ul className="tags legend">
        {VERDICT_STATES.map((state) => (
          <li key={state}>
            <StateBadge state={state} words={STATE_WORDS[state]} />
          </li>
        ))}
      </ul>
      <h3>{t(OVERVIEW.fourteen)}</h3>
      <ol className="fourteen">
        {items.map((item) => (
          <li key={item.id}>
            <Seal number={numberOf(item.id)} state={item.state} />
            <div>
              <Link href={`/sites/${site}/list?requirement=${encodeURIComponent(item.id)}`}>{t(item.title)}</Link>
              <span className="fine">
                {t(item.levelWords)} {t(item.because)}
              </span>
            </div>
            <StateBadge state={item.state} words={item.stateWords} />
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
