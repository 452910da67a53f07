import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { RecordTable } from "../../parts/record-table.tsx"
import { TimeText } from "../../parts/time-text.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { ROLE_NAMES } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"

export const InvitationTable = ({ rows }: { readonly rows: Reply<Routes["people"]>["invitations"] }) => {
  const { t } = useLanguage()
  const withdraw = useChange((id: string) => ask(api.people.invitations[":id"].$delete({ param: { id } })))
  const lines = rows.map(({ id, name, role, by, expiresAt }) => ({
    id,
    name,
    cells: [t(ROLE_NAMES[role]), by, <TimeText key="expires" at={expiresAt} />],
    action: (
      <ConfirmButton
        name={t(PEOPLE.withdraw, { name })}
        short={t(PEOPLE.withdrawShort)}
        busy={withdraw.isPending}
        onSure={() => withdraw.mutate(id)}
      />
    ),
  }))
  return (
    <>
      <ProblemNote error={withdraw.error} />
      <RecordTable heads={[PEOPLE.name, PEOPLE.role, PEOPLE.by, PEOPLE.expires]} lines={lines} />
    </>
  )
}
