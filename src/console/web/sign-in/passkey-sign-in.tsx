import { Button } from "@mantine/core"
import { startAuthentication } from "@simplewebauthn/browser"
import { ProblemNote } from "../parts/problem-note.tsx"
import { Sheet } from "../parts/sheet.tsx"
import { useChange } from "../parts/use-change.ts"
import { api, ask, Refused } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { SIGN_IN } from "../words/sign-in.ts"
import { passkeyOptions, refusedByBrowser } from "./ceremony.ts"

export const PasskeySignIn = () => {
  const { t } = useLanguage()
  const signIn = useChange(async () => {
    const { flow, options } = await ask(api.session.passkey.offer.$post({ json: {} }))
    const response = await startAuthentication({ optionsJSON: passkeyOptions(options) }).catch(refusedByBrowser)
    return ask(api.session.passkey.$post({ json: { flow, response: { ...response } } }))
  })
  return (
    <Sheet title={t(SIGN_IN.passkey)} lead={t(SIGN_IN.passkeySays)}>
      <div className="stack">
        <ProblemNote error={signIn.error instanceof Refused ? signIn.error : null} />
        <Button loading={signIn.isPending} onClick={() => signIn.mutate(undefined)}>
          {t(SIGN_IN.passkey)}
        </Button>
      </div>
    </Sheet>
  )
}
