import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { dayWords, timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { TERMINALS } from "../../words/terminals.ts"

const ASKED = ["anti-malware", "updates", "screen-lock", "own-account"] as const
type Row = Reply<Routes["terminals"]>["terminals"][number]

const Devices = ({ devices }: { readonly devices: Row["devices"] }) => {
  const { t, language } = useLanguage()
  if (devices.length === 0) return <span className="tag tag-overdue">{t(TERMINALS.nobody)}</span>
  return (
    <ul className="observations">
      {devices.map(({ device, answers, at, due, overdue }) => (
        <li key={device}>
          <strong>{device}</strong>{" "}
          <span className="fine">
            {timeOf(at, language)} / {t(TERMINALS.due)}: {dayWords(due, language)}
          </span>{" "}
          {overdue && <span className="tag tag-overdue">{t(COMMON.overdue)}</span>}
          <span className="tags">
            {ASKED.map((question) => (
              <span key={question} className={answers[question] === "yes" ? "tag" : "tag tag-high"}>
                {t(TERMINALS.short[question])}: {t(TERMINALS.said[answers[question]])}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const TerminalTable = ({ site, rows }: { readonly site: string; readonly rows: readonly Row[] }) => {
  const { t } = useLanguage()
  const me = useMe()
  const revoke = useChange((id: string) => ask(api.sites[":site"].terminals[":id"].$delete({ param: { site, id } })))
  return (
    <>
      <ProblemNote error={revoke.error} />
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(TERMINALS.name)}</th>
            <th scope="col">{t(TERMINALS.device)}</th>
            <th scope="col">{t(COMMON.actions)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td>
                <Devices devices={row.devices} />
              </td>
              <td className="narrow">
                {row.revokedAt !== null ? (
                  t(TERMINALS.revoked)
                ) : me.role === "auditor" ? null : (
                  <ConfirmButton
                    name={t(TERMINALS.revoke, { name: row.name })}
                    short={t(TERMINALS.revokeShort)}
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
