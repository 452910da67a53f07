import { PasswordInput, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useDebouncedValue } from "@mantine/hooks"
import { api, ask } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { useSession } from "../state/session.ts"
import { JOIN, SIGN_IN } from "../words/sign-in.ts"
import { TotpCard } from "./totp-card.tsx"

export interface PasswordGiven {
  readonly password: string
  readonly code: string
}
const WAIT_MS = 400

/** A new password, said to be too weak while it is typed, and the authenticator to go with it. */
export const NewPassword = ({
  totp,
  login,
  given,
  onChange,
}: {
  readonly totp: { readonly secret: string; readonly uri: string }
  readonly login: string
  readonly given: PasswordGiven
  readonly onChange: (given: PasswordGiven) => void
}) => {
  const { t } = useLanguage()
  const [password] = useDebouncedValue(given.password, WAIT_MS)
  const min = useSession().data?.minPasswordChars ?? 0
  const looked = useQuery({
    queryKey: ["password", password, login],
    queryFn: () => ask(api.password.look.$post({ json: { password, login } })),
    enabled: password !== "",
    retry: false,
  })
  const weak = looked.data?.fine === false && looked.data.says !== null ? t(looked.data.says) : null
  return (
    <>
      <PasswordInput
        label={t(SIGN_IN.password)}
        description={t(JOIN.passwordHint, { min })}
        autoComplete="new-password"
        required
        value={given.password}
        error={weak}
        visibilityToggleButtonProps={{ "aria-label": t(SIGN_IN.showPassword) }}
        onChange={(event) => onChange({ ...given, password: event.currentTarget.value })}
      />
      <TotpCard totp={totp} />
      <TextInput
        label={t(JOIN.code)}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        value={given.code}
        onChange={(event) => onChange({ ...given, code: event.currentTarget.value })}
      />
    </>
  )
}
