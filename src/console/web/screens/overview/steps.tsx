import { Link } from "wouter"
import { SEVERITY_WORDS } from "../../../../report/words.ts"
import type { SiteOverview } from "../../../contract/sites.ts"
import { Empty } from "../../parts/empty.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { OVERVIEW } from "../../words/overview.ts"

/** The three next steps with their hours and yen. */
export const Steps = ({ site, steps }: { readonly site: string; readonly steps: SiteOverview["steps"] }) => {
  const { t, language } = useLanguage()
  const amount = (value: number) => value.toLocaleString(language === "ja" ? "ja-JP" : "en-GB")
  return (
    <Sheet title={t(OVERVIEW.stepsTitle)}>
      {steps.length === 0 && <Empty title={t(OVERVIEW.stepsEmpty)} says={t(OVERVIEW.stepsEmptySays)} />}
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.criterion} className="step">
            <h3>
              {t(step.title)}{" "}
              {step.severity !== null && (
                <span className={`tag tag-${step.severity}`}>{t(SEVERITY_WORDS[step.severity])}</span>
              )}
            </h3>
            <dl className="facts">
              <div>
                <dt>{t(OVERVIEW.found)}</dt>
                <dd>{t(step.says)}</dd>
              </div>
              <div>
                <dt>{t(OVERVIEW.why)}</dt>
                <dd>{t(step.why)}</dd>
              </div>
              <div>
                <dt>{t(OVERVIEW.effort)}</dt>
                <dd>
                  {t(OVERVIEW.hours, { low: step.hours.low, high: step.hours.high })} /{" "}
                  {t(OVERVIEW.yen, { low: amount(step.yen.low), high: amount(step.yen.high) })}
                  <br />
                  <span className="fine">{t(step.basis)}</span>
                </dd>
              </div>
            </dl>
            <details>
              <summary>{t(OVERVIEW.remedy)}</summary>
              <p className="lines">{t(step.remedy)}</p>
            </details>
            <p className="no-print">
              <Link href={questionPath(site, step.criterion)} aria-label={`${t(OVERVIEW.details)}: ${t(step.title)}`}>
                {t(OVERVIEW.details)}
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
