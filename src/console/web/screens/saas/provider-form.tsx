import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { AnswerConflict } from "../../parts/answer-conflict.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import type { Conflicts } from "../../parts/use-answering.ts"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { focusOnPart } from "../../state/focus.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ANSWER } from "../../words/answer.ts"
import { ORDERS } from "../../words/orders.ts"
import { SAAS } from "../../words/saas.ts"
import { ProviderRows } from "./provider-rows.tsx"

export type ProviderSheetData = Reply<Routes["provider"]>
type Kept = Reply<Routes["answerForProvider"]>
const BASES = ["retold", "recalled", "unsaid"] as const

/** The rows by how well they are known; those whose page is known are marked, and nothing is kept without a name. */
export const ProviderForm = ({ site, sheet }: { readonly site: string; readonly sheet: ProviderSheetData }) => {
  const { t } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [opened] = useState(sheet.rows)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(opened.filter(({ marked }) => marked).map(({ id }) => id)),
  )
  const [links, setLinks] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(opened.map(({ id, link }) => [id, link ?? ""])),
  )
  const [name, setName] = useState("")
  const [conflicts, setConflicts] = useState<Conflicts>([])
  const save = useChange<HTMLFormElement, Kept>(
    () => {
      const seen = new Map(conflicts.map(({ question, revision }) => [question, revision]))
      const rows = sheet.rows
        .filter(({ id }) => chosen.has(id))
        .map(({ id, revision }) => ({
          question: id,
          link: (links[id] ?? "").trim(),
          expect: seen.get(id) ?? opened.find((one) => one.id === id)?.revision ?? revision,
        }))
      return ask(api.sites[":site"].provider.$post({ param: { site }, json: { service: sheet.service, name, rows } }))
    },
    (reply, form) => {
      if (reply.state === "conflict") return setConflicts(reply.conflicts)
      announce(t(ANSWER.saved, { count: chosen.size }))
      focusOnPart(form)
      setChosen(new Set())
      setName("")
      return setConflicts([])
    },
  )
  const staff = me.role === "owner" || me.role === "practitioner"
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save.mutate(event.currentTarget)
  }
  const mark = (id: string, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  const write = (id: string, link: string) => {
    setLinks({ ...links, [id]: link })
    mark(id, link.trim() !== "")
  }
  const ready = chosen.size > 0 && [...chosen].every((id) => (links[id] ?? "").trim() !== "")
  return (
    <form className="stack wide" onSubmit={submit}>
      <p>
        <a href={sheet.page} target="_blank" rel="noreferrer noopener">
          {t(SAAS.page, { name: sheet.name })}
        </a>
      </p>
      {BASES.map((basis) => (
        <ProviderRows
          key={basis}
          basis={basis}
          rows={sheet.rows.filter((row) => row.basis === basis)}
          marks={staff ? { chosen, links, onMark: mark, onWrite: write } : null}
        />
      ))}
      {staff && (
        <>
          <TextInput
            label={t(SAAS.sign)}
            description={t(ORDERS.signHint, { name: me.name })}
            required
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <AnswerConflict conflicts={conflicts} />
          <ProblemNote error={save.error} />
          <Button type="submit" loading={save.isPending} disabled={!ready}>
            {t(SAAS.keep, { count: chosen.size })}
          </Button>
        </>
      )}
    </form>
  )
}
