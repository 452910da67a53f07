import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useSearchParams } from "wouter"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ORDERS } from "../../words/orders.ts"
import { NewOrder } from "./new-order.tsx"
import { OrderView } from "./order-view.tsx"

export type Order = Reply<Routes["orders"]>["orders"][number]

export const Orders = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const me = useMe()
  const [search] = useSearchParams()
  const [making, setMaking] = useState(search.has("new"))
  const orders = useQuery({
    queryKey: ["orders", site],
    queryFn: () => ask(api.sites[":site"].orders.$get({ param: { site } })),
  })
  const owner = me.role === "owner"
  return (
    <>
      <PageTitle title={t(ORDERS.title)} lead={t(ORDERS.lead)} />
      {owner && making && <NewOrder site={site} onDone={() => setMaking(false)} />}
      {owner && !making && (
        <div className="no-print">
          <Button onClick={() => setMaking(true)}>{t(ORDERS.new)}</Button>
        </div>
      )}
      <Asked query={orders}>
        {({ orders: rows }) =>
          rows.length === 0 ? (
            making && owner ? null : (
              <Empty title={t(ORDERS.empty)} says={t(ORDERS.emptySays)} />
            )
          ) : (
            rows.map((order) => <OrderView key={order.id} site={site} order={order} />)
          )
        }
      </Asked>
    </>
  )
}
