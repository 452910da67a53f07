import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "wouter"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { FINDINGS } from "../../words/findings.ts"
import { FindingRow } from "./finding-row.tsx"

export type Finding = Reply<Routes["findings"]>["findings"][number]
const LIVES = ["open", "fixed", "verified"] as const

const Body = ({ site, findings }: { readonly site: string; readonly findings: readonly Finding[] }) => {
  const { t } = useLanguage()
  const [life, setLife] = useState<(typeof LIVES)[number]>("open")
  const shown = findings.filter((one) => one.life === life)
  return (
    <>
      <div className="chips no-print" role="group" aria-label={t(FINDINGS.lives)}>
        {LIVES.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={life === one} onClick={() => setLife(one)}>
            {t(FINDINGS[one])}
            <span className="chip-count">{findings.filter((finding) => finding.life === one).length}</span>
          </button>
        ))}
      </div>
      <p role="status" className="fine">
        {t(FINDINGS.count, { name: t(FINDINGS[life]), count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t(FINDINGS.empty)} says={t(FINDINGS.emptySays)}>
          <Link href={`/sites/${site}`}>{t(FINDINGS.toOverview)}</Link>
        </Empty>
      ) : (
        <ul className="cards">
          {shown.map((finding) => (
            <FindingRow key={finding.criterion} site={site} finding={finding} />
          ))}
        </ul>
      )}
    </>
  )
}

export const Findings = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const findings = useQuery({
    queryKey: ["findings", site],
    queryFn: () => ask(api.sites[":site"].findings.$get({ param: { site } })),
  })
  return (
    <>
      <PageTitle title={t(FINDINGS.title)} lead={t(FINDINGS.lead)} />
      <Asked query={findings}>{(data) => <Body site={site} findings={data.findings} />}</Asked>
    </>
  )
}
