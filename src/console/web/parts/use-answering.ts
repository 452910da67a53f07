import { useState } from "react"
import type { Reply } from "../../contract/api.ts"
import type { Routes } from "../../contract/routes.ts"
import { api, ask, sendFile } from "../state/client.ts"
import type { Asked, Typed } from "../state/drafts.ts"
import { useLanguage } from "../state/language.tsx"
import { ANSWER } from "../words/answer.ts"
import { useAnnounce } from "./announce.tsx"
import { useChange } from "./use-change.ts"

export interface Given extends Typed {
  readonly files: readonly File[]
}
type Answered = Reply<Routes["answer"]>
type Uploaded = Reply<Routes["upload"]>
export type Conflicts = Extract<Answered, { state: "conflict" }>["conflicts"]

const uploadAll = async (site: string, files: readonly File[]): Promise<string[]> => {
  const references: string[] = []
  for (const file of files) {
    const address = `/sites/${encodeURIComponent(site)}/files?name=${encodeURIComponent(file.name)}`
    references.push((await sendFile<Uploaded>(address, file)).file.reference)
  }
  return references
}
const filled = (key: string, value: string) => (value.trim() === "" ? {} : { [key]: value.trim() })

/** Uploads the files, keeps the answer for every question as it was seen, and says when somebody was faster. */
export const useAnswering = (site: string, questions: readonly Asked[], onDone: () => void) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const [conflicts, setConflicts] = useState<Conflicts>([])
  const keep = useChange<Given, Answered>(
    async ({ state, text, link, approvedBy, until, files }) => {
      const evidence = await uploadAll(site, files)
      const rest = {
        ...filled("text", text),
        ...(state === "provider" ? filled("link", link) : {}),
        ...(state === "alternative" ? filled("approvedBy", approvedBy) : {}),
        ...filled("until", until),
        ...(evidence.length === 0 ? {} : { evidence }),
      }
      const seen = new Map(conflicts.map(({ question, revision }) => [question, revision]))
      const answers = questions.map(({ id, revision }) => ({
        question: id,
        state,
        expect: seen.get(id) ?? revision,
        ...rest,
      }))
      return ask(api.sites[":site"].answers.$post({ param: { site }, json: { answers } }))
    },
    (reply) => {
      if (reply.state === "conflict") return setConflicts(reply.conflicts)
      announce(t(ANSWER.saved, { count: questions.length }))
      return onDone()
    },
  )
  return { keep, conflicts }
}
