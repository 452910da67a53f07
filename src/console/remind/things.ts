import { isOpen } from "../site/rows.ts"
import type { SiteNow } from "../site/site-now.ts"
import { expiring, nameOf } from "../site/summaries.ts"
import type { ordersOf } from "../site/orders.ts"
import { japanDay } from "../../guideline/japan-day.ts"
import { fill, type Words } from "../../lib/words.ts"

/** Something that a digest tells once. */
export interface Thing {
  /** The same thing has the same id for as long as it is so: with another day it is another thing. */
  readonly id: string
  readonly says: Words
}
type Order = Awaited<ReturnType<typeof ordersOf>>[number]

/** Answers, and the evidence that they rest on, that run out within 30 days. */
const runningOut = (now: SiteNow): readonly Thing[] =>
  expiring(now).map(({ question, criterion, until }) => {
    const day = japanDay(until)
    const values = { shop: nameOf(now.site), day }
    return {
      id: `${now.site.site.id}/until/${criterion}/${day}`,
      says: fill(
        {
          ja: `{shop}: 回答の期限 {day}「${question.ja}」`,
          en: `{shop}: the answer runs out on {day}: ${question.en}`,
        },
        values,
      ),
    }
  })

/** Whether the day of one of the order's items has passed and the shop still owes it. */
const isLate = ({ document, today, words, now }: SiteNow, order: Order): boolean =>
  order.items.some(({ criterion, due }) => {
    if ((due ?? order.due) >= today) return false
    for (const verdict of document.verdicts) {
      const found = verdict.criteria.find((one) => one.criterion === criterion)
      if (found) return isOpen(verdict, found)
    }
    const answer = words.get(criterion)?.answer
    return !answer || answer.state === "no" || answer.state === "planned" || answer.until <= now
  })

const lateOrders = (now: SiteNow, orders: readonly Order[]): readonly Thing[] =>
  orders
    .filter((order) => order.withdrawnAt === null && isLate(now, order))
    .map((order) => ({
      id: `${now.site.site.id}/order/${order.id}`,
      says: fill(
        {
          ja: "{shop}: 期限を過ぎた指示があります({by} さんが署名、期限 {due})",
          en: "{shop}: an order is overdue (signed by {by}, due {due})",
        },
        { shop: nameOf(now.site), by: order.signedBy, due: order.due },
      ),
    }))

/** What is worth a line in the digest of those who work on this shop. */
export const thingsOf = (now: SiteNow, orders: readonly Order[]): readonly Thing[] => [
  ...lateOrders(now, orders),
  ...runningOut(now),
]
