import { cutEvidence } from "../../lib/limits.ts"
import type { BuyerWalk, Fault, Page, PageRole, PlatformSeen } from "../facts.ts"
import { cutAddress } from "../read/script-address.ts"
import { addToCart, type Added } from "./browser-cart.ts"
import { isShopPage } from "./browser-rules.ts"
import { visit, type Afterwards, type Visit, type Walker } from "./browser-visit.ts"
import { shopUrl } from "./shop-url.ts"

/** What is known before the walk. */
export interface Before {
  readonly platform: PlatformSeen
  readonly pages: readonly Page[]
}
export const WALK_ROLES = ["top", "product", "cart", "checkout", "log-in"] as const satisfies readonly PageRole[]
type WalkRole = (typeof WALK_ROLES)[number]
type Found = Omit<BuyerWalk, "seenBy" | "browser" | "without" | "requestsSent" | "writesSent" | "sandboxed">
type NotReached = BuyerWalk["notReached"][number]

/** What shops write on the link from the cart to the payment. */
const TO_CHECKOUT = /レジ(?:に|へ)|ご?購入手続|ご?注文手続|お会計|購入に進む|(?:proceed to )?check ?-?out/i
/** Links that do more than lead there. */
const NOT_A_PAGE = /log-?out|delete|remove|complete|confirm|cancel/i

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, "") : "")

/** Walks the roles in their order, each in a tab of its own, and keeps what was seen. */
export const walkRoles = async (walker: Walker, { platform, pages }: Before): Promise<Found> => {
  const { target, traffic, bounds } = walker
  const { walk } = platform.profile
  const startedAt = performance.now()
  const visits = new Map<WalkRole, Visit>()
  const notReached: NotReached[] = []
  let added: Added = "no-product"

  const missed = (role: WalkRole, fault: Fault, detail: string): void =>
    void notReached.push({ role, fault, detail: cutEvidence(detail, 160) })
  const known = (role: PageRole): string | null => pages.find((page) => page.role === role)?.answer.url ?? null
  const own = (address: string): boolean => URL.canParse(address) && isShopPage(target, new URL(address))
  const linkIn = (role: WalkRole, wanted: (link: { url: string; text: string }) => boolean): string | null =>
    visits.get(role)?.links.find((link) => own(link.url) && !NOT_A_PAGE.test(link.url) && wanted(link))?.url ?? null
  const pathed = (path: string | null): string | null => (path === null ? null : shopUrl(target, path))

  const addresses = (role: WalkRole): readonly (string | null)[] => {
    const { product } = walk
    if (role === "top") return [target.url]
    if (role === "product")
      return [
        known("product") ??
          (product && linkIn("top", ({ url }) => product.test(new URL(url).pathname + new URL(url).search))),
      ]
    if (role === "cart") return [known("cart") ?? pathed(walk.cart)]
    if (role === "log-in") return [known("log-in") ?? pathed(walk.logIn)]
    const linked = linkIn(
      "cart",
      ({ url, text }) => TO_CHECKOUT.test(text) && pathOf(url) !== pathOf(visits.get("cart")?.landed ?? ""),
    )
    return [linked, pathed(walk.checkout) ?? known("checkout")]
  }
  /** A shop that sends a guest back to the cart, the log-in or the top has not shown its checkout. */
  const ledBack = (role: WalkRole, { landed }: Visit): boolean => {
    if (role !== "checkout") return false
    const others = [
      target.url,
      visits.get("cart")?.landed,
      known("cart"),
      known("log-in"),
      pathed(walk.cart),
      pathed(walk.logIn),
    ]
    return others.some(
      (other) => other && pathOf(other) === pathOf(landed) && new URL(other).search === new URL(landed).search,
    )
  }
  const afterwards: Afterwards = async (tab) => {
    added = await addToCart(tab, traffic, walk, bounds.settleMs)
  }
  const share = (role: WalkRole): number =>
    Math.max(0, Math.ceil((bounds.requests - traffic.sent) / (WALK_ROLES.length - WALK_ROLES.indexOf(role))))

  const walkTo = async (role: WalkRole, address: string): Promise<NotReached | null> => {
    const limitMs = Math.min(bounds.pageMs, bounds.walkMs - (performance.now() - startedAt))
    if (limitMs < Math.min(500, bounds.pageMs)) return { role, fault: "timed-out", detail: "" }
    const requests = share(role)
    if (requests === 0) return { role, fault: "budget-used-up", detail: "" }
    const result = await visit(walker, role, address, {
      limitMs,
      requests,
      ...(role === "product" ? { afterwards } : {}),
    })
    if ("fault" in result) return { role, ...result }
    if (ledBack(role, result)) return { role, fault: "not-shown", detail: `→ ${cutAddress(result.landed)}` }
    visits.set(role, result)
    return null
  }
  for (const role of WALK_ROLES) {
    const tried = [...new Set(addresses(role).filter((address) => address !== null))]
    let miss: NotReached | null = { role, fault: "address-unknown", detail: "" }
    for (const address of tried) {
      miss = await walkTo(role, address)
      if (miss === null) break
    }
    if (miss !== null) missed(role, miss.fault, miss.detail)
  }
  const all = [...visits.values()]
  return {
    pages: all.map(({ page }) => page),
    notReached,
    ownCardFields: all.flatMap(({ page, cardFields }) =>
      cardFields.map(({ field, sentTo }) => ({ page: page.url, field: cutEvidence(field, 80), sentTo })),
    ),
    skimmerShapes: all.flatMap(({ page, signs }) => signs.map((sign) => ({ page: page.url, ...sign }))),
    addedToCart: added,
  }
}
