import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { COMMON } from "../../words/common.ts"
import { ACCOUNT } from "../../words/shops.ts"

/** Where this person is reminded; left empty: nowhere. */
export const MailForm = () => {
  const { t } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [mail, setMail] = useState(me.mail ?? "")
  const save = useChange(
    () => ask(api.me.mail.$put({ json: { mail: mail.trim() === "" ? null : mail.trim() } })),
    () => announce(t(COMMON.saved)),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <Sheet title={t(ACCOUNT.mail)} lead={t(ACCOUNT.mailSays)}>
      <form className="row" onSubmit={submit}>
        <TextInput
          label={t(COMMON.mail)}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={mail}
          onChange={(event) => setMail(event.currentTarget.value)}
          w={320}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t(COMMON.save)}
        </Button>
        <ProblemNote error={save.error} />
      </form>
    </Sheet>
  )
}
