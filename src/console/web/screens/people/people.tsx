import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { PEOPLE } from "../../words/shops.ts"
import { InvitationTable } from "./invitation-table.tsx"
import { InviteForm } from "./invite-form.tsx"
import { PeopleTable } from "./people-table.tsx"

export const People = () => {
  const { t } = useLanguage()
  const people = useQuery({ queryKey: ["people"], queryFn: () => ask(api.people.$get()) })
  return (
    <>
      <PageTitle title={t(PEOPLE.title)} lead={t(PEOPLE.lead)} />
      <InviteForm />
      <Asked query={people}>
        {({ people: rows, invitations }) => (
          <>
            <Sheet title={t(PEOPLE.list)}>
              <PeopleTable rows={rows} />
            </Sheet>
            {invitations.length > 0 && (
              <Sheet title={t(PEOPLE.invitations)}>
                <InvitationTable rows={invitations} />
              </Sheet>
            )}
          </>
        )}
      </Asked>
    </>
  )
}
