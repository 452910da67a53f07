import { request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { GATE_BOUNDS, type Waits } from "../bounds.ts"
import type { Departure } from "./departure.ts"
import type { Upstream } from "./pool.ts"

/** Why the shop gave no answer. Permanent. */
export type ShopFault =
  | "shop.unreachable"
  | "shop.busy"
  | "shop.connect-timeout"
  | "shop.header-timeout"
  | "shop.reset"
  | "shop.garbage"
  | "shop.upgrade"
  | "shop.reset-mid-body"
  | "shop.idle-mid-body"

export const statusOfFault = (fault: ShopFault): 502 | 503 | 504 => {
  if (fault === "shop.busy") return 503
  return fault === "shop.connect-timeout" || fault === "shop.header-timeout" ? 504 : 502
}

export interface Question {
  readonly method: string
  readonly target: string
  /** Name, value, name, value: exactly what is sent, framing included. */
  readonly headers: readonly string[]
  readonly upgrade: boolean
  /** Sends the body once the connection stands; null where there is none. */
  readonly body: ((request: ClientRequest) => void) | null
}
/** What came of it. */
export type Outcome =
  | { readonly kind: "answer"; readonly request: ClientRequest; readonly response: IncomingMessage }
  | { readonly kind: "upgraded"; readonly response: IncomingMessage; readonly socket: Duplex; readonly head: Buffer }
  | { readonly kind: "fault"; readonly fault: ShopFault }
  | { readonly kind: "gone" }

const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS"])

type Tried = Outcome | { readonly kind: "unsent"; readonly fault: ShopFault } | { readonly kind: "stale" }

const faultOf = (error: NodeJS.ErrnoException): ShopFault =>
  error.code?.startsWith("HPE_") ? "shop.garbage" : "shop.reset"

/** One try at one upstream. `unsent`: not a byte left us, another may be tried. `stale`: a kept connection had closed. */
const tryOne = (
  upstream: Upstream,
  question: Question,
  waits: Waits,
  departure: Departure,
  fresh = question.upgrade,
): Promise<Tried> =>
  new Promise((resolve) => {
    const request = httpRequest({
      host: upstream.host,
      port: upstream.port,
      method: question.method,
      path: question.target,
      headers: question.headers,
      setHost: false,
      agent: fresh ? false : upstream.agent,
      maxHeaderSize: GATE_BOUNDS.headerBytes,
    })
    let assigned = false
    let sent = false
    let timedOut: ShopFault | null = null
    let timer: NodeJS.Timeout | undefined
    const wait = (ms: number, fault: ShopFault): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        timedOut = fault
        request.destroy(new Error(fault))
      }, ms)
    }
    const settle = (tried: Tried): void => {
      clearTimeout(timer)
      departure.tell(null)
      resolve(tried)
    }
    const leave = (): void => {
      settle({ kind: "gone" })
      request.destroy()
    }
    const send = (): void => {
      sent = true
      clearTimeout(timer)
      // A visitor's slow body is not the shop's fault: its time counts from the body's end.
      const sentWhole = (): void => wait(waits.shopHeaderMs, "shop.header-timeout")
      if (question.body !== null) {
        request.once("finish", sentWhole)
        return question.body(request)
      }
      sentWhole()
      request.end()
    }
    const onError = (error: NodeJS.ErrnoException): void => {
      if (departure.gone) return settle({ kind: "gone" })
      // It was not the shop's fault that all connections to it were taken.
      if (!assigned && timedOut !== null) return settle({ kind: "fault", fault: "shop.busy" })
      if (!sent) return settle({ kind: "unsent", fault: timedOut ?? "shop.unreachable" })
      const stale = request.reusedSocket && timedOut === null && error.code?.startsWith("HPE_") === false
      settle(stale ? { kind: "stale" } : { kind: "fault", fault: timedOut ?? faultOf(error) })
    }
    // A kept connection is there at once.
    if (!request.reusedSocket) wait(waits.connectMs, "shop.connect-timeout")
    departure.tell(leave)
    request.on("error", onError)
    request.once("socket", (socket) => {
      assigned = true
      if (socket.connecting) socket.once("connect", send)
      else send()
    })
    request.once("response", (response) => settle({ kind: "answer", request, response }))
    request.once("upgrade", (response, socket, head) => {
      if (question.upgrade) return settle({ kind: "upgraded", response, socket, head })
      socket.destroy()
      settle({ kind: "fault", fault: "shop.upgrade" })
    })
  })

/**
 * Asks the shop: the upstreams in order until one takes the connection. What was sent is never sent twice, a GET apart that went
 * into a connection the shop had already closed. Never rejects.
 */
export const askShop = async (
  upstreams: readonly Upstream[],
  question: Question,
  waits: Waits,
  departure: Departure,
): Promise<Outcome> => {
  let fault: ShopFault = "shop.unreachable"
  for (const upstream of upstreams) {
    let tried = await tryOne(upstream, question, waits, departure)
    if (tried.kind === "stale" && question.body === null && IDEMPOTENT.has(question.method))
      tried = await tryOne(upstream, question, waits, departure, true)
    if (tried.kind === "stale") return { kind: "fault", fault: "shop.reset" }
    if (tried.kind !== "unsent") return tried
    upstream.rest()
    fault = tried.fault
  }
  return { kind: "fault", fault }
}
