import { Button } from "@mantine/core"
import { Link } from "wouter"
import { useLanguage } from "../../state/language.tsx"
import { useOpenedAt } from "../../state/opened-at.ts"
import { dayAfter, dayWords } from "../../state/time.ts"
import { CARD } from "../../words/card.ts"
import type { CardSheet } from "./card.tsx"

const PRINTED = ["company", "owner", "developer", "operator", "card-company"] as const

/** How far it is, what to do, and, on paper, whose answers these are. */
export const CardHead = ({ site, sheet }: { readonly site: string; readonly sheet: CardSheet }) => {
  const { t, language } = useLanguage()
  const openedAt = useOpenedAt()
  const { renewal, details } = sheet
  return (
    <>
      {renewal?.remind === true && (
        <p className="note warn">
          {renewal.daysLeft >= 0
            ? t(CARD.renewalSoon, { days: renewal.daysLeft })
            : t(CARD.renewalPast, { days: -renewal.daysLeft })}
        </p>
      )}
      <p className="headline" role="status">
        {t(CARD.progress, { done: sheet.confirmed, all: sheet.rows })}
      </p>
      <div className="print-only">
        <dl className="facts">
          {PRINTED.map((key) => (
            <div key={key}>
              <dt>{t(CARD.fields[key])}</dt>
              <dd>{details[key] ?? "　"}</dd>
            </div>
          ))}
        </dl>
        <p>{t(CARD.printedAt, { day: dayWords(dayAfter(openedAt, 0), language) })}</p>
      </div>
      <ol className="plain no-print">
        <li>
          <a href="#details">{t(CARD.step1)}</a>
        </li>
        <li>{t(CARD.step2)}</li>
        <li>
          <a href="#sign">{t(CARD.step3)}</a>
        </li>
        <li>{t(CARD.step4)}</li>
      </ol>
      <div className="row-middle no-print">
        <Button variant="default" onClick={() => window.print()}>
          {t(CARD.print)}
        </Button>
        <Link href={`/sites/${site}/list?part=card&awaiting=1`}>{t(CARD.answerAll)}</Link>
        <Link href={`/sites/${site}/papers`}>{t(CARD.pdf)}</Link>
      </div>
    </>
  )
}
