import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { RecordTable } from "../../parts/record-table.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { dayWords, timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { TERMINALS } from "../../words/terminals.ts"
import { TerminalMail } from "./terminal-mail.tsx"

const ASKED = ["anti-malware", "updates", "screen-lock", "own-account"] as const
export type Row = Reply<Routes["terminals"]>["terminals"][number]

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
  const actionOf = ({ id, name, revokedAt }: Row) => {
    if (revokedAt !== null) return t(TERMINALS.revoked)
    if (me.role === "auditor") return null
    return (
      <ConfirmButton
        name={t(TERMINALS.revoke, { name })}
        short={t(TERMINALS.revokeShort)}
        busy={revoke.isPending}
        onSure={() => revoke.mutate(id)}
      />
    )
  }
  const lines = rows.map((row) => ({
    id: row.id,
    name: row.name,
    cells: [<Devices key="devices" devices={row.devices} />, <TerminalMail key="mail" site={site} row={row} />],
    action: actionOf(row),
  }))
  return (
    <>
      <ProblemNote error={revoke.error} />
      <RecordTable heads={[TERMINALS.name, TERMINALS.device, TERMINALS.form]} lines={lines} />
    </>
  )
}
