import { Button, PasswordInput, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ACCOUNT } from "../../words/shops.ts"
import { SIGN_IN } from "../../words/sign-in.ts"

export const PasswordForm = () => {
  const { t } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [password, setPassword] = useState("")
  const [code, setCode] = useState("")
  const save = useChange(
    () => ask(api.me.password.$put({ json: { password, code } })),
    () => {
      announce(t(ACCOUNT.changed))
      setPassword("")
      setCode("")
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <Sheet title={t(ACCOUNT.password)} lead={t(ACCOUNT.passwordSays)}>
      <form className="row" onSubmit={submit}>
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={me.login} readOnly hidden />
        <PasswordInput
          label={t(ACCOUNT.newPassword)}
          autoComplete="new-password"
          required
          value={password}
          visibilityToggleButtonProps={{ "aria-label": t(SIGN_IN.showPassword) }}
          onChange={(event) => setPassword(event.currentTarget.value)}
          w={280}
        />
        <TextInput
          label={t(ACCOUNT.code)}
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t(ACCOUNT.change)}
        </Button>
        <ProblemNote error={save.error} />
      </form>
    </Sheet>
  )
}
