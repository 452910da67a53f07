import { useMutation } from "@tanstack/react-query"
import { useState, type ReactNode } from "react"
import { Link, useLocation } from "wouter"
import { Crest } from "../parts/crest.tsx"
import { LanguageSwitch } from "../parts/language-switch.tsx"
import { api, ask } from "../state/client.ts"
import { drafts } from "../state/drafts.ts"
import { useLanguage } from "../state/language.tsx"
import { useMe } from "../state/session.ts"
import { COMMON, NAV, PERSON, ROLE_NAMES } from "../words/common.ts"
import { SideNav } from "./side-nav.tsx"
import { useShopHere } from "./use-shop-here.ts"

/** What stands round every page: skip link, top bar, navigation. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLanguage()
  const me = useMe()
  const shop = useShopHere()
  const [location] = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const open = openAt === location
  const signOut = useMutation({
    mutationFn: () => ask(api.session.$delete({})),
    // A new document: nothing of what was shown or typed stays in this tab.
    onSuccess: () => {
      drafts.forgetAll()
      window.location.assign("/")
    },
  })
  return (
    <>
      <a className="skip" href="#main">
        {t(COMMON.skip)}
      </a>
      <header className="top">
        <Link className="brand" href="/">
          <Crest />
          {t(COMMON.product)}
        </Link>
        {shop !== null && (
          <span className="top-shop">
            {shop.name} {shop.sample && <span className="tag tag-sample">{t(COMMON.sampleMark)}</span>}
          </span>
        )}
        <div className="top-right">
          <button
            type="button"
            className="link-button menu-button"
            aria-expanded={open}
            aria-controls="side"
            onClick={() => setOpenAt(open ? null : location)}
          >
            {t(COMMON.menu)}
          </button>
          <span className="top-name">{t(PERSON, { name: me.name, role: t(ROLE_NAMES[me.role]) })}</span>
          <LanguageSwitch />
          <button type="button" className="link-button" onClick={() => signOut.mutate()}>
            {t(NAV.signOut)}
          </button>
        </div>
      </header>
      <div className="frame">
        <SideNav open={open} shop={shop} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  )
}
