import type { BrowserContext, CDPSession, Page as Tab } from "playwright-core"
import { cutEvidence, LIMITS } from "../../lib/limits.ts"
import type { BrowserPage, Fault, PageRole, Target } from "../facts.ts"
import { cardFieldsOf, type CardField } from "../read/card-fields.ts"
import { cutAddress } from "../read/script-address.ts"
import { inTime } from "./browser-bodies.ts"
import { gatherScripts, type Gathered, type ScriptReader } from "./browser-gather.ts"
import { readDocuments, type Reading } from "./browser-read.ts"
import { listenToScripts, type RanScripts } from "./browser-scripts.ts"
import { countContact, isOwnFrame, type PageTraffic, type Traffic } from "./browser-traffic.ts"

/** How long things may take, in milliseconds; a test sets them smaller. */
export interface WalkBounds {
  readonly pageMs: number
  readonly walkMs: number
  /** How long a loaded page is given to come to rest. */
  readonly settleMs: number
  readonly requests: number
}
export const WALK_BOUNDS: WalkBounds = {
  pageMs: LIMITS.browserPageMs,
  walkMs: LIMITS.browserWalkMs,
  settleMs: 3_000,
  requests: LIMITS.browserRequests,
}
const NAVIGATIONS = LIMITS.redirects

/** What a walk is made with. */
export interface Walker {
  readonly context: BrowserContext
  readonly traffic: Traffic
  readonly target: Target
  readonly bounds: WalkBounds
  readonly reader: ScriptReader
}
/** One page as it was seen. */
export interface Visit {
  readonly page: BrowserPage
  /** Where the browser stood in the end. */
  readonly landed: string
  readonly links: Reading["links"]
  readonly cardFields: readonly CardField[]
  readonly signs: Gathered["signs"]
}
export type VisitResult = Visit | { readonly fault: Fault; readonly detail: string }

/** What may be done on a page after it has been seen. */
export type Afterwards = (tab: Tab) => Promise<void>

interface Opened {
  readonly tab: Tab
  readonly session: CDPSession
  readonly mainFrame: string
  readonly seen: PageTraffic
  readonly ran: RanScripts
  errors: number
}

const open = async ({ context, traffic, target, reader }: Walker, requests: number): Promise<Opened> => {
  const tab = await context.newPage()
  const session = await context.newCDPSession(tab)
  const { frameTree } = await session.send("Page.getFrameTree")
  const mainFrame = frameTree.frame.id
  const seen = traffic.begin(mainFrame, requests, NAVIGATIONS)
  const isLoaded = (address: string): boolean =>
    reader.known.has(address) || [...seen.scripts.values()].some(({ addresses }) => addresses.includes(address))
  const ran = await listenToScripts(session, (frame) => isOwnFrame(target, seen, frame), isLoaded)
  const opened: Opened = { tab, session, mainFrame, seen, ran, errors: 0 }
  tab.on("dialog", (dialog) => void dialog.dismiss().catch(() => {}))
  tab.on("popup", (popup) => void popup.close().catch(() => {}))
  tab.on("download", (download) => void download.cancel().catch(() => {}))
  tab.on("websocket", (socket) =>
    countContact(seen, URL.canParse(socket.url()) ? new URL(socket.url()).host : "", "socket"),
  )
  const countError = (): void => {
    opened.errors = Math.min(opened.errors + 1, 10_000)
  }
  tab.on("pageerror", countError)
  tab.on("console", (message) => message.type() === "error" && countError())
  return opened
}

/** What the browser says when it cannot show a page, as one of our faults. */
const faultOf = (reason: string, seen: PageTraffic): Fault => {
  if (seen.stopped.has("leaves-shop")) return "redirect-outside"
  if (seen.stopped.has("too-many-navigations") || /TOO_MANY_REDIRECTS/.test(reason)) return "redirect-loop"
  if (reason.startsWith("HTTP ")) return "not-shown"
  if (/ERR_CERT|CERT_/.test(reason)) return "certificate-not-trusted"
  if (/ERR_SSL|ERR_TLS/.test(reason)) return "tls-failed"
  if (/CONNECTION_REFUSED/.test(reason)) return "refused"
  if (/Timeout|TIMED_OUT/i.test(reason)) return "timed-out"
  if (/NAME_NOT_RESOLVED/.test(reason)) return "address-unknown"
  return "browser-failed"
}

/** Navigates, and waits until the page has come to rest. Answers why it did not, null where it did. */
const go = async (opened: Opened, url: string, limitMs: number, settleMs: number): Promise<string | null> => {
  const { tab } = opened
  const until = performance.now() + limitMs
  const left = (): number => Math.max(1, until - performance.now())
  const reason = await tab.goto(url, { waitUntil: "domcontentloaded", timeout: limitMs }).then(
    (response) => ((response?.status() ?? 200) >= 400 ? `HTTP ${response?.status()}` : null),
    (error: unknown) => (error instanceof Error ? error.message : ""),
  )
  if (reason !== null && !/interrupted by another navigation|ERR_ABORTED/.test(reason)) return reason
  const rest = async (state: "load" | "networkidle", timeoutMs: number): Promise<boolean> =>
    (await inTime(
      tab.waitForLoadState(state, { timeout: timeoutMs }).then(() => true),
      timeoutMs + 200,
    )) ?? false
  const loaded = await rest("load", left())
  await rest("networkidle", Math.min(settleMs, left()))
  return loaded ? null : "Timeout"
}

const cutOf = (seen: PageTraffic, all: boolean, reason: string | null): Fault | undefined => {
  if (seen.stopped.has("too-many-navigations")) return "redirect-loop"
  if (seen.stopped.has("too-many")) return "budget-used-up"
  if (reason !== null) return "timed-out"
  return all ? undefined : "timed-out"
}

const look = async (walker: Walker, opened: Opened, role: PageRole, reason: string | null): Promise<VisitResult> => {
  const { seen, session, mainFrame, tab } = opened
  const { target, reader } = walker
  const readings = await readDocuments(session, mainFrame, (frame) => isOwnFrame(target, seen, frame))
  if (readings === null) return { fault: "timed-out", detail: "" }
  const { ran, all } = await opened.ran.settle(3_000)
  const checked = new Set(readings.flatMap((reading) => reading.checked))
  const gathered = await gatherScripts(reader, { target, seen, ran, addresses: opened.ran.addresses, checked })
  const cut = cutOf(seen, all && gathered.all, reason)
  const stopped = [...seen.stopped.values()].reduce((sum, count) => sum + count, 0)
  const forms = readings.flatMap((reading) => reading.forms).slice(0, 60)
  const landed = tab.url()
  return {
    page: {
      role,
      url: cutAddress(landed),
      scripts: gathered.scripts,
      frames: [...new Set(readings.flatMap(({ frames }) => frames.filter((frame) => frame !== "").map(cutAddress)))],
      forms,
      contacts: [...seen.contacts.values()].map((contact) => ({ ...contact })),
      consoleErrors: opened.errors,
      ...(cut === undefined ? {} : { cut }),
      ...(stopped === 0 ? {} : { stopped }),
    },
    landed,
    links: readings[0]?.links ?? [],
    cardFields: cardFieldsOf(forms),
    signs: gathered.signs,
  }
}

/**
 * Shows one page in a tab of its own and looks at it, within `limitMs` and so many requests. Never throws.
 * `afterwards` runs once the page has been seen, in the same tab.
 */
export const visit = async (
  walker: Walker,
  role: PageRole,
  url: string,
  { limitMs, requests, afterwards }: { limitMs: number; requests: number; afterwards?: Afterwards },
): Promise<VisitResult> => {
  const opened = await inTime(open(walker, requests), limitMs)
  if (opened === null) return { fault: "browser-failed", detail: "" }
  try {
    const reason = await go(opened, url, limitMs, walker.bounds.settleMs)
    const failed = reason !== null && /^HTTP |net::ERR/.test(reason)
    // A tab that stayed empty was led away by its very first answer.
    if (failed || !opened.tab.url().startsWith("http")) {
      const detail = /net::(ERR_\w{1,60})|^HTTP \d+/.exec(reason ?? "")?.[0] ?? ""
      return { fault: faultOf(reason ?? "", opened.seen), detail: cutEvidence(opened.seen.ledTo ?? detail, 100) }
    }
    const result = await look(walker, opened, role, reason)
    if (afterwards !== undefined && "page" in result) await afterwards(opened.tab)
    return result
  } catch (error) {
    return {
      fault: "browser-failed",
      detail: cutEvidence(error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "", 100),
    }
  } finally {
    await inTime(opened.tab.close({ runBeforeUnload: false }), 2_000)
  }
}
