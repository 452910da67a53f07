import { Link } from "wouter"
import { PageTitle } from "../parts/page-title.tsx"
import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"

export const NotFound = () => {
  const { t } = useLanguage()
  return (
    <>
      <PageTitle title={t(COMMON.notFound)} lead={t(COMMON.notFoundSays)} />
      <p>
        <Link href="/">{t(COMMON.toStart)}</Link>
      </p>
    </>
  )
}
