import type { ProfileWalk } from "../../platforms/profile.ts"
import { isAnswer, type HttpAnswer, type HttpResult, type Page, type PageRole, type Target } from "../facts.ts"
import { parseDocument } from "./html.ts"
import { defineCollector, notSeen, seen, type Client } from "./look.ts"
import { inventedName } from "./missing.ts"
import { shopPath, shopUrl } from "./shop-url.ts"

type Followed = Awaited<ReturnType<Client["follow"]>>

/** Answers that say that the page a profile names is not there, so that a link of the top page is tried instead. */
const NOT_THERE = new Set([400, 404, 405, 410])
/** Names that shops give to these pages; used where the profile names none or its page is not there. */
const LINK_NAMES: Readonly<Partial<Record<PageRole, RegExp>>> = {
  product: /\/(?:products?|items?|goods|detail|shohin|shouhin|syouhin)(?:\/|\.php\?|\?)\S/i,
  cart: /\/(?:cart|basket|kago)\b|[?&=/]cart(?:[/&]|$)/i,
  checkout: /\/(?:checkout|shopping|order|regi)\b/i,
  "log-in": /log-?in|sign-?in|\/my-?page|\/account\/?$/i,
  register: /register|sign-?up|create_?account|\/entry\b|\/account\/create/i,
}

/** HTML is parsed; an answer that says it is something else has no document of its own. */
const pageOf = (role: PageRole, answer: HttpAnswer, via: readonly HttpAnswer[]): Page => {
  const type = answer.headers.find(([name]) => name === "content-type")?.[1] ?? "text/html"
  return { role, answer, via, document: parseDocument(/html/i.test(type) ? answer.text : "", answer.url) }
}

/** The addresses at which a role's page may stand, the likeliest first. */
const candidates = (role: PageRole, walk: ProfileWalk, target: Target, top: Page): readonly string[] => {
  const paths = { cart: walk.cart, checkout: walk.checkout, "log-in": walk.logIn, register: walk.register }
  const path = role in paths ? paths[role as keyof typeof paths] : null // `in` has just shown that it is one of them
  const matching = (pattern: RegExp | null | undefined): string | undefined =>
    pattern ? top.document.links.find((link) => pattern.test(shopPath(target, link)?.slice(0, 400) ?? "")) : undefined
  const found = (role === "product" ? matching(walk.product) : undefined) ?? matching(LINK_NAMES[role])
  return [...(path === null ? [] : [shopUrl(target, path)]), ...(found === undefined ? [] : [found])]
}

const lookFor = async (client: Client, role: PageRole, addresses: readonly string[]): Promise<Page | null> => {
  for (const address of addresses) {
    const { hops, end } = await client.follow(address)
    if (isAnswer(end) && !NOT_THERE.has(end.status)) return pageOf(role, end, hops)
  }
  return null
}

const askOnce = async (client: Client, role: PageRole, address: string): Promise<Page | null> => {
  const result: HttpResult = await client.ask(address)
  return isAnswer(result) ? pageOf(role, result, []) : null
}

/** Harmless requests that a careless program stumbles over: bytes that are no UTF-8, a list where a word is expected. */
const brokenUrls = (target: Target): readonly string[] => [
  `${target.url}%ff?page=%00`,
  `${target.url}?page[]=%ff&id[]=x&lang[]=x`,
]

/** The pages a buyer walks through, one that does not exist, and the answers to malformed requests. GET only. */
export const pagesCollector = defineCollector({
  fact: "pages",
  needs: ["target", "platform"],
  async collect({ client, clock }, { target, platform }) {
    const first: Followed = await client.follow(target.url)
    if (!isAnswer(first.end)) return notSeen(first.end.fault, first.end.detail, clock())
    const top = pageOf("top", first.end, first.hops)
    const pages: (Page | null)[] = [top]
    const { walk } = platform.profile
    for (const role of ["product", "cart", "checkout", "log-in", "register"] as const)
      pages.push(await lookFor(client, role, candidates(role, walk, target, top)))
    pages.push(await askOnce(client, "missing", shopUrl(target, `/${inventedName(target.origin)}`)))
    for (const address of brokenUrls(target)) pages.push(await askOnce(client, "broken", address))
    return seen(
      pages.filter((page) => page !== null),
      clock(),
    )
  },
})
