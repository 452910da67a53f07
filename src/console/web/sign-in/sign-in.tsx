import { Alone } from "../parts/alone.tsx"
import { PageTitle } from "../parts/page-title.tsx"
import { useLanguage } from "../state/language.tsx"
import { SIGN_IN } from "../words/sign-in.ts"
import { PasskeySignIn } from "./passkey-sign-in.tsx"
import { PasswordSignIn } from "./password-sign-in.tsx"

export const SignIn = ({
  passkeysPossible,
  ended,
}: {
  readonly passkeysPossible: boolean
  /** Somebody was signed in on this page until just now. */
  readonly ended: boolean
}) => {
  const { t } = useLanguage()
  return (
    <Alone>
      <PageTitle title={t(SIGN_IN.title)} lead={t(SIGN_IN.lead)} />
      {ended && (
        <p className="note warn" role="alert">
          {t(SIGN_IN.ended)}
        </p>
      )}
      {passkeysPossible && <PasskeySignIn />}
      <PasswordSignIn />
      <p className="fine">{t(SIGN_IN.lostFactors)}</p>
    </Alone>
  )
}
