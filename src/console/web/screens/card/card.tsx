import { useQuery } from "@tanstack/react-query"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { CARD } from "../../words/card.ts"
import { CardHead } from "./card-head.tsx"
import { CardItems } from "./card-items.tsx"
import { DetailsForm } from "./details-form.tsx"
import { RenewalForm } from "./renewal-form.tsx"

export type CardSheet = Reply<Routes["card"]>

/** The card company's sheet: read, answer, confirm line by line, print. */
export const Card = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const card = useQuery({
    queryKey: ["card", site],
    queryFn: () => ask(api.sites[":site"].card.$get({ param: { site } })),
  })
  return (
    <>
      <PageTitle title={t(CARD.title)} lead={t(CARD.lead)} />
      <Asked query={card}>
        {(sheet) =>
          sheet.items.length === 0 ? (
            <Empty title={t(CARD.none)} says={t(CARD.noneSays)} />
          ) : (
            <>
              <CardHead site={site} sheet={sheet} />
              <CardItems site={site} sheet={sheet} />
              <DetailsForm key={JSON.stringify(sheet.details)} site={site} details={sheet.details} />
              <RenewalForm key={sheet.renewal?.day} site={site} renewal={sheet.renewal} />
            </>
          )
        }
      </Asked>
    </>
  )
}
