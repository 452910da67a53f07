import type { IncomingMessage, ServerResponse } from "node:http"
import type { WalkBounds } from "../../src/checks/collect/browser-visit.ts"
import { walkCollectorWith } from "../../src/checks/collect/browser.ts"
import { parseDocument } from "../../src/checks/collect/html.ts"
import type { LookOptions } from "../../src/checks/collect/look.ts"
import { sampleLook } from "../../src/checks/collect/sample-look.ts"
import type { BuyerWalk, Page, PageRole, Target } from "../../src/checks/facts.ts"
import { answer, httpTarget, platform } from "../../src/checks/sample-facts.ts"
import { noBrowser } from "../needs.ts"
import { startServer, type Routes, type Started } from "../servers/server.ts"

/** Why these tests cannot run here; false where they can. */
export const skip = noBrowser()

export const html = (body: string): { headers: Record<string, string>; body: string } => ({
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><title>Shop</title>${body}`,
})
export const script = (body: string): { headers: Record<string, string>; body: string } => ({
  headers: { "content-type": "text/javascript" },
  body,
})

const CART_BUTTON = `<form method="post" action="/cart/add"><select name="size"><option value="">?</option><option value="m">M</option></select><button>カートに入れる</button></form>`

/** A small honest shop; a test changes some of its pages. The checkout is shown only to a browser that has put something into the cart. */
export const shopRoutes = (changed: Routes = {}): Routes => ({
  "/": html(`<a href="/products/1">もの</a><script src="/app.js?v=3"></script><script>var top1 = 1</script>`),
  "/app.js": script("window.app = 1"),
  "/products/1": html(`<script src="/app.js?v=3"></script>${CART_BUTTON}`),
  "/cart": html(`<a href="/shopping">レジに進む</a><script src="/app.js?v=3"></script>`),
  "/cart/add": (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(303, { location: "/cart", "set-cookie": "cart=1; Path=/" }).end()
  },
  "/shopping": (request: IncomingMessage, response: ServerResponse) => {
    if (!request.headers.cookie?.includes("cart=1")) return void response.writeHead(302, { location: "/cart" }).end()
    const page =
      changed["/checkout-page"] ??
      html(`<form action="/order"><input name="address"></form><script src="/app.js?v=3"></script>`)
    if (typeof page === "function") return page(request, response)
    for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, String(value))
    response.end(page.body)
  },
  "/login": html(`<form method="post"><input name="email" type="email"><input name="password" type="password"></form>`),
  ...changed,
})

const targetOf = ({ url, port }: Started): Target => ({ ...httpTarget(), url: `${url}/`, origin: url, port })
const pageAt = (role: PageRole, url: string): Page => {
  const got = answer({ url })
  return { role, answer: got, via: [], document: parseDocument(got.text, url) }
}
const PROFILE = platform("generic", {
  walk: {
    product: /^\/products\/\d+/,
    cart: "/cart",
    checkout: "/shopping",
    logIn: "/login",
    register: null,
    addToCart: [],
  },
})

export const BOUNDS: WalkBounds = { pageMs: 8_000, walkMs: 40_000, settleMs: 400, requests: 600 }

/** Starts a shop, walks it with a real browser, and stops it. */
export const walkShop = async (
  routes: Routes,
  bounds: Partial<WalkBounds> = {},
  options: Partial<LookOptions> = {},
): Promise<{ readonly walk: BuyerWalk; readonly asked: readonly string[]; readonly tookMs: number }> => {
  const server = await startServer(routes)
  const startedAt = performance.now()
  try {
    const facts = { target: targetOf(server), platform: PROFILE, pages: [pageAt("top", `${server.url}/`)] }
    const collected = await walkCollectorWith({ ...BOUNDS, ...bounds }).collect(sampleLook(options), facts)
    if (collected.state === "not-seen") throw new Error(`${collected.fault} ${collected.detail}`)
    return { walk: collected.value, asked: server.asked, tookMs: performance.now() - startedAt }
  } finally {
    await server.close()
  }
}
