import type { ReactNode } from "react"
import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"
import { Crest } from "./crest.tsx"
import { LanguageSwitch } from "./language-switch.tsx"

/** A page without navigation: for those who are not signed in, and those who came by a link. */
export const Alone = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLanguage()
  return (
    <>
      <a className="skip" href="#main">
        {t(COMMON.skip)}
      </a>
      <header className="top">
        <span className="brand">
          <Crest />
          {t(COMMON.product)}
        </span>
        <span className="top-right">
          <LanguageSwitch />
        </span>
      </header>
      <main id="main" className="alone" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
