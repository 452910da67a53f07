import { useMemo, useState } from "react"
import { REQUIREMENTS } from "../../../../guideline/catalogue.ts"
import type { SaasId } from "../../../../guideline/saas/profile.ts"
import { Asked } from "../../parts/asked.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useCriteria } from "../../state/queries.ts"
import { SAAS } from "../../words/saas.ts"
import { entryOfRow } from "../list/entry.ts"
import { readFilters } from "../list/filters.ts"
import { ListBody } from "../list/list-body.tsx"
import { ProviderSheet } from "./provider-sheet.tsx"
import { Service } from "./service.tsx"

const CARRIERS = ["provider", "shop", "shared"] as const
type Carrier = (typeof CARRIERS)[number]

/** Who carries each question where the shop is a tenant. */
const CARRIED_BY: ReadonlyMap<string, Carrier> = new Map(
  REQUIREMENTS.flatMap(({ criteria }) => criteria.map(({ id, saas }) => [id, saas] as const)),
)
const NO_FILTERS = readFilters(new URLSearchParams())

/** The questions of the service, of the shop, and of both; answered like every list. */
export const Shares = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const [service, setService] = useState<SaasId | null>(null)
  const [carrier, setCarrier] = useState<Carrier>("shop")
  const criteria = useCriteria(site, {})
  const rows = criteria.data?.rows
  const byCarrier = useMemo(
    () => Map.groupBy((rows ?? []).map(entryOfRow), ({ id }) => CARRIED_BY.get(id) ?? "shop"),
    [rows],
  )
  return (
    <>
      <Service service={service} onChoose={setService} />
      {service !== null && <ProviderSheet site={site} service={service} />}
      <Sheet title={t(SAAS.parts)}>
        <div className="chips" role="group" aria-label={t(SAAS.parts)}>
          {CARRIERS.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={carrier === one}
              onClick={() => setCarrier(one)}
            >
              {t(SAAS.part[one])}
              <span className="chip-count">{byCarrier.get(one)?.length ?? 0}</span>
            </button>
          ))}
        </div>
        <p className="lead">{t(SAAS.says[carrier])}</p>
      </Sheet>
      <Asked query={criteria}>
        {() => <ListBody key={carrier} site={site} entries={byCarrier.get(carrier) ?? []} filters={NO_FILTERS} />}
      </Asked>
    </>
  )
}
