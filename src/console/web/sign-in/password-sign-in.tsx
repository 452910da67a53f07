import { Button, PasswordInput, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { ProblemNote } from "../parts/problem-note.tsx"
import { Sheet } from "../parts/sheet.tsx"
import { useChange } from "../parts/use-change.ts"
import { api, ask } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { SIGN_IN } from "../words/sign-in.ts"

export const PasswordSignIn = () => {
  const { t } = useLanguage()
  const [login, setLogin] = useState("")
  const [password, setPassword] = useState("")
  const [code, setCode] = useState("")
  const signIn = useChange(() => ask(api.session.password.$post({ json: { login, password, code } })))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(undefined)
  }
  return (
    <Sheet title={t(SIGN_IN.or)}>
      <form className="stack wide" onSubmit={submit}>
        <ProblemNote error={signIn.error} />
        <TextInput
          label={t(SIGN_IN.login)}
          autoComplete="username"
          required
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          label={t(SIGN_IN.password)}
          autoComplete="current-password"
          required
          value={password}
          visibilityToggleButtonProps={{ "aria-label": t(SIGN_IN.showPassword) }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={t(SIGN_IN.code)}
          description={t(SIGN_IN.codeHint)}
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          {t(SIGN_IN.go)}
        </Button>
      </form>
    </Sheet>
  )
}
