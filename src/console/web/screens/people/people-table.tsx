import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { timeOf } from "../../state/time.ts"
import { COMMON, ROLE_NAMES } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"

type Row = Reply<Routes["people"]>["people"][number]

const SignsIn = ({ row }: { readonly row: Row }) => {
  const { t } = useLanguage()
  return (
    <>
      {row.hasPassword && <span className="block">{t(PEOPLE.password)}</span>}
      {row.passkeys > 0 && <span className="block">{t(PEOPLE.passkeys, { count: row.passkeys })}</span>}
    </>
  )
}

export const PeopleTable = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const remove = useChange((id: string) => ask(api.people[":id"].$delete({ param: { id } })))
  const renew = useChange(async ({ id, name }: Row) => ({
    ...(await ask(api.people[":id"].link.$post({ param: { id }, json: {} }))),
    name,
  }))
  return (
    <>
      <ProblemNote error={remove.error ?? renew.error} />
      {renew.data !== undefined && (
        <MadeLink
          label={t(PEOPLE.link, { name: renew.data.name })}
          says={t(PEOPLE.linkOnce)}
          link={renew.data.link}
          expiresAt={renew.data.expiresAt}
        />
      )}
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(PEOPLE.name)}</th>
            <th scope="col">{t(PEOPLE.role)}</th>
            <th scope="col">{t(PEOPLE.sites)}</th>
            <th scope="col">{t(PEOPLE.signIn)}</th>
            <th scope="col">{t(PEOPLE.lastSignIn)}</th>
            <th scope="col">{t(COMMON.actions)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name} <span className="id">{row.login}</span>
              </th>
              <td data-label={t(PEOPLE.role)}>{t(ROLE_NAMES[row.role])}</td>
              <td data-label={t(PEOPLE.sites)}>{row.sites === "all" ? t(PEOPLE.all) : row.sites.join("、")}</td>
              <td data-label={t(PEOPLE.signIn)}>
                <SignsIn row={row} />
              </td>
              <td data-label={t(PEOPLE.lastSignIn)}>
                {row.lastSignInAt === null ? t(PEOPLE.never) : timeOf(row.lastSignInAt, language)}
              </td>
              <td>
                {!row.active && t(PEOPLE.gone)}
                {row.active && row.id !== me.id && row.role !== "contractor" && (
                  <span className="stack">
                    <button
                      type="button"
                      className="link-button"
                      aria-label={t(PEOPLE.newLink, { name: row.name })}
                      onClick={() => renew.mutate(row)}
                    >
                      {t(PEOPLE.newLinkShort)}
                    </button>
                    <ConfirmButton
                      name={t(PEOPLE.remove, { name: row.name })}
                      short={t(PEOPLE.removeShort)}
                      busy={remove.isPending}
                      onSure={() => remove.mutate(row.id)}
                    />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
