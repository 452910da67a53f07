import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Alone } from "../parts/alone.tsx"
import { Asked } from "../parts/asked.tsx"
import { PageTitle } from "../parts/page-title.tsx"
import { api, ask } from "../state/client.ts"
import { tokenInAddress } from "../state/fragment.ts"
import { useLanguage } from "../state/language.tsx"
import { ROLE_NAMES } from "../words/common.ts"
import { JOIN } from "../words/sign-in.ts"
import { JoinForm } from "./join-form.tsx"
import { RecoveryCodes } from "./recovery-codes.tsx"

const Offer = ({ token }: { readonly token: string }) => {
  const { t } = useLanguage()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const offer = useQuery({
    queryKey: ["join", token],
    queryFn: () => ask(api.join.look.$post({ json: { token } })),
    retry: false,
    staleTime: Infinity,
    // The link is spent once the codes are there: to ask about it again would only say so.
    enabled: codes === null,
  })
  if (codes !== null) return <RecoveryCodes codes={codes} />
  return (
    <>
      {offer.isError && <PageTitle title={t(JOIN.cannot)} />}
      <Asked query={offer}>
        {(data) => (
          <>
            <PageTitle title={t(JOIN[data.kind], { role: t(ROLE_NAMES[data.role]) })} lead={t(JOIN.lead)} />
            <JoinForm token={token} offer={data} onJoined={setCodes} />
          </>
        )}
      </Asked>
    </>
  )
}

/** Registration by a one-time link. */
export const Join = () => {
  const { t } = useLanguage()
  const [token] = useState(tokenInAddress)
  return (
    <Alone>
      {token === "" ? (
        <>
          <PageTitle title={t(JOIN.noToken)} />
          <p>{t(JOIN.noTokenSays)}</p>
        </>
      ) : (
        <Offer token={token} />
      )}
    </Alone>
  )
}
