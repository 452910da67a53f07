import { useQuery } from "@tanstack/react-query"
import { Link } from "wouter"
import { Asked } from "../../parts/asked.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { SAAS } from "../../words/saas.ts"
import { OVERVIEW } from "../../words/overview.ts"
import { CheckPanel } from "./check-panel.tsx"
import { Comparisons } from "./comparisons.tsx"
import { Duties } from "./duties.tsx"
import { FigureSheet } from "./figure-sheet.tsx"
import { LossSheet } from "./loss-sheet.tsx"
import { NotSeen } from "./not-seen.tsx"
import { SampleNote } from "../../parts/sample-note.tsx"
import { Standing } from "./standing.tsx"
import { Steps } from "./steps.tsx"
import { Trend } from "./trend.tsx"

export const useOverview = (site: string) =>
  useQuery({ queryKey: ["site", site], queryFn: () => ask(api.sites[":site"].$get({ param: { site } })) })

/** The owner's page: where the shop stands, what comes next, and one button. */
export const Overview = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const overview = useOverview(site)
  return (
    <>
      <PageTitle title={t(OVERVIEW.title)} lead={overview.data && t(OVERVIEW.lead, { shop: overview.data.name })} />
      <Asked query={overview}>
        {(data) => (
          <>
            {data.sample && <SampleNote />}
            <Standing overview={data} />
            {(data.form === "saas" || data.form === "mall") && (
              <p className="note no-print">
                {t(SAAS.note)} <Link href={`/sites/${site}/saas`}>{t(SAAS.go)}</Link>
              </p>
            )}
            {!data.sample && <CheckPanel site={site} />}
            <Steps site={site} steps={data.steps} />
            <FigureSheet requirements={data.requirements} site={site} />
            <Trend points={data.trend} />
            <Duties site={site} duties={data.duties} />
            <Comparisons rows={data.comparisons} />
            <LossSheet site={site} loss={data.loss} size={data.size} />
            <NotSeen rows={data.notSeen} />
            <p className="examination">{t(data.examination)}</p>
          </>
        )}
      </Asked>
    </>
  )
}
