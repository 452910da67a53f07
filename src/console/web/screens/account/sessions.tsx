import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { ACCOUNT } from "../../words/shops.ts"

/** Where this person is signed in; every one of them can be ended from here. */
export const Sessions = () => {
  const { t, language } = useLanguage()
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => ask(api.me.sessions.$get()) })
  const end = useChange((id: string) => ask(api.me.sessions[":id"].$delete({ param: { id } })))
  return (
    <Sheet title={t(ACCOUNT.sessions)}>
      <ProblemNote error={end.error} />
      <Asked query={sessions}>
        {({ sessions: rows }) => (
          <table className="fold">
            <thead>
              <tr>
                <th scope="col">{t(ACCOUNT.browser)}</th>
                <th scope="col">{t(ACCOUNT.from)}</th>
                <th scope="col">{t(ACCOUNT.since)}</th>
                <th scope="col">{t(ACCOUNT.lastSeen)}</th>
                <th scope="col">{t(COMMON.actions)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.browser} {row.current && <span className="tag">{t(ACCOUNT.current)}</span>}
                  </th>
                  <td data-label={t(ACCOUNT.from)}>{row.from}</td>
                  <td data-label={t(ACCOUNT.since)}>{timeOf(row.createdAt, language)}</td>
                  <td data-label={t(ACCOUNT.lastSeen)}>{timeOf(row.lastSeenAt, language)}</td>
                  <td>
                    {!row.current && (
                      <ConfirmButton
                        name={t(ACCOUNT.endNamed, { browser: row.browser, from: row.from })}
                        short={t(ACCOUNT.end)}
                        busy={end.isPending}
                        onSure={() => end.mutate(row.id)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Asked>
    </Sheet>
  )
}
