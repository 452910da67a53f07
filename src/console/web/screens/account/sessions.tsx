import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { RecordTable } from "../../parts/record-table.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { TimeText } from "../../parts/time-text.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { browserName } from "../../state/browser-name.ts"
import { useLanguage } from "../../state/language.tsx"
import { ACCOUNT } from "../../words/shops.ts"

/** Where this person is signed in; every one of them can be ended from here. */
export const Sessions = () => {
  const { t } = useLanguage()
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => ask(api.me.sessions.$get()) })
  const end = useChange((id: string) => ask(api.me.sessions[":id"].$delete({ param: { id } })))
  const nameOf = (userAgent: string) => browserName(userAgent) ?? t(ACCOUNT.unknownBrowser)
  return (
    <Sheet title={t(ACCOUNT.sessions)}>
      <ProblemNote error={end.error} />
      <Asked query={sessions}>
        {({ sessions: rows }) => (
          <RecordTable
            heads={[ACCOUNT.browser, ACCOUNT.from, ACCOUNT.since, ACCOUNT.lastSeen]}
            lines={rows.map((row) => ({
              id: row.id,
              name: (
                <>
                  {nameOf(row.browser)} {row.current && <span className="tag">{t(ACCOUNT.current)}</span>}
                </>
              ),
              cells: [
                <span key="from" className="when">
                  {row.from}
                </span>,
                <TimeText key="since" at={row.createdAt} />,
                <TimeText key="seen" at={row.lastSeenAt} />,
              ],
              action: row.current ? null : (
                <ConfirmButton
                  name={t(ACCOUNT.endNamed, { browser: nameOf(row.browser), from: row.from })}
                  short={t(ACCOUNT.end)}
                  busy={end.isPending}
                  onSure={() => end.mutate(row.id)}
                />
              ),
            }))}
          />
        )}
      </Asked>
    </Sheet>
  )
}
