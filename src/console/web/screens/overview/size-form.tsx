import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { SiteOverview } from "../../../contract/sites.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { numberTyped } from "../../state/number-typed.ts"
import { COMMON } from "../../words/common.ts"
import { OVERVIEW } from "../../words/overview.ts"

const FIELDS = [
  ["monthlySalesYen", OVERVIEW.sales],
  ["customers", OVERVIEW.customers],
  ["staff", OVERVIEW.staff],
] as const

/** The three questions about the shop's size. */
export const SizeForm = ({ site, size }: { readonly site: string; readonly size: SiteOverview["size"] }) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(Object.entries(size).map(([key, value]) => [key, String(value)])),
  )
  const save = useChange(
    () => {
      const json = Object.fromEntries(
        FIELDS.map(([key]) => [key, numberTyped(typed[key] ?? "")]).filter(([, value]) => value !== null),
      )
      return ask(api.sites[":site"].size.$put({ param: { site }, json }))
    },
    () => announce(t(COMMON.saved)),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <form className="row no-print" onSubmit={submit}>
      {FIELDS.map(([key, label]) => (
        <TextInput
          key={key}
          label={t(label)}
          inputMode="numeric"
          autoComplete="off"
          value={typed[key] ?? ""}
          onChange={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit" variant="default" loading={save.isPending}>
        {t(OVERVIEW.reckon)}
      </Button>
      <ProblemNote error={save.error} />
    </form>
  )
}
