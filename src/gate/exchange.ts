import type { IncomingMessage } from "node:http"
import { accept, type Accepted } from "./accept/accept.ts"
import type { Arrival } from "./accept/arrival.ts"
import { ACCEPT_REASONS } from "./accept/reasons.ts"
import type { Header } from "./accept/headers.ts"
import { plainAddress, visitorOf, type Visitor } from "./address.ts"
import type { GateEvent } from "./events.ts"
import { closing, type FrontRequest } from "./front/front.ts"
import type { SitePlan } from "./plan.ts"
import { newReference } from "./reference.ts"
import type { Finding } from "./stages/run.ts"
import type { GateRequest } from "./stages/stage.ts"
import { eventOf, type GateState } from "./state.ts"

/** One request that got past the acceptance, and all that is known about it. */
export interface Exchange {
  readonly site: SitePlan
  readonly accepted: Accepted<SitePlan>
  readonly visitor: Visitor
  readonly seen: GateRequest
  readonly reference: string
}
/** A request that ends at the gate: what it is answered, after its event was written. */
export interface Ending {
  readonly status: number
  readonly reference: string
  readonly retryAfterSeconds?: number | undefined
  /** Where to go instead; only for 308. */
  readonly location?: string
}

export const arrivalOf = (request: FrontRequest): Arrival => {
  // "HTTP/2.0" in a request line of HTTP/1 is only a word.
  const overHttp2 = "stream" in request
  const flat = request.rawHeaders
  const headers = overHttp2 ? flat.flatMap((text, at) => (flat[at - (at % 2)]?.startsWith(":") ? [] : [text])) : flat
  return {
    version: request.httpVersion,
    method: request.method ?? "",
    target: request.url ?? "",
    headers,
    authority: overHttp2 ? pseudo(flat, ":authority") : null,
    scheme: overHttp2 ? pseudo(flat, ":scheme") : null,
  }
}
const pseudo = (flat: readonly string[], name: string): string | null => {
  const at = flat.indexOf(name)
  return at < 0 ? null : (flat[at + 1] ?? null)
}

/** What proxies say, out of headers that may be anything: enough to write down whom a refusal met. */
const proxyWords = ({ headers }: Arrival): readonly Header[] =>
  headers.flatMap((text, at): readonly Header[] => {
    const name = at % 2 === 0 ? text.toLowerCase() : ""
    return name === "x-forwarded-for" || name === "forwarded" ? [[name, headers[at + 1] ?? ""]] : []
  })

const isSecure = (request: FrontRequest): boolean => "encrypted" in request.socket && request.socket.encrypted === true

export const eventFor = (exchange: Exchange, known: Partial<GateEvent>): GateEvent =>
  eventOf({
    site: exchange.site.id,
    reference: exchange.reference,
    method: exchange.accepted.method,
    path: exchange.accepted.path,
    address: exchange.visitor.address,
    ...known,
  })

const seenOf = (
  accepted: Accepted<SitePlan>,
  visitor: Visitor,
  reference: string,
  timeMs: number,
  upgrade: boolean,
): GateRequest => {
  const { headers, door, method, decoded } = accepted
  let index: Map<string, string> | undefined
  const indexed = (): Map<string, string> =>
    // The first of a name counts, so the list is read backwards.
    new Map(headers.forShop.toReversed().map(([name, value]) => [name.toLowerCase(), value]))
  return {
    reference,
    timeMs,
    visitor,
    method,
    path: decoded,
    query: accepted.query,
    place: upgrade ? "protected" : door.placeOf(method, decoded),
    bodyBytes: headers.body === "length" ? headers.lengthBytes : null,
    headers: headers.forShop,
    cookies: accepted.cookies.shop,
    header: (name) => (index ??= indexed()).get(name),
  }
}

/** What became of a finding that is carried out: written down, then answered. */
export const endingOf = (exchange: Exchange, finding: Finding): Ending | null => {
  if (finding.refusal !== "internal") {
    const { status, retryAfterSeconds } = finding.refusal
    return { status, reference: exchange.reference, retryAfterSeconds }
  }
  // A stage that failed is our mistake: only a page that anybody may read, and only where the owner wished so, goes on.
  if (exchange.site.onError === "pass" && exchange.seen.place === "storefront") return null
  return { status: 503, reference: exchange.reference }
}

/**
 * Everything before the shop is asked: accept, address, redirect, stages. Answers the exchange that may go on, or how it ends.
 * Each ending's event is written before this answers.
 */
export const admit = async (state: GateState, request: FrontRequest, upgrade: boolean): Promise<Exchange | Ending> => {
  const { plan } = state
  const reference = newReference()
  const arrival = arrivalOf(request)
  const secure = isSecure(request)
  const peer = { address: plainAddress(request.socket.remoteAddress), scheme: secure ? "https" : "http" } as const
  const judged = accept(arrival, plan.doors)
  if (!judged.ok || (arrival.scheme !== null && arrival.scheme !== "https")) {
    const reason = judged.ok ? "accept.scheme" : judged.reason
    const { status } = ACCEPT_REASONS[reason]
    const path = arrival.target.split("?", 1)[0] ?? ""
    const { method } = arrival
    const known = {
      reference,
      stage: "accept",
      reason,
      method,
      path,
      status,
      address: visitorOf(peer, proxyWords(arrival), plan.trusted).address,
    } as const
    state.events.write(eventOf({ ...known, decision: "refuse" }))
    // A body that cannot be read either would be a second refusal of the same request.
    if (hasUnreadBody(request)) closing.set(request.socket, () => {})
    return { status, reference }
  }
  const accepted = judged.value
  const visitor = visitorOf(peer, accepted.headers.fromProxies, plan.trusted)
  const seen = seenOf(accepted, visitor, reference, state.clock(), upgrade)
  const exchange: Exchange = { site: accepted.door, accepted, visitor, seen, reference }
  if (accepted.door.scheme === "https" && visitor.scheme === "http")
    return { status: 308, reference, location: accepted.door.origin + accepted.target }
  if (/^\/\.sekisho(?:\/|$)/i.test(accepted.decoded)) {
    state.events.write(eventFor(exchange, { reason: "gate.own-path", decision: "refuse", status: 404 }))
    return { status: 404, reference }
  }
  if (isServerDoor(exchange)) return exchange
  const finding = exchange.site.pipeline.onRequest(seen)
  const settled = finding instanceof Promise ? await finding : finding
  return settled === null ? exchange : (endingOf(exchange, settled) ?? exchange)
}

/** A provider's call to its own door from its own address: every guard is passed. */
export const isServerDoor = ({ site, accepted, visitor }: Exchange): boolean =>
  site.serverDoors.get(accepted.path)?.has(visitor.address) ?? false

export const isEnding = (result: Exchange | Ending): result is Ending => "status" in result

/** Whether anything of a body is still to come: then a connection cannot be used again. */
export const hasUnreadBody = (request: FrontRequest): boolean => !(request as IncomingMessage).complete // both kinds have it
