import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { dayWords } from "../../state/time.ts"
import { CARD } from "../../words/card.ts"
import { COMMON } from "../../words/common.ts"
import type { CardSheet } from "./card.tsx"

/** The day on which the card company asks again. */
export const RenewalForm = ({ site, renewal }: { readonly site: string; readonly renewal: CardSheet["renewal"] }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [day, setDay] = useState(renewal?.day ?? "")
  const save = useChange(
    () => ask(api.sites[":site"].card.renewal.$put({ param: { site }, json: { renewal: day === "" ? null : day } })),
    () => announce(t(COMMON.saved)),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <Sheet title={t(CARD.renewal)} lead={t(CARD.renewalHint)} className="no-print">
      <p>
        {renewal === null
          ? t(CARD.renewalNone)
          : t(CARD.renewalLeft, { day: dayWords(renewal.day, language), days: renewal.daysLeft })}
      </p>
      {(me.role === "owner" || me.role === "practitioner") && (
        <form className="row" onSubmit={submit}>
          <TextInput
            label={t(CARD.renewal)}
            type="date"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={save.isPending}>
            {t(COMMON.save)}
          </Button>
          <ProblemNote error={save.error} />
        </form>
      )}
    </Sheet>
  )
}
