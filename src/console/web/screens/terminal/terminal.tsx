import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Alone } from "../../parts/alone.tsx"
import { Asked } from "../../parts/asked.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { api, ask } from "../../state/client.ts"
import { tokenInAddress } from "../../state/fragment.ts"
import { useLanguage } from "../../state/language.tsx"
import { JOIN } from "../../words/sign-in.ts"
import { TERMINAL } from "../../words/terminals.ts"
import { TerminalDone, type Done } from "./terminal-done.tsx"
import { TerminalQuestions } from "./terminal-questions.tsx"

const Page = ({ token }: { readonly token: string }) => {
  const { t } = useLanguage()
  const [done, setDone] = useState<Done | null>(null)
  const form = useQuery({
    queryKey: ["terminal", token],
    queryFn: () => ask(api.terminal.look.$post({ json: { token } })),
    retry: false,
  })
  if (done !== null) return <TerminalDone done={done} onAnother={() => setDone(null)} />
  const lead = form.data && t(TERMINAL.lead, { name: form.data.name, site: form.data.site })
  return (
    <>
      <PageTitle title={t(TERMINAL.title)} lead={lead} />
      <Asked query={form}>{(data) => <TerminalQuestions token={token} form={data} onDone={setDone} />}</Asked>
    </>
  )
}

/** What a staff member opens on each computer by a personal link. */
export const Terminal = () => {
  const { t } = useLanguage()
  const [token] = useState(tokenInAddress)
  return (
    <Alone>
      {token === "" ? (
        <>
          <PageTitle title={t(JOIN.noToken)} />
          <p>{t(JOIN.noTokenSays)}</p>
        </>
      ) : (
        <Page token={token} />
      )}
    </Alone>
  )
}
