import type { IncomingMessage } from "node:http"
import { accept, type Accepted } from "./accept/accept.ts"
import type { Arrival } from "./accept/arrival.ts"
import { ACCEPT_REASONS } from "./accept/reasons.ts"
import type { Header } from "./accept/headers.ts"
import { plainAddress, visitorOf, type Visitor } from "./address.ts"
import type { GateEvent } from "./events.ts"
import { closing, type FrontRequest } from "./front/front.ts"
import type { LifeQuestion } from "./life/token.ts"
import { gateCookiesOf } from "./own/cookie.ts"
import { isNavigation } from "./pages.ts"
import { isOwnPath } from "./places.ts"
import type { SitePlan } from "./plan.ts"
import { challengeToken } from "./tls/acme.ts"
import { newReference } from "./reference.ts"
import type { Words } from "../lib/words.ts"
import type { Finding } from "./stages/run.ts"
import type { Detour, GateAnswer, GateRequest } from "./stages/stage.ts"
import { eventOf, type GateState } from "./state.ts"

/** One request that got past the acceptance, and all that is known about it. */
export interface Exchange {
  readonly site: SitePlan
  readonly accepted: Accepted<SitePlan>
  readonly visitor: Visitor
  readonly seen: GateRequest
  readonly reference: string
  /** Every stage is passed: a provider at its own door, or a bypass that the owner has ordered. */
  readonly free: boolean
  /** A question that the gate asks itself; null for every visitor's. */
  readonly life: LifeQuestion | null
}
/** A request that ends at the gate: what it is answered, after its event was written. */
export interface Ending {
  readonly status: number
  readonly reference: string
  readonly retryAfterSeconds?: number | undefined
  /** Where to go instead; only for 303 and 308. */
  readonly location?: string
  /** An answer of a stage's or page's own. */
  readonly answer?: GateAnswer
  /** How this shop's scripts are told of an error; null: our own JSON. */
  readonly failureBody?: string | null
  /** The signed answer to a question of the gate's own. */
  readonly life?: string
  /** What such an error says, where that is more than the status. */
  readonly says?: Words | undefined
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
  own: boolean,
): GateRequest => {
  const { headers, door, method, decoded } = accepted
  const header = (name: string): string | undefined => headers.first.get(name)
  return {
    reference,
    timeMs,
    visitor,
    method,
    path: decoded,
    query: accepted.query,
    target: accepted.target,
    place: upgrade ? "protected" : door.placeOf(method, decoded),
    bodyBytes: headers.body === "length" ? headers.lengthBytes : null,
    headers: headers.forShop,
    cookies: accepted.cookies.shop,
    gateCookies: gateCookiesOf(accepted.cookies.gate, door.scheme),
    candidates: door.candidatesOf({ method, path: decoded, query: accepted.query }),
    navigation: isNavigation(header),
    header,
    own,
  }
}

/** Signs what became of a question of the gate's own; a visitor's answer stays as it is. */
export const withLife = (ending: Ending, { life, site }: Exchange, reason: string): Ending =>
  life === null ? ending : { ...ending, life: site.life.answer(life.token, reason) }

/** What became of a finding that is carried out: written down, then answered. */
export const endingOf = (exchange: Exchange, finding: Finding): Ending | null => {
  const ending = endingFor(exchange, finding)
  const { wanted } = finding
  return ending === null ? null : withLife(ending, exchange, wanted === "internal" ? wanted : wanted.reason)
}

const endingFor = (exchange: Exchange, { wanted }: Finding): Ending | null => {
  const { reference, site } = exchange
  const { failureBody } = site
  if (wanted !== "internal") {
    if (wanted.action === "delay" || wanted.action === "edit") return null
    if (wanted.action === "answer") return { status: wanted.answer.status, reference, answer: wanted.answer }
    if (wanted.action !== "refuse") return detourOf(exchange, wanted)
    const { status, retryAfterSeconds } = wanted
    return { status, reference, retryAfterSeconds, failureBody }
  }
  // A stage that failed is our mistake: only a page that anybody may read, and only where the owner wished so, goes on.
  if (site.onError === "pass" && exchange.seen.place === "storefront") return null
  return { status: 503, reference, failureBody }
}

/** To the page where something is to be done first, and from there back: a form that was stopped is begun anew. */
const detourOf = ({ seen, site, reference }: Exchange, { page, says }: Detour): Ending => {
  if (!seen.navigation) return { status: 429, reference, failureBody: site.failureBody, says }
  const from = URL.parse(seen.header("referer") ?? "")
  const form = from?.origin === site.origin ? from.pathname + from.search : site.logInPage
  const back = seen.method === "GET" || seen.method === "HEAD" ? seen.target : form
  const location = `${page}${page.includes("?") ? "&" : "?"}back=${encodeURIComponent(back)}`
  return { status: 303, reference, location }
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
  const { fromProxies } = accepted.headers
  const asked = accepted.door.life.read(fromProxies, state.clock())
  const life = asked !== null && (await accepted.door.life.use(asked, state.clock())) ? asked : null
  const came = visitorOf(peer, fromProxies, plan.trusted)
  const visitor = life === null ? came : { ...came, address: life.address }
  const seen = seenOf(accepted, visitor, reference, state.clock(), upgrade, life !== null)
  const free = state.bypass.passes() || isServerDoor(accepted, visitor)
  const exchange: Exchange = { site: accepted.door, accepted, visitor, seen, reference, free, life }
  const token = accepted.door.challenge === null ? null : challengeToken(accepted.path)
  const text = token === null ? null : await answerFor(accepted.door, token, state.clock())
  if (text !== null) return { status: 200, reference, answer: { status: 200, headers: PLAIN, body: text } }
  if (accepted.door.scheme === "https" && visitor.scheme === "http")
    return { status: 308, reference, location: accepted.door.origin + accepted.target }
  const own = isOwnPath(accepted.decoded)
  if (own && !isPage(exchange)) {
    state.events.write(eventFor(exchange, { reason: "gate.own-path", decision: "refuse", status: 404 }))
    return { status: 404, reference }
  }
  if (free) return exchange
  const finding = exchange.site[own ? "pagePipeline" : "pipeline"].onRequest(seen)
  const settled = finding instanceof Promise ? await finding : finding
  return settled === null ? exchange : (endingOf(exchange, settled) ?? exchange)
}

const PLAIN = [["content-type", "application/octet-stream"]] as const
/** Of a token that nobody knows here the shop is asked: it may order certificates of its own. */
const answerFor = async ({ challenge }: SitePlan, token: string, timeMs: number): Promise<string | null> => {
  try {
    return (await challenge?.(token, timeMs)) ?? null
  } catch {
    return null
  }
}

const isPage = ({ site, seen }: Exchange): boolean => {
  const page = site.pipeline.pages.get(seen.path)
  const method = seen.method === "HEAD" ? "GET" : seen.method
  return page?.methods.some((one) => one === method) ?? false
}

/** A provider's call to its own door from its own address: every guard is passed. */
const isServerDoor = ({ door, path }: Accepted<SitePlan>, visitor: Visitor): boolean =>
  door.serverDoors.get(path)?.has(visitor.address) ?? false

export const isEnding = (result: Exchange | Ending): result is Ending => "status" in result

/** Whether anything of a body is still to come: then a connection cannot be used again. */
export const hasUnreadBody = (request: FrontRequest): boolean => !(request as IncomingMessage).complete // both kinds have it
