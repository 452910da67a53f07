import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ORDERS } from "../../words/orders.ts"
import type { Order } from "./orders.tsx"

/** Whoever an order was given to writes their name under it. */
export const Acknowledge = ({ site, order }: { readonly site: string; readonly order: Order }) => {
  const { t } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [name, setName] = useState("")
  const acknowledge = useChange(
    () =>
      ask(
        api.sites[":site"].orders[":id"].acknowledge.$post({
          param: { site, id: order.id },
          json: { name, expect: order.revision },
        }),
      ),
    () => announce(t(ORDERS.acknowledgedDone)),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    acknowledge.mutate(undefined)
  }
  return (
    <form className="row no-print" onSubmit={submit}>
      <TextInput
        label={t(ORDERS.acknowledge)}
        description={t(ORDERS.signHint, { name: me.name })}
        required
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={acknowledge.isPending}>
        {t(ORDERS.acknowledgeGo)}
      </Button>
      <ProblemNote error={acknowledge.error} />
    </form>
  )
}
