import { Button } from "@mantine/core"
import { Link } from "wouter"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { questionPath } from "../../state/paths.ts"
import { dayOf, dayWords, timeOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { ORDERS } from "../../words/orders.ts"
import { Acknowledge } from "./acknowledge.tsx"
import type { Order } from "./orders.tsx"
import { WithdrawOrder } from "./withdraw-order.tsx"

/** A signed order as it stands, with who has received it. */
export const OrderView = ({ site, order }: { readonly site: string; readonly order: Order }) => {
  const { t, language } = useLanguage()
  const me = useMe()
  const mine = order.to.some(({ id }) => id === me.id)
  const done = order.acknowledged.some(({ person }) => person.id === me.id)
  const live = order.withdrawnAt === null
  return (
    <Sheet title={t(ORDERS.one, { day: dayOf(order.signedAt, language) })}>
      {order.withdrawnAt !== null && (
        <p className="note warn">{t(ORDERS.withdrawn, { day: dayOf(order.withdrawnAt, language) })}</p>
      )}
      <dl className="facts">
        <div>
          <dt>{t(ORDERS.signedBy)}</dt>
          <dd>
            {order.signedBy} <span className="fine">{timeOf(order.signedAt, language)}</span>
          </dd>
        </div>
        <div>
          <dt>{t(ORDERS.recipients)}</dt>
          <dd>{order.to.map(({ name }) => name).join(t(COMMON.comma))}</dd>
        </div>
        <div>
          <dt>{t(COMMON.due)}</dt>
          <dd>{dayWords(order.due, language)}</dd>
        </div>
        <div>
          <dt>{t(ORDERS.acknowledged)}</dt>
          <dd>
            {order.acknowledged.length === 0
              ? t(ORDERS.notAcknowledged)
              : order.acknowledged.map(({ person, name, at }) => (
                  <span key={person.id} className="block">
                    {name} <span className="fine">{timeOf(at, language)}</span>
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      {order.note !== "" && <p className="lines">{order.note}</p>}
      <details className="printed" open={order.items.length <= 5}>
        <summary>{t(ORDERS.count, { count: order.items.length })}</summary>
        <ol className="plain">
          {order.items.map(({ criterion, question, due }) => (
            <li key={criterion}>
              <Link href={questionPath(site, criterion)}>{t(question)}</Link>
              {due !== null && (
                <span className="fine">
                  {" "}
                  {t(COMMON.due)}: {dayWords(due, language)}
                </span>
              )}
            </li>
          ))}
        </ol>
      </details>
      {live && mine && !done && me.role !== "auditor" && <Acknowledge site={site} order={order} />}
      <div className="row-middle no-print">
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {t(ORDERS.print)}
        </Button>
        {live && me.role === "owner" && <WithdrawOrder site={site} id={order.id} />}
      </div>
    </Sheet>
  )
}
