import { Button, NativeSelect, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { PROVIDER_IDS, PROVIDER_WORDINGS } from "../../../../report/papers/provider-wordings.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { CARD } from "../../words/card.ts"
import { COMMON } from "../../words/common.ts"
import type { CardSheet } from "./card.tsx"

const FIELDS = ["company", "owner", "practitioner", "developer", "operator", "card-company"] as const

/** Names that stand at the head of the papers; what is left empty is filled in by hand. */
export const DetailsForm = ({ site, details }: { readonly site: string; readonly details: CardSheet["details"] }) => {
  const { t } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries([...FIELDS.map((key) => [key, details[key] ?? ""]), ["provider", details.provider ?? ""]]),
  )
  const save = useChange(
    () => {
      const kept = Object.entries(details).filter(([key]) => !(key in typed))
      const filled = Object.entries(typed).filter(([, value]) => value.trim() !== "")
      return ask(api.sites[":site"].details.$put({ param: { site }, json: Object.fromEntries([...kept, ...filled]) }))
    },
    () => announce(t(COMMON.saved)),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  if (me.role !== "owner" && me.role !== "practitioner") return null
  return (
    <Sheet id="details" title={t(CARD.details)} lead={t(CARD.detailsSays)} className="no-print">
      <form className="stack wide" onSubmit={submit}>
        <div className="columns">
          {FIELDS.map((key) => (
            <TextInput
              key={key}
              label={t(CARD.fields[key])}
              maxLength={200}
              value={typed[key] ?? ""}
              onChange={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
            />
          ))}
          <NativeSelect
            label={t(CARD.provider)}
            data={PROVIDER_IDS.map((id) => ({ value: id, label: t(PROVIDER_WORDINGS[id].name) }))}
            value={typed["provider"] || "generic"}
            onChange={(event) => setTyped({ ...typed, provider: event.currentTarget.value })}
          />
        </div>
        <ProblemNote error={save.error} />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t(COMMON.save)}
        </Button>
      </form>
    </Sheet>
  )
}
