import { Button, Checkbox } from "@mantine/core"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useLocation } from "wouter"
import { PageTitle } from "../parts/page-title.tsx"
import { useLanguage } from "../state/language.tsx"
import { JOIN } from "../words/sign-in.ts"

/** Shown once, right after registering. */
export const RecoveryCodes = ({ codes }: { readonly codes: readonly string[] }) => {
  const { t } = useLanguage()
  const [noted, setNoted] = useState(false)
  const queries = useQueryClient()
  const [, go] = useLocation()
  const proceed = async () => {
    await queries.invalidateQueries()
    go("/")
  }
  return (
    <>
      <PageTitle title={t(JOIN.codesTitle)} lead={t(JOIN.codesSays)} />
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="stack">
        <Button variant="default" onClick={() => window.print()}>
          {t(JOIN.print)}
        </Button>
        <Checkbox label={t(JOIN.noted)} checked={noted} onChange={(event) => setNoted(event.currentTarget.checked)} />
        <Button disabled={!noted} onClick={() => void proceed()}>
          {t(JOIN.proceed)}
        </Button>
      </div>
    </>
  )
}
