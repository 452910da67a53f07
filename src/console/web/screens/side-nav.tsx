import { Link, useLocation } from "wouter"
import type { Words } from "../../../lib/words.ts"
import { useLanguage } from "../state/language.tsx"
import { mayManage, useMe } from "../state/session.ts"
import { NAV } from "../words/common.ts"
import { shopPath, type ShopScreen } from "./screen-paths.ts"
import { isTenant, type SiteRow } from "./use-shop-here.ts"

/** The order of the pages in the navigation, with their names; a question is reached from a list. */
const SHOP_PAGES = [
  ["", NAV.overview],
  ["list", NAV.list],
  ["saas", NAV.saas],
  ["findings", NAV.findings],
  ["orders", NAV.orders],
  ["card", NAV.card],
  ["papers", NAV.papers],
  ["contractors", NAV.contractors],
  ["terminals", NAV.terminals],
  ["history", NAV.history],
] as const satisfies readonly (readonly [ShopScreen, Words])[]

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
  const pages = SHOP_PAGES.filter(([page]) => (contractor ? page === "list" : page !== "saas" || isTenant(shop)))
  return (
    <nav id="side" className="side" data-open={open} aria-label={t(NAV.main)}>
      {shop !== null && (
        <>
          <h2>{t(NAV.thisShop)}</h2>
          <ul>
            {pages.map(([page, name]) => link(shopPath(shop.id, page), t(name), page === "list" ? shop.awaiting : 0))}
          </ul>
        </>
      )}
      <h2>{t(NAV.installation)}</h2>
      <ul>
        {link("/", t(NAV.shops))}
        {!contractor && link("/plan", t(NAV.plan))}
        {mayManage(me) && link("/people", t(NAV.people))}
        {link("/account", t(NAV.account))}
      </ul>
    </nav>
  )
}
