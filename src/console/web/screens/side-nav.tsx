import { Link, useLocation } from "wouter"
import { useLanguage } from "../state/language.tsx"
import { useMe } from "../state/session.ts"
import { NAV } from "../words/common.ts"
import type { SiteRow } from "./use-shop-here.ts"

const SHOP_PAGES = [
  "overview",
  "list",
  "findings",
  "orders",
  "card",
  "papers",
  "contractors",
  "terminals",
  "history",
] as const

/** Where one can go; on a phone it is folded behind the menu button. */
export const SideNav = ({ open, shop }: { readonly open: boolean; readonly shop: SiteRow | null }) => {
  const { t } = useLanguage()
  const me = useMe()
  const [location] = useLocation()
  const link = (href: string, name: string, count = 0) => (
    <li key={href}>
      <Link href={href} aria-current={location === href ? "page" : undefined}>
        <span>{name}</span>
        {count > 0 && <span className="badge-count">{count}</span>}
      </Link>
    </li>
  )
  const contractor = me.role === "contractor"
  const pages = contractor ? (["list"] as const) : SHOP_PAGES
  const counts: Partial<Record<(typeof SHOP_PAGES)[number], number>> = shop === null ? {} : { list: shop.awaiting }
  return (
    <nav id="side" className="side" data-open={open} aria-label={t(NAV.main)}>
      {shop !== null && (
        <>
          <h2>{t(NAV.thisShop)}</h2>
          <ul>
            {pages.map((page) =>
              link(page === "overview" ? `/sites/${shop.id}` : `/sites/${shop.id}/${page}`, t(NAV[page]), counts[page]),
            )}
          </ul>
        </>
      )}
      <h2>{t(NAV.installation)}</h2>
      <ul>
        {link("/", t(NAV.shops))}
        {!contractor && link("/plan", t(NAV.plan))}
        {me.role === "owner" && link("/people", t(NAV.people))}
        {link("/account", t(NAV.account))}
      </ul>
    </nav>
  )
}
