import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { RecordTable, type RecordLine } from "../../parts/record-table.tsx"
import { TimeText } from "../../parts/time-text.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { COMMON, ROLE_NAMES } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"
import type { Person as Row } from "./person-form.tsx"
import { useShops } from "../use-shop-here.ts"

/** A contractor without an account: made, and ended, on the shop's page of contractors. */
const comesByLink = ({ role, hasPassword, passkeys }: Row): boolean =>
  role === "contractor" && !hasPassword && passkeys === 0

const SignsIn = ({ row }: { readonly row: Row }) => {
  const { t } = useLanguage()
  if (comesByLink(row)) return t(PEOPLE.byLink)
  return (
    <>
      {row.hasPassword && <span className="block">{t(PEOPLE.password)}</span>}
      {row.passkeys > 0 && <span className="block">{t(PEOPLE.passkeys, { count: row.passkeys })}</span>}
    </>
  )
}

const ShopNames = ({ sites }: { readonly sites: Row["sites"] }) => {
  const { t } = useLanguage()
  const shops = useShops().data?.sites ?? []
  if (sites === "all") return t(PEOPLE.all)
  return sites.map((site) => (
    <span key={site} className="block">
      {shops.find(({ id }) => id === site)?.name ?? site}
    </span>
  ))
}

export const PeopleTable = ({
  rows,
  onChange,
}: {
  readonly rows: readonly Row[]
  readonly onChange: (row: Row) => void
}) => {
  const { t } = useLanguage()
  const me = useMe()
  const remove = useChange((id: string) => ask(api.people[":id"].$delete({ param: { id } })))
  const renew = useChange(async ({ id, name }: Row) => ({
    ...(await ask(api.people[":id"].link.$post({ param: { id }, json: {} }))),
    name,
  }))
  const actionOf = (row: Row) => {
    const { id, name, active } = row
    if (!active) return t(PEOPLE.gone)
    if (id === me.id || comesByLink(row)) return null
    return (
      <>
        <button
          type="button"
          className="link-button block"
          aria-label={t(PEOPLE.change, { name })}
          onClick={() => onChange(row)}
        >
          {t(PEOPLE.changeShort)}
        </button>
        <button
          type="button"
          className="link-button block"
          aria-label={t(PEOPLE.newLink, { name })}
          onClick={() => renew.mutate(row)}
        >
          {t(PEOPLE.newLinkShort)}
        </button>
        <ConfirmButton
          name={t(PEOPLE.remove, { name })}
          short={t(PEOPLE.removeShort)}
          busy={remove.isPending}
          onSure={() => remove.mutate(id)}
        />
      </>
    )
  }
  const lineOf = (row: Row): RecordLine => ({
    id: row.id,
    name: (
      <>
        {row.name} {!comesByLink(row) && <span className="id">{row.login}</span>}
      </>
    ),
    cells: [
      t(ROLE_NAMES[row.role]),
      <ShopNames key="shops" sites={row.sites} />,
      row.mail ?? t(COMMON.none),
      <SignsIn key="signs-in" row={row} />,
      row.lastSignInAt === null ? t(PEOPLE.never) : <TimeText key="last" at={row.lastSignInAt} />,
    ],
    action: actionOf(row),
  })
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
      <RecordTable
        heads={[PEOPLE.name, PEOPLE.role, PEOPLE.sites, PEOPLE.mail, PEOPLE.signIn, PEOPLE.lastSignIn]}
        lines={rows.map(lineOf)}
      />
    </>
  )
}
