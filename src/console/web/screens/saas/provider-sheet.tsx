import { useQuery } from "@tanstack/react-query"
import type { SaasId } from "../../../../guideline/saas/profile.ts"
import { Asked } from "../../parts/asked.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { SAAS } from "../../words/saas.ts"
import { ProviderForm } from "./provider-form.tsx"

/** What a service carries, as proposals: a person reads its pages and confirms by name. */
export const ProviderSheet = ({ site, service }: { readonly site: string; readonly service: SaasId }) => {
  const { t } = useLanguage()
  const sheet = useQuery({
    queryKey: ["provider", site, service],
    queryFn: () => ask(api.sites[":site"].provider.$get({ param: { site }, query: { service } })),
  })
  return (
    <Sheet title={t(SAAS.fill)} lead={t(SAAS.fillSays)}>
      <Asked query={sheet}>{(data) => <ProviderForm key={service} site={site} sheet={data} />}</Asked>
    </Sheet>
  )
}
