import { lazy, Suspense } from "react"
import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { COMMON } from "../../words/common.ts"
import { SAAS } from "../../words/saas.ts"

/** Who carries what stands in the catalogue, which only this page and the plan need. */
const Shares = lazy(async () => ({ default: (await import("./shares.tsx")).Shares }))

export const Saas = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  return (
    <>
      <PageTitle title={t(SAAS.title)} lead={t(SAAS.lead)} />
      <Suspense fallback={<p role="status">{t(COMMON.loading)}</p>}>
        <Shares site={site} />
      </Suspense>
    </>
  )
}
