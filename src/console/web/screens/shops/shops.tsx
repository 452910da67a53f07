import { TextInput } from "@mantine/core"
import { useState } from "react"
import { Link } from "wouter"
import { Asked } from "../../parts/asked.tsx"
import { Empty } from "../../parts/empty.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { SHOPS } from "../../words/shops.ts"
import { useShops, type SiteRow } from "../use-shop-here.ts"
import { FirstStep } from "./first-step.tsx"
import { SampleSheet } from "./sample-sheet.tsx"
import { ShopTable } from "./shop-table.tsx"

/** More shops than this, and they can be searched. */
const SEARCH_FROM = 6

const Found = ({ sites }: { readonly sites: readonly SiteRow[] }) => {
  const { t } = useLanguage()
  const [text, setText] = useState("")
  const wanted = text.trim().toLowerCase()
  const shown = sites.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted))
  return (
    <>
      {sites.length >= SEARCH_FROM && (
        <TextInput
          label={t(SHOPS.search)}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maw={360}
        />
      )}
      <p role="status" className="fine">
        {t(shown.length === sites.length ? SHOPS.all : SHOPS.shown, { shown: shown.length, all: sites.length })}
      </p>
      {shown.length === 0 ? <Empty title={t(SHOPS.none)} says={t(SHOPS.noneSays)} /> : <ShopTable sites={shown} />}
    </>
  )
}

/** All shops of this installation, worst first. */
export const Shops = () => {
  const { t } = useLanguage()
  const me = useMe()
  const shops = useShops()
  return (
    <>
      <PageTitle title={t(SHOPS.title)} lead={me.role === "contractor" ? undefined : t(SHOPS.lead)} />
      <Asked query={shops}>
        {({ sites }) =>
          sites.length === 0 ? (
            <Empty title={t(SHOPS.empty)} says={t(me.role === "owner" ? SHOPS.emptyOwner : SHOPS.emptyOther)} />
          ) : (
            <>
              <FirstStep sites={sites} />
              {me.role !== "contractor" && <Found sites={sites} />}
            </>
          )
        }
      </Asked>
      {me.role === "owner" && <SampleSheet />}
      {me.role !== "contractor" && (
        <p>
          {t(SHOPS.planFirst)} <Link href="/plan">{t(SHOPS.goPlan)}</Link>
        </p>
      )}
    </>
  )
}
