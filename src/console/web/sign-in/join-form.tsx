import { Button, Radio, Stack, TextInput } from "@mantine/core"
import { startRegistration } from "@simplewebauthn/browser"
import { useMutation } from "@tanstack/react-query"
import { useState, type FormEvent } from "react"
import type { JoinOffer } from "../../contract/session.ts"
import { ProblemNote } from "../parts/problem-note.tsx"
import { api, ask } from "../state/client.ts"
import { hideToken } from "../state/fragment.ts"
import { useLanguage } from "../state/language.tsx"
import { JOIN, SIGN_IN } from "../words/sign-in.ts"
import { newPasskeyOptions, refusedByBrowser } from "./ceremony.ts"
import { NewPassword, type PasswordGiven } from "./new-password.tsx"

type Way = "passkey" | "password"

/** Name, log-in name and the way to sign in; answers with the recovery codes. */
export const JoinForm = ({
  token,
  offer,
  onJoined,
}: {
  readonly token: string
  readonly offer: JoinOffer
  readonly onJoined: (codes: readonly string[]) => void
}) => {
  const { t } = useLanguage()
  const [name, setName] = useState(offer.name)
  const [login, setLogin] = useState("")
  const [way, setWay] = useState<Way>(offer.passkeyOptions === null ? "password" : "passkey")
  const [given, setGiven] = useState<PasswordGiven>({ password: "", code: "" })
  const join = useMutation({
    mutationFn: async () => {
      if (way === "password" || offer.passkeyOptions === null)
        return ask(api.join.$post({ json: { token, name, login, factor: { kind: "password", ...given } } }))
      const made = await startRegistration({ optionsJSON: newPasskeyOptions(offer.passkeyOptions) }).catch(
        refusedByBrowser,
      )
      const factor = { kind: "passkey", response: { ...made }, name: t(JOIN.passkeyDefault) } as const
      return ask(api.join.$post({ json: { token, name, login, factor } }))
    },
    onSuccess: ({ recoveryCodes }) => {
      hideToken()
      onJoined(recoveryCodes)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    join.mutate()
  }
  return (
    <form className="stack wide" onSubmit={submit}>
      <TextInput
        label={t(JOIN.name)}
        description={t(JOIN.nameHint)}
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(SIGN_IN.login)}
        description={t(JOIN.loginHint)}
        autoComplete="username"
        required
        minLength={3}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <Radio.Group
        label={t(JOIN.how)}
        description={offer.passkeyOptions === null ? t(JOIN.passkeyImpossible) : undefined}
        value={way}
        onChange={(value) => setWay(value === "passkey" ? "passkey" : "password")}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="passkey"
            label={t(JOIN.passkey)}
            description={t(JOIN.passkeySays)}
            disabled={offer.passkeyOptions === null}
          />
          <Radio value="password" label={t(JOIN.password)} description={t(JOIN.passwordSays)} />
        </Stack>
      </Radio.Group>
      {/* There from the beginning: password managers look at a form once. */}
      <fieldset hidden={way !== "password"} disabled={way !== "password"}>
        <div className="stack wide">
          <NewPassword totp={offer.totp} login={login} given={given} onChange={setGiven} />
        </div>
      </fieldset>
      <ProblemNote error={join.error} />
      <Button type="submit" loading={join.isPending}>
        {t(way === "passkey" ? JOIN.goPasskey : JOIN.go)}
      </Button>
    </form>
  )
}
