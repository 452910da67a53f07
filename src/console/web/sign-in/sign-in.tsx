import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { Alone } from "../parts/alone.tsx"
import { PageTitle } from "../parts/page-title.tsx"
import { drafts } from "../state/drafts.ts"
import { useLanguage } from "../state/language.tsx"
import { SESSION } from "../state/session.ts"
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
  const queries = useQueryClient()
  // It may be somebody else who signs in: nothing of what was shown stays in memory.
  useEffect(() => queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] }), [queries])
  return (
    <Alone>
      <PageTitle title={t(SIGN_IN.title)} lead={t(SIGN_IN.lead)} />
      {ended && (
        <div className="note warn" role="alert">
          <p>{t(SIGN_IN.ended)}</p>
          {drafts.any() && <p>{t(SIGN_IN.typedKept)}</p>}
          <p>{t(SIGN_IN.endedLink)}</p>
        </div>
      )}
      {passkeysPossible && <PasskeySignIn />}
      <PasswordSignIn />
      <p className="fine">{t(SIGN_IN.lostFactors)}</p>
    </Alone>
  )
}
