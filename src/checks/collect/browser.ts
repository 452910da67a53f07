import type { BuyerWalk, Facts } from "../facts.ts"
import { inTime } from "./browser-bodies.ts"
import { findBrowser } from "./browser-find.ts"
import type { Recognise } from "./browser-gather.ts"
import { walkHtml } from "./browser-html.ts"
import { launchBrowser, type Launched } from "./browser-launch.ts"
import { WALK_BOUNDS, type WalkBounds } from "./browser-visit.ts"
import { walkRoles, type Before } from "./browser-walk.ts"
import { watchTraffic } from "./browser-traffic.ts"
import { openRecogniser } from "./library-recogniser.ts"
import { defineCollector, seen, type Look } from "./look.ts"

type Known = Pick<Facts, "target" | "platform" | "pages">
type Without = NonNullable<BuyerWalk["without"]>

/** A second wall behind the rules: on our own machine no other name is even looked up, and from outside ours is not. */
const resolverFlags = ({ target }: Known): readonly string[] => {
  const rules =
    target.vantage === "loopback"
      ? [
          "MAP * ~NOTFOUND",
          "EXCLUDE 127.0.0.1",
          "EXCLUDE [::1]",
          "EXCLUDE localhost",
          "EXCLUDE *.localhost",
          `EXCLUDE ${target.hostname}`,
        ]
      : ["MAP localhost ~NOTFOUND", "MAP *.localhost ~NOTFOUND", "MAP metadata.google.internal ~NOTFOUND"]
  return [`--host-resolver-rules=${rules.join(",")}`]
}

const walkWith = async (
  { browser, sandboxed }: Launched,
  { options }: Look,
  known: Known,
  bounds: WalkBounds,
  recognise: Recognise | null,
): Promise<BuyerWalk | Without> => {
  const { target } = known
  const trustsOwn = options.authority !== undefined && target.vantage !== "public"
  const traffic = await watchTraffic(await browser.newBrowserCDPSession(), target, sandboxed)
  const context = await browser.newContext({
    acceptDownloads: false,
    serviceWorkers: "block",
    permissions: [],
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    ignoreHTTPSErrors: trustsOwn,
  })
  await context.routeWebSocket(/./, (socket) => void socket.close())
  const reader = { known: new Map(), recognise, recognised: new Map() }
  const before: Before = known
  const found = await walkRoles({ context, traffic, target, bounds, reader }, before)
  if (found.pages.length === 0) {
    const top = found.notReached.find(({ role }) => role === "top")
    return { fault: top?.fault ?? "browser-failed", detail: top?.detail ?? "" }
  }
  return {
    seenBy: "browser",
    browser: `Chromium ${browser.version()}`,
    ...found,
    requestsSent: traffic.sent,
    writesSent: traffic.wrote,
    sandboxed,
  }
}

const walkInBrowser = async (
  look: Look,
  known: Known,
  bounds: WalkBounds,
  recognise: Recognise | null,
): Promise<BuyerWalk | Without> => {
  if (look.options.browser === "off") return { fault: "not-asked", detail: "--no-browser" }
  const executable = findBrowser(process.env)
  if (executable === null) return { fault: "no-browser", detail: "" }
  const outside = known.target.vantage === "public"
  const started = await launchBrowser({ executable, outside, flags: resolverFlags(known) })
  if (started.state === "not") return { fault: started.fault, detail: started.detail }
  const { launched } = started
  const stop = (): void => void launched.close()
  look.signal.addEventListener("abort", stop)
  try {
    // Pages that hang are given up one by one; this bound is for a browser that hangs itself.
    const walked = await inTime(walkWith(launched, look, known, bounds, recognise), bounds.walkMs + bounds.pageMs)
    return walked ?? { fault: look.signal.aborted ? "not-asked" : "browser-failed", detail: "" }
  } finally {
    look.signal.removeEventListener("abort", stop)
    await launched.close()
  }
}

/** The collector with bounds of its own. */
export const walkCollectorWith = (bounds: WalkBounds) =>
  defineCollector({
    fact: "walk",
    needs: ["target", "platform", "pages"],
    ownPace: true,
    async collect(look, known) {
      const recogniser = await openRecogniser(look.options.dataDir)
      const recognise = recogniser?.recognise ?? null
      try {
        const walked = await walkInBrowser(look, known, bounds, recognise)
        const walk = "seenBy" in walked ? walked : await walkHtml(known.target, known.pages, recognise, walked)
        return seen(walk, look.clock())
      } finally {
        await recogniser?.close()
      }
    },
  })

/** What a buyer's browser loads, from the top page to the payment; nothing is bought. Without a usable browser, what the HTML tells. */
export const walkCollector = walkCollectorWith(WALK_BOUNDS)
