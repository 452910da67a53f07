import { Button, TextInput } from "@mantine/core"
import { startRegistration } from "@simplewebauthn/browser"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { newPasskeyOptions, refusedByBrowser } from "../../sign-in/ceremony.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe, useSession } from "../../state/session.ts"
import { dayOf } from "../../state/time.ts"
import { ACCOUNT } from "../../words/shops.ts"
import { JOIN } from "../../words/sign-in.ts"

/** The person's passkeys, and one more for this device. */
export const Passkeys = () => {
  const { t, language } = useLanguage()
  const me = useMe()
  const possible = useSession().data?.passkeysPossible === true
  const announce = useAnnounce()
  const [name, setName] = useState(t(JOIN.passkeyDefault))
  const add = useChange(
    async () => {
      const { flow, options } = await ask(api.me.passkeys.offer.$post({ json: {} }))
      const made = await startRegistration({ optionsJSON: newPasskeyOptions(options) }).catch(refusedByBrowser)
      return ask(api.me.passkeys.$post({ json: { flow, name, response: { ...made } } }))
    },
    () => announce(t(ACCOUNT.passkeyAdded)),
  )
  const remove = useChange((id: string) => ask(api.me.passkeys[":id"].$delete({ param: { id } })))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(undefined)
  }
  return (
    <Sheet title={t(ACCOUNT.passkeys)} lead={t(ACCOUNT.passkeysSays)}>
      {me.passkeys.length === 0 && <p>{t(ACCOUNT.noPasskeys)}</p>}
      <ul className="plain">
        {me.passkeys.map((passkey) => (
          <li key={passkey.id}>
            {passkey.name}{" "}
            <span className="fine">
              {t(ACCOUNT.added)}: {dayOf(passkey.addedAt, language)}
            </span>{" "}
            <ConfirmButton
              name={t(ACCOUNT.removePasskey, { name: passkey.name })}
              short={t(ACCOUNT.removeShort)}
              busy={remove.isPending}
              onSure={() => remove.mutate(passkey.id)}
            />
          </li>
        ))}
      </ul>
      <ProblemNote error={add.error ?? remove.error} />
      {possible ? (
        <form className="row" onSubmit={submit}>
          <TextInput
            label={t(ACCOUNT.passkeyName)}
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t(ACCOUNT.passkeyAdd)}
          </Button>
        </form>
      ) : (
        <p className="fine">{t(ACCOUNT.passkeyImpossible)}</p>
      )}
    </Sheet>
  )
}
