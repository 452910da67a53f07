import { ConfirmButton } from "../../parts/confirm-button.tsx"
import { useChange } from "../../parts/use-change.ts"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { ORDERS } from "../../words/orders.ts"

export const WithdrawOrder = ({ site, id }: { readonly site: string; readonly id: string }) => {
  const { t } = useLanguage()
  const withdraw = useChange(() => ask(api.sites[":site"].orders[":id"].$delete({ param: { site, id } })))
  return (
    <div className="no-print">
      <ConfirmButton name={t(ORDERS.withdraw)} busy={withdraw.isPending} onSure={() => withdraw.mutate(undefined)} />
      <ProblemNote error={withdraw.error} />
    </div>
  )
}
