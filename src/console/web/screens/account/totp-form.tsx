import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { TotpCard } from "../../sign-in/totp-card.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { ACCOUNT } from "../../words/shops.ts"
import { JOIN } from "../../words/sign-in.ts"

/** Replaces the authenticator app: a new secret, proved by its first code. */
export const TotpForm = () => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const [code, setCode] = useState("")
  const offer = useChange(() => ask(api.me.totp.offer.$post({ json: {} })))
  const save = useChange(
    (flow: string) => ask(api.me.totp.$put({ json: { flow, code } })),
    () => {
      announce(t(ACCOUNT.changed))
      setCode("")
      offer.reset()
    },
  )
  const made = offer.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (made !== undefined) save.mutate(made.flow)
  }
  return (
    <Sheet title={t(ACCOUNT.totp)} lead={t(ACCOUNT.totpSays)}>
      <ProblemNote error={offer.error ?? save.error} />
      {made === undefined ? (
        <Button variant="default" loading={offer.isPending} onClick={() => offer.mutate(undefined)}>
          {t(ACCOUNT.totpStart)}
        </Button>
      ) : (
        <form className="stack" onSubmit={submit}>
          <TotpCard totp={made} />
          <TextInput
            label={t(JOIN.code)}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={save.isPending}>
            {t(ACCOUNT.change)}
          </Button>
        </form>
      )}
    </Sheet>
  )
}
