import type { Clock } from "../../lib/clock.ts"
import { VERSION } from "../../lib/version.ts"
import type { Fault, HttpFault, HttpResult, Target } from "../facts.ts"
import { pinAddresses, type Resolve } from "./addresses.ts"
import { boundsWith, type Bounds } from "./bounds.ts"
import { decodeBody, declaredCharset } from "./charset.ts"
import { exchange, type Exchange, type Exchanged, type ExchangeFault } from "./exchange.ts"
import { faultOfCode } from "./fault-of-error.ts"
import { followRedirects } from "./follow.ts"
import type { Ask, Client } from "./look.ts"
import { bareHostname, isOwnUrl, parseWebUrl, vantageTowards } from "./origins.ts"
import { buildPace } from "./pace.ts"
import { buildRest, type Paused } from "./rest.ts"
import { buildTrust } from "./trust.ts"

export interface ClientOptions {
  readonly clock: Clock
  /** Default `LIMITS.requests`. */
  readonly requestBudget?: number
  /** Default `LIMITS.requestsPerSecond`; a shop on loopback is asked without pause. */
  readonly requestsPerSecond?: number
  /** PEM text of an authority that is trusted besides the usual ones. */
  readonly authority?: string
  /** The admin screen's address as the owner told it; its origin may be asked too. */
  readonly adminUrl?: string
  /** Further origins that a person named: a second port. */
  readonly extraOrigins?: readonly string[]
  readonly signal?: AbortSignal
  /** Told when the shop asked us to wait. */
  readonly paused?: Paused
  readonly bounds?: Partial<Bounds>
  /** For tests: how names are resolved. */
  readonly resolve?: Resolve
}

/** The client, and what it noticed on its way. */
export interface ShopClient extends Client {
  /** Origins whose certificate or protocol was refused by the careful attempt, with the verifier's code; they were then looked at unverified. */
  readonly distrusted: ReadonlyMap<string, string>
  /** Ends what is still under way; nothing can be asked after. */
  close(): Promise<void>
}

const EVERY_REQUEST = {
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Accept-Language": "ja,en;q=0.7",
  "Accept-Encoding": "gzip, deflate, br, zstd",
  "Cache-Control": "no-cache",
}

/**
 * A polite client of one shop. Every answer and every fault is a value; nothing that the outside does makes it throw or hang.
 * @throws SekishoError `USAGE_BAD_VALUE` where `authority` is no PEM certificate
 */
export const createClient = (target: Target, options: ClientOptions): ShopClient => {
  const { clock } = options
  const extraOrigins = originsOf([options.adminUrl, ...(options.extraOrigins ?? [])])
  const closing = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal
  const bounds = boundsWith(options.bounds)
  const budget = options.requestBudget ?? bounds.requests
  const perSecond = target.vantage === "loopback" ? null : (options.requestsPerSecond ?? bounds.requestsPerSecond)
  const pace = buildPace(budget, perSecond, signal)
  const rest = buildRest(bounds.restMs, options.paused ?? (() => {}), signal)
  const trust = buildTrust(options.authority)
  const known = new Map([[target.hostname, target.address]])
  const addressOf = pinAddresses(known, bounds.connectMs, options.resolve)
  const distrusted = new Map<string, string>()
  let slowInARow = 0
  const agent = `Sekisho/${VERSION} (+security check of this shop; GET only, asked for by its owner)`

  const attempt = async (plan: Omit<Exchange, "verify" | "secureContext">): Promise<Exchanged | ExchangeFault> => {
    const strict = { ...plan, verify: true, secureContext: trust.strict }
    const relaxed = { ...plan, verify: false, secureContext: trust.relaxed }
    if (plan.url.protocol === "http:") return exchange(strict)
    if (distrusted.has(plan.url.origin)) return exchange(relaxed)
    const careful = await exchange(strict)
    if (!("fault" in careful) || !RETRY_UNVERIFIED.has(careful.fault)) return careful
    // A finding is made of the distrust; the pages behind it are still looked at.
    const result = await exchange(relaxed)
    if (!("fault" in result)) distrusted.set(plan.url.origin, careful.detail)
    return "fault" in result ? careful : result
  }

  const send = async (url: URL, ask: Ask): Promise<Exchanged | ExchangeFault> => {
    const resolved = await addressOf(bareHostname(url))
    if ("code" in resolved) return { fault: faultOfCode(resolved.code), detail: resolved.code }
    if (!mayConnect(target, resolved.address, extraOrigins.includes(url.origin)))
      return { fault: "redirect-outside", detail: "private-address" }
    return attempt({
      url,
      address: resolved.address,
      method: ask.method ?? "GET",
      headers: { ...EVERY_REQUEST, "User-Agent": agent, ...ask.headers },
      ...(ask.body === undefined ? {} : { body: ask.body }),
      maxBodyBytes: ask.maxBodyBytes ?? bounds.bodyBytes,
      bounds,
      signal,
    })
  }

  const sendPatiently = async (url: URL, ask: Ask): Promise<Exchanged | ExchangeFault> => {
    const sentAt = performance.now()
    const result = await send(url, ask)
    return (await rest.after(result, sentAt)) && pace.again() ? send(url, ask) : result
  }

  const ask = async (text: string, ask: Ask = {}): Promise<HttpResult> => {
    const method = ask.method ?? "GET"
    const url = parseWebUrl(text)
    const fault = (fault: Fault, detail: string): HttpFault => ({
      method,
      url: url?.href ?? text.slice(0, bounds.evidenceChars),
      fault,
      detail,
      at: clock(),
    })
    if (url === null) return fault("malformed", "address")
    if (!isOwnUrl(target, extraOrigins, url)) return fault("redirect-outside", url.host)
    if (slowInARow >= bounds.slowInARow) return fault("too-slow", "given-up")
    if (!(await pace.take()))
      return signal.aborted ? fault("not-asked", "called-off") : fault("budget-used-up", String(budget))
    try {
      const result = await sendPatiently(url, ask)
      slowInARow = "fault" in result && SLOW.has(result.fault) ? slowInARow + 1 : 0
      return "fault" in result ? fault(result.fault, result.detail) : answerOf(method, url, result, clock())
    } finally {
      pace.giveBack()
    }
  }

  return {
    ask,
    follow: (url, how) => followRedirects(ask, url, how, bounds.redirects),
    distrusted,
    budget,
    close: async () => closing.abort(),
    get sent() {
      return pace.sent
    },
  }
}

const originsOf = (addresses: readonly (string | undefined)[]): readonly string[] =>
  addresses.flatMap((address) => parseWebUrl(address ?? "")?.origin ?? [])

const SLOW: ReadonlySet<Fault> = new Set(["timed-out", "too-slow"])
const RETRY_UNVERIFIED: ReadonlySet<Fault> = new Set(["certificate-not-trusted", "tls-failed"])

/** A public shop's sibling name must not lead us into our own network. */
const mayConnect = (target: Target, address: string, told: boolean): boolean =>
  told || target.vantage !== "public" || vantageTowards(address) === "public"

const answerOf = (method: string, url: URL, result: Exchanged, at: number): HttpResult => {
  const type = result.headers.find(([name]) => name === "content-type")?.[1] ?? null
  const charset = declaredCharset(type)
  return {
    method,
    url: url.href,
    status: result.status,
    headers: result.headers,
    text: decodeBody(result.bytes, charset),
    bodyBytes: result.bytes.length,
    bodyCut: result.cut,
    charset,
    at,
  }
}
