import { lazy, Suspense } from "react"
import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { COMMON } from "../../words/common.ts"
import { PLAN_PAGE } from "../../words/plan.ts"

/** The whole catalogue is needed for a plan and for nothing else here: it is fetched when somebody plans. */
const Planner = lazy(async () => ({ default: (await import("./planner.tsx")).Planner }))

export const Plan = () => {
  const { t } = useLanguage()
  return (
    <>
      <PageTitle title={t(PLAN_PAGE.title)} lead={t(PLAN_PAGE.lead)} />
      <Suspense fallback={<p role="status">{t(COMMON.loading)}</p>}>
        <Planner />
      </Suspense>
    </>
  )
}
