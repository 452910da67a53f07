import { Link } from "wouter"
import type { SiteOverview } from "../../../contract/sites.ts"
import { EvidenceFiles } from "../../parts/evidence-files.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { dayOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { OVERVIEW } from "../../words/overview.ts"

/** The owner's seven duties, each with its traces. */
export const Duties = ({ site, duties }: { readonly site: string; readonly duties: SiteOverview["duties"] }) => {
  const { t, language } = useLanguage()
  return (
    <Sheet title={t(OVERVIEW.dutiesTitle)} lead={t(OVERVIEW.dutiesLead)}>
      <ol className="duties">
        {duties.map((duty) => (
          <li key={duty.requirement} className="duty">
            <div className="duty-head">
              <h3>{t(duty.title)}</h3>
              <StateBadge state={duty.state} words={duty.stateWords} />
            </div>
            <p>{t(duty.explanation)}</p>
            <ul className="traces">
              {duty.traces.map((trace) => (
                <li key={trace.criterion}>
                  <StateBadge state={trace.state} />
                  <div>
                    <Link href={questionPath(site, trace.criterion)}>{t(trace.question)}</Link>
                    <span className="fine">
                      {t(trace.says)}
                      {trace.by !== null &&
                        trace.at !== null &&
                        ` ${t(COMMON.by, { name: trace.by, day: dayOf(trace.at, language) })}`}
                    </span>
                    <EvidenceFiles site={site} files={trace.files} />
                  </div>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
