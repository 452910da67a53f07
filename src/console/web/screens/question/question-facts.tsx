import { StateBadge } from "../../parts/state-badge.tsx"
import { useLanguage } from "../../state/language.tsx"
import { dayOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { QUESTION } from "../../words/answer.ts"
import { SEVERITY_WORDS } from "../../../../report/words.ts"
import { isTenant, useShopHere } from "../use-shop-here.ts"
import type { Detail } from "./types.ts"

/** The question itself, its verdict and where it comes from. */
export const QuestionFacts = ({ detail }: { readonly detail: Detail }) => {
  const { t, language } = useLanguage()
  const { row, line } = detail
  const tenant = isTenant(useShopHere())
  return (
    <section className="sheet" aria-labelledby="verdict">
      <h2 id="verdict">{t(QUESTION.verdict)}</h2>
      <p className="tags">
        <StateBadge state={row.state} words={row.stateWords} />
        <span className="tag">{t(row.levelWords)}</span>
        {row.severity !== null && <span className={`tag tag-${row.severity}`}>{t(SEVERITY_WORDS[row.severity])}</span>}
      </p>
      <dl className="facts">
        <div>
          <dt>{t(QUESTION.because)}</dt>
          <dd>{t(row.because)}</dd>
        </div>
        <div>
          <dt>{t(QUESTION.why)}</dt>
          <dd>{t(detail.why)}</dd>
        </div>
        <div>
          <dt>{t(QUESTION.source)}</dt>
          <dd>
            {t(row.requirementTitle)} <span className="id">{line?.id ?? row.id}</span> (
            {t(detail.source === "guideline" ? QUESTION.ofGuideline : detail.sourceWords)})
          </dd>
        </div>
        {tenant && (
          <div>
            <dt>{t(QUESTION.carried)}</dt>
            <dd>{t(QUESTION.carriedBy[detail.carriedBy])}</dd>
          </div>
        )}
        {row.expiresAt !== null && (
          <div>
            <dt>{t(QUESTION.expires)}</dt>
            <dd>{dayOf(row.expiresAt, language)}</dd>
          </div>
        )}
        {row.overdue && (
          <div>
            <dt>{t(COMMON.due)}</dt>
            <dd>
              <span className="tag tag-overdue">{t(COMMON.overdue)}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
