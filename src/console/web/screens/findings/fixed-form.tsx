import { Button, TextInput } from "@mantine/core"
import { useRef, useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { focusOnNextCard } from "../../state/focus.ts"
import { useLanguage } from "../../state/language.tsx"
import { FINDINGS } from "../../words/findings.ts"
import type { Finding } from "./findings.tsx"

/** Says that a finding was mended, or that it was not after all. */
export const FixedForm = ({ site, finding }: { readonly site: string; readonly finding: Finding }) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const [note, setNote] = useState("")
  const form = useRef<HTMLFormElement>(null)
  const { criterion, markRevision, life } = finding
  const save = useChange(
    (mark: "fixed" | "open") =>
      ask(
        api.sites[":site"].findings.mark.$post({
          param: { site },
          json: { criterion, mark, note, expect: markRevision },
        }),
      ),
    () => {
      announce(t(FINDINGS.marked))
      focusOnNextCard(form.current)
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(life === "open" ? "fixed" : "open")
  }
  return (
    <form ref={form} className="row no-print" onSubmit={submit}>
      {life === "open" && (
        <TextInput
          label={t(FINDINGS.note)}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <Button type="submit" variant="default" loading={save.isPending}>
        {t(life === "open" ? FINDINGS.markFixed : FINDINGS.markOpen)}
      </Button>
      <ProblemNote error={save.error} />
    </form>
  )
}
