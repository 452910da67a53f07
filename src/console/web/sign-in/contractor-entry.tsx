import { Button } from "@mantine/core"
import { useState } from "react"
import { useLocation } from "wouter"
import { Alone } from "../parts/alone.tsx"
import { PageTitle } from "../parts/page-title.tsx"
import { ProblemNote } from "../parts/problem-note.tsx"
import { useChange } from "../parts/use-change.ts"
import { api, ask } from "../state/client.ts"
import { hideToken, tokenInAddress } from "../state/fragment.ts"
import { useLanguage } from "../state/language.tsx"
import { CONTRACTOR_ENTRY } from "../words/contractors.ts"
import { JOIN } from "../words/sign-in.ts"

/** A contractor comes by a personal link; pressing the button keeps mail scanners from using it. */
export const ContractorEntry = () => {
  const { t } = useLanguage()
  const [token] = useState(tokenInAddress)
  const [, go] = useLocation()
  const enter = useChange(
    () => ask(api.session.link.$post({ json: { token } })),
    ({ me: { sites } }) => {
      hideToken()
      go(sites !== "all" && sites.length === 1 ? `/sites/${sites[0]}/list` : "/")
    },
  )
  if (token === "")
    return (
      <Alone>
        <PageTitle title={t(JOIN.noToken)} />
        <p>{t(JOIN.noTokenSays)}</p>
      </Alone>
    )
  return (
    <Alone>
      <PageTitle title={t(CONTRACTOR_ENTRY.title)} lead={t(CONTRACTOR_ENTRY.lead)} />
      <div className="stack">
        <ProblemNote error={enter.error} />
        <Button loading={enter.isPending} onClick={() => enter.mutate(undefined)}>
          {t(CONTRACTOR_ENTRY.go)}
        </Button>
      </div>
    </Alone>
  )
}
