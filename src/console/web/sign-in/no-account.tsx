import { Alone } from "../parts/alone.tsx"
import { PageTitle } from "../parts/page-title.tsx"
import { useLanguage } from "../state/language.tsx"
import { SIGN_IN } from "../words/sign-in.ts"

/** A fresh installation: the first person comes by the link that was printed at start. */
export const NoAccount = () => {
  const { t } = useLanguage()
  return (
    <Alone>
      <PageTitle title={t(SIGN_IN.noAccountTitle)} />
      <p>{t(SIGN_IN.noAccount)}</p>
      <p className="fine">{t(SIGN_IN.noAccountLost)}</p>
    </Alone>
  )
}
