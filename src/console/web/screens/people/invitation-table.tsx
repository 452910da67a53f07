import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { COMMON, ROLE_NAMES } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"

export const InvitationTable = ({ rows }: { readonly rows: Reply<Routes["people"]>["invitations"] }) => {
  const { t, language } = useLanguage()
  const withdraw = useChange((id: string) => ask(api.people.invitations[":id"].$delete({ param: { id } })))
  return (
    <>
      <ProblemNote error={withdraw.error} />
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(PEOPLE.name)}</th>
            <th scope="col">{t(PEOPLE.role)}</th>
            <th scope="col">{t(PEOPLE.by)}</th>
            <th scope="col">{t(PEOPLE.expires)}</th>
            <th scope="col">{t(COMMON.actions)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td data-label={t(PEOPLE.role)}>{t(ROLE_NAMES[row.role])}</td>
              <td data-label={t(PEOPLE.by)}>{row.by}</td>
              <td data-label={t(PEOPLE.expires)}>{timeOf(row.expiresAt, language)}</td>
              <td>
                <ConfirmButton
                  name={t(PEOPLE.withdraw, { name: row.name })}
                  short={t(PEOPLE.withdrawShort)}
                  busy={withdraw.isPending}
                  onSure={() => withdraw.mutate(row.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
