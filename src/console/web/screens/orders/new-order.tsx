import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useAssignable, useCriteria } from "../../state/queries.ts"
import { ORDERS } from "../../words/orders.ts"
import { OrderForm } from "./order-form.tsx"
import { orderable } from "./orderable.ts"

/** Everything that an order is made from: who there is, what was found, what waits. */
export const NewOrder = ({ site, onDone }: { readonly site: string; readonly onDone: () => void }) => {
  const { t } = useLanguage()
  const people = useAssignable(site, true)
  const awaiting = useCriteria(site, { awaiting: "1" })
  const findings = useQuery({
    queryKey: ["findings", site],
    queryFn: () => ask(api.sites[":site"].findings.$get({ param: { site } })),
  })
  return (
    <Sheet title={t(ORDERS.new)} className="no-print">
      <Asked query={people}>
        {({ people: all }) => (
          <Asked query={findings}>
            {({ findings: found }) => (
              <Asked query={awaiting}>
                {({ rows }) => (
                  <OrderForm
                    site={site}
                    people={all.filter(({ role }) => role === "practitioner" || role === "owner")}
                    things={orderable(found, rows)}
                    onDone={onDone}
                  />
                )}
              </Asked>
            )}
          </Asked>
        )}
      </Asked>
    </Sheet>
  )
}
