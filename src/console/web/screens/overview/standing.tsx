import { Button } from "@mantine/core"
import { Link } from "wouter"
import type { SiteOverview } from "../../../contract/sites.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { OVERVIEW } from "../../words/overview.ts"
import { CountsTable } from "./counts-table.tsx"
import { NextStep } from "./next-step.tsx"

const headline = ({ unmet, partly, unknown }: SiteOverview["counts"]["must"]) => {
  if (unmet + partly > 0) return { words: OVERVIEW.mustUnmet, count: unmet + partly, tone: "wrong" }
  if (unknown > 0) return { words: OVERVIEW.mustUnknown, count: unknown, tone: "warn" }
  return { words: OVERVIEW.mustMet, count: 0, tone: "good" }
}

/** One sentence, the counts, what waits, and the button of this page: the order to staff. */
export const Standing = ({ overview }: { readonly overview: SiteOverview }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const { words, count, tone } = headline(overview.counts.must)
  const { awaiting, overdue, expiring, lastLookAt, id } = overview
  return (
    <Sheet title={t(OVERVIEW.stands)}>
      <p className={`note ${tone}`}>
        <strong className="headline">{t(words, { count })}</strong>
      </p>
      <NextStep overview={overview} />
      <p className="fine">
        {t(OVERVIEW.judged, { time: timeOf(overview.judgedAt, language) })} /{" "}
        {lastLookAt === null ? t(OVERVIEW.neverLooked) : t(OVERVIEW.lastLook, { time: timeOf(lastLookAt, language) })}
      </p>
      <CountsTable counts={overview.counts} />
      <p className="fine">{t(COMMON.unconfirmed)}</p>
      <ul className="plain">
        {awaiting > 0 && (
          <li>
            {t(OVERVIEW.awaiting, { count: awaiting })}{" "}
            <Link className="no-print" href={`/sites/${id}/list?awaiting=1`}>
              {t(OVERVIEW.goList)}
            </Link>
          </li>
        )}
        {overdue > 0 && <li>{t(OVERVIEW.overdue, { count: overdue })}</li>}
        {expiring > 0 && <li>{t(OVERVIEW.expiring, { count: expiring })}</li>}
      </ul>
      <div className="row no-print">
        {me.role === "owner" && (
          <Button component={Link} href={`/sites/${id}/orders?new=1`}>
            {t(OVERVIEW.order)}
          </Button>
        )}
        <Button variant="default" onClick={() => window.print()}>
          {t(OVERVIEW.print)}
        </Button>
      </div>
      {me.role === "owner" && <p className="fine no-print">{t(OVERVIEW.orderSays)}</p>}
    </Sheet>
  )
}
