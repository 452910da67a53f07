import { Link } from "wouter"
import { EFFORT_WORDS, SEVERITY_WORDS } from "../../../../report/words.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { questionPath } from "../../state/paths.ts"
import { dayOf, dayWords } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { QUESTION } from "../../words/answer.ts"
import { FINDINGS } from "../../words/findings.ts"
import type { Finding } from "./findings.tsx"
import { FixedForm } from "./fixed-form.tsx"

const Tags = ({ finding }: { readonly finding: Finding }) => {
  const { t, language } = useLanguage()
  const { severity, levelWords, effort, assignee, due, overdue } = finding
  return (
    <p className="tags">
      {severity !== null && <span className={`tag tag-${severity}`}>{t(SEVERITY_WORDS[severity])}</span>}
      <span className="tag">{t(levelWords)}</span>
      <span className="tag">{t(FINDINGS.effort, { effort: t(EFFORT_WORDS[effort]) })}</span>
      {assignee !== null && (
        <span className="tag">
          {t(COMMON.assignee)}: {assignee.name}
        </span>
      )}
      {due !== null && (
        <span className={overdue ? "tag tag-overdue" : "tag"}>
          {t(overdue ? COMMON.overdue : COMMON.due)}: {dayWords(due, language)}
        </span>
      )}
    </p>
  )
}

/** One finding: what was seen, what to do, and its life. */
export const FindingRow = ({ site, finding }: { readonly site: string; readonly finding: Finding }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const { mark, criterion } = finding
  const staff = me.role === "owner" || me.role === "practitioner"
  return (
    <li className="card">
      <h2 className="card-title" tabIndex={-1}>
        {t(finding.question)}
      </h2>
      <Tags finding={finding} />
      <p>{t(finding.says)}</p>
      {finding.remedy !== null && (
        <details>
          <summary>{t(QUESTION.remedy)}</summary>
          <p className="lines">{t(finding.remedy)}</p>
        </details>
      )}
      <p className="fine">
        {t(finding.requirementTitle)} <span className="id">{criterion}</span> /{" "}
        {t(FINDINGS.since, { day: dayOf(finding.since, language) })} /{" "}
        {finding.verifiedAt === null
          ? t(FINDINGS.lastSeen, { day: dayOf(finding.lastSeenAt, language) })
          : t(FINDINGS.verifiedAt, { day: dayOf(finding.verifiedAt, language) })}
      </p>
      {mark !== null && (
        <p className="fine">{t(FINDINGS.by, { name: mark.by, day: dayOf(mark.at, language), note: mark.note })}</p>
      )}
      <p className="no-print">
        <Link href={questionPath(site, criterion)} aria-label={`${t(FINDINGS.details)}: ${t(finding.question)}`}>
          {t(FINDINGS.details)}
        </Link>
      </p>
      {staff && finding.life !== "verified" && <FixedForm site={site} finding={finding} />}
    </li>
  )
}
