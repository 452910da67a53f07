import type { ReactNode } from "react"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { RecordTable, type RecordLine } from "../../parts/record-table.tsx"
import { TimeText } from "../../parts/time-text.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { CONTRACTORS } from "../../words/contractors.ts"
import { sheetAddress } from "../papers/paper-address.ts"

type Row = Reply<Routes["contractors"]>["contractors"][number]
type Account = Reply<Routes["contractors"]>["accounts"][number]

/** Who comes by a link, then who has an account; each with the sheet of their rows. */
export const ContractorTable = ({
  site,
  rows,
  accounts,
}: {
  readonly site: string
  readonly rows: readonly Row[]
  readonly accounts: readonly Account[]
}) => {
  const { t } = useLanguage()
  const me = useMe()
  const revoke = useChange((id: string) => ask(api.sites[":site"].contractors[":id"].$delete({ param: { site, id } })))
  const actionOf = ({ id, name, revokedAt }: Row) => {
    if (revokedAt !== null) return t(CONTRACTORS.revoked)
    if (me.role === "auditor") return null
    return (
      <ConfirmButton
        name={t(CONTRACTORS.revoke, { name })}
        short={t(CONTRACTORS.revokeShort)}
        busy={revoke.isPending}
        onSure={() => revoke.mutate(id)}
      />
    )
  }
  const sheetOf = ({ person, name, assigned }: Account) =>
    assigned > 0 && (
      <a key="sheet" href={sheetAddress(site, person)} download="" aria-label={t(CONTRACTORS.getSheet, { name })}>
        {t(CONTRACTORS.getSheetShort)}
      </a>
    )
  const lineOf = (one: Account, expires: ReactNode): Omit<RecordLine, "id" | "action"> => ({
    name: one.name,
    cells: [
      t(CONTRACTORS.of, { done: one.answered, all: one.assigned }),
      expires,
      one.lastUsedAt === null ? t(CONTRACTORS.never) : <TimeText key="used" at={one.lastUsedAt} />,
      sheetOf(one),
    ],
  })
  const lines: readonly RecordLine[] = [
    ...rows.map((row) => ({
      ...lineOf(row, <TimeText key="expires" at={row.expiresAt} />),
      id: row.id,
      action: actionOf(row),
    })),
    ...accounts.map((one) => ({ ...lineOf(one, t(CONTRACTORS.account)), id: one.person, action: null })),
  ]
  return (
    <>
      <ProblemNote error={revoke.error} />
      <RecordTable
        heads={[CONTRACTORS.name, CONTRACTORS.progress, CONTRACTORS.expires, CONTRACTORS.lastUsed, CONTRACTORS.sheet]}
        lines={lines}
      />
    </>
  )
}
