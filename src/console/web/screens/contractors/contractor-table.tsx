import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { CONTRACTORS } from "../../words/contractors.ts"

export const ContractorTable = ({
  site,
  rows,
}: {
  readonly site: string
  readonly rows: Reply<Routes["contractors"]>["contractors"]
}) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const revoke = useChange((id: string) => ask(api.sites[":site"].contractors[":id"].$delete({ param: { site, id } })))
  return (
    <>
      <ProblemNote error={revoke.error} />
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(CONTRACTORS.name)}</th>
            <th scope="col">{t(CONTRACTORS.progress)}</th>
            <th scope="col">{t(CONTRACTORS.expires)}</th>
            <th scope="col">{t(CONTRACTORS.lastUsed)}</th>
            <th scope="col">{t(COMMON.actions)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td data-label={t(CONTRACTORS.progress)}>
                {t(CONTRACTORS.of, { done: row.answered, all: row.assigned })}
              </td>
              <td data-label={t(CONTRACTORS.expires)}>{timeOf(row.expiresAt, language)}</td>
              <td data-label={t(CONTRACTORS.lastUsed)}>
                {row.lastUsedAt === null ? t(CONTRACTORS.never) : timeOf(row.lastUsedAt, language)}
              </td>
              <td>
                {row.revokedAt !== null ? (
                  t(CONTRACTORS.revoked)
                ) : me.role === "auditor" ? null : (
                  <ConfirmButton
                    name={t(CONTRACTORS.revoke, { name: row.name })}
                    short={t(CONTRACTORS.revokeShort)}
                    busy={revoke.isPending}
                    onSure={() => revoke.mutate(row.id)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
