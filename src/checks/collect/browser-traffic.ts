import type { CDPSession } from "playwright-core"
import { hostOf } from "../read/script-address.ts"
import type { BrowserPage, Target } from "../facts.ts"
import { readBody, type Received } from "./browser-bodies.ts"
import { isShopPage, ruleOn, type Ruling } from "./browser-rules.ts"

type ContactKind = BrowserPage["contacts"][number]["kind"]
/** A request, or an answer to one, that waits for our word. */
interface Paused {
  readonly requestId: string
  readonly networkId?: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: { readonly url: string; readonly method: string }
  readonly responseStatusCode?: number
  readonly responseErrorReason?: string
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[]
}

/** What went over the wire for one page. */
export interface PageTraffic {
  /** Scripts asked for by the shop's own pages and frames, by the browser's own id of the request. */
  readonly scripts: Map<string, Received>
  readonly contacts: Map<string, { host: string; kind: ContactKind; count: number }>
  readonly stopped: Map<Ruling, number>
  /** Last navigation that was stopped because it leads away, without the query. */
  ledTo: string | null
  readonly frames: Map<string, string>
}
export interface Traffic {
  /** Begins a page: its main frame, and how many requests it may send. */
  begin(mainFrame: string, requests: number, navigations: number): PageTraffic
  /** Opens the short time in which `writes` requests may write to the shop. Answers how many did when closed. */
  openForWrites(writes: number): () => number
  readonly sent: number
  readonly wrote: number
  /** Of what was written: how much the shop has not answered yet. */
  readonly unanswered: number
}

const KINDS: Readonly<Record<string, ContactKind>> = {
  Stylesheet: "style",
  Image: "image",
  Font: "font",
  Media: "media",
  Script: "script",
  XHR: "fetch",
  Fetch: "fetch",
  EventSource: "fetch",
  WebSocket: "socket",
  Ping: "beacon",
  CSPViolationReport: "beacon",
}
const CONTACTS_MAX = 200
const SCRIPTS_MAX = 1_000
const FRAMES_MAX = 200

const emptyTraffic = (): PageTraffic => ({
  scripts: new Map(),
  contacts: new Map(),
  stopped: new Map(),
  ledTo: null,
  frames: new Map(),
})

/** Counts a host that something was sent to, or would have been. */
export const countContact = (page: PageTraffic, host: string, kind: ContactKind): void => {
  if (host === "") return
  const key = `${kind} ${host}`
  const known = page.contacts.get(key)
  if (known !== undefined) known.count += 1
  else if (page.contacts.size < CONTACTS_MAX) page.contacts.set(key, { host: host.slice(0, 255), kind, count: 1 })
}

/** Whether a frame runs with the shop's rights: one without an address of its own inherits them. */
export const isOwnFrame = (target: Target, page: PageTraffic, frame: string | undefined): boolean => {
  const url = page.frames.get(frame ?? "")
  return url === undefined || !URL.canParse(url) || isShopPage(target, new URL(url))
}

/**
 * Stands between the browser and the network: every request of every page, frame and worker passes here, redirects too.
 * What would write, lead away, reach another network or is too much is stopped; bodies of scripts are read on the way.
 */
export const watchTraffic = async (session: CDPSession, target: Target, sandboxed: boolean): Promise<Traffic> => {
  let page = emptyTraffic()
  const left = { requests: 0, sights: 0, navigations: 0, writes: 0 }
  const written = new Set<string>()
  const unanswered = new Set<string>()
  let mainFrame = ""
  let sent = 0
  let wrote = 0

  const pass = (requestId: string): void => void session.send("Fetch.continueRequest", { requestId }).catch(() => {})
  const stop = (requestId: string, errorReason: "Aborted" | "BlockedByClient"): void =>
    void session.send("Fetch.failRequest", { requestId, errorReason }).catch(() => {})

  const keyOf = (paused: Paused): string => paused.networkId ?? paused.requestId

  const onRequest = (paused: Paused): void => {
    const { url, method } = paused.request
    const isMain = paused.frameId === mainFrame
    const isPage = isMain && paused.resourceType === "Document"
    const wish = { url, method, kind: paused.resourceType, mainFrame: isMain }
    const isRead = method === "GET" || method === "HEAD"
    const mayWrite = left.writes > 0 && !written.has(url)
    const ruling = ruleOn(target, wish, { ...left, mayWrite, sandboxed })
    const kind = paused.resourceType === "Document" ? (isMain ? "document" : "frame") : KINDS[paused.resourceType]
    countContact(page, hostOf(url), kind ?? "other")
    if (paused.resourceType === "Script" && isOwnFrame(target, page, paused.frameId)) noteScript(paused)
    if (ruling !== "go") {
      page.stopped.set(ruling, (page.stopped.get(ruling) ?? 0) + 1)
      if (ruling === "leaves-shop") page.ledTo = hostOf(url)
      return stop(paused.requestId, isPage ? "Aborted" : "BlockedByClient")
    }
    if (paused.resourceType === "Document" && page.frames.size < FRAMES_MAX) page.frames.set(paused.frameId, url)
    sent += 1
    left.requests -= 1
    left.sights -= 1
    if (isPage) left.navigations -= 1
    if (!isRead) {
      wrote += 1
      left.writes -= 1
      written.add(url)
      unanswered.add(keyOf(paused))
    }
    pass(paused.requestId)
  }

  const noteScript = (paused: Paused): void => {
    const key = keyOf(paused)
    const known = page.scripts.get(key)
    if (known === undefined && page.scripts.size >= SCRIPTS_MAX) return
    const addresses = [...(known?.addresses ?? []), paused.request.url].slice(-10)
    page.scripts.set(key, { url: paused.request.url, addresses, sha256: "", sizeBytes: 0, text: "" })
  }

  const onAnswer = async (paused: Paused): Promise<void> => {
    const at = page
    unanswered.delete(keyOf(paused))
    const known = at.scripts.get(keyOf(paused))
    const status = paused.responseStatusCode ?? 0
    if (known !== undefined && status >= 200 && status < 300) {
      const body = await readBody(session, { requestId: paused.requestId, headers: paused.responseHeaders ?? [] })
      if (body === null) {
        at.stopped.set("too-many", (at.stopped.get("too-many") ?? 0) + 1)
        return stop(paused.requestId, "BlockedByClient")
      }
      at.scripts.set(keyOf(paused), { ...known, ...body })
    }
    pass(paused.requestId)
  }

  session.on("Fetch.requestPaused", (paused) => {
    const isAnswer = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined
    if (isAnswer) void onAnswer(paused)
    else onRequest(paused)
  })
  await session.send("Fetch.enable", {
    patterns: [
      { requestStage: "Request" },
      // Scripts are read; what may have been written to is seen to be answered.
      ...(["Script", "Document", "XHR", "Fetch"] as const).map(
        (resourceType) => ({ requestStage: "Response", resourceType }) as const,
      ),
    ],
  })
  return {
    begin(frame, requests, navigations) {
      page = emptyTraffic()
      mainFrame = frame
      Object.assign(left, { requests, sights: Math.ceil(requests / 2), navigations, writes: 0 })
      return page
    },
    openForWrites(writes) {
      const before = wrote
      left.writes = writes
      unanswered.clear()
      return () => {
        left.writes = 0
        return wrote - before
      }
    },
    get sent() {
      return sent
    },
    get wrote() {
      return wrote
    },
    get unanswered() {
      return unanswered.size
    },
  }
}
