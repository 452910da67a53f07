import type { ClientRequest, IncomingMessage } from "node:http"
import { ServerResponse } from "node:http"
import type { Waits } from "../bounds.ts"
import type { Header } from "../accept/headers.ts"
import { headerIn } from "../header.ts"
import type { ShopFault } from "../shop/ask.ts"
import { oneOf, type Begin } from "../shop/begin.ts"
import { hasBody, trailersOf } from "../shop/head.ts"
import { releasing } from "../release.ts"
import { breakOff, sendHead, type FrontRequest, type FrontResponse } from "./front.ts"

export interface Relay {
  readonly request: FrontRequest
  readonly response: FrontResponse
  readonly method: string
  readonly shop: { readonly request: ClientRequest; readonly response: IncomingMessage }
  readonly headers: readonly Header[]
  /** What was already read of the body. */
  readonly begin: Begin
  /** Instead of the shop's body; only where the whole of it was read. */
  readonly instead: Uint8Array | null
  /** True where the connection cannot be used again. */
  readonly close: boolean
  readonly waits: Waits
  readonly onFault: (fault: ShopFault) => void
}

const EVENT_STREAM = /^\s{0,8}text\/event-stream/i

/** Hands the shop's answer to the visitor byte by byte, at the pace of the slower, and ends when both have ended. */
export const relay = (job: Relay): Promise<void> =>
  new Promise((resolve) => {
    const { request, response, shop, waits } = job
    const from = shop.response
    // Not `from.headers`, which would be made for this alone.
    const isStream = EVENT_STREAM.test(headerIn(job.headers, "content-type") ?? "")
    const idleMs = isStream ? waits.streamIdleMs : waits.shopIdleMs
    let waitingForReader = false
    let settled = false
    const settle = (): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      resolve()
    }
    const give = (fault: ShopFault | null): void => {
      if (settled) return
      if (fault !== null) job.onFault(fault)
      settle()
      shop.request.destroy()
      breakOff(request, response)
    }
    const onTime = (): void => give(waitingForReader ? null : "shop.idle-mid-body")
    let timer = setTimeout(onTime, idleMs)
    const turn = (reader: boolean): void => {
      waitingForReader = reader
      if (waits.readerIdleMs === idleMs) return void timer.refresh()
      clearTimeout(timer)
      timer = setTimeout(onTime, reader ? waits.readerIdleMs : idleMs)
    }

    response.once("close", () => {
      // The visitor left, or the answer is out.
      if (!settled) shop.request.destroy()
      settle()
    })
    response.on("error", () => give(null))
    from.on("error", () => give("shop.reset-mid-body"))
    from.once("close", () => (from.complete ? null : give("shop.reset-mid-body")))

    const headers = job.close && response instanceof ServerResponse ? [...job.headers, CLOSE] : job.headers
    sendHead(response, from.statusCode ?? 502, from.statusMessage ?? "", headers)
    if (!hasBody(job.method, from.statusCode ?? 0)) {
      from.resume()
      response.end(settle)
      return
    }
    if (job.begin.ended) {
      addTrailers(response, trailersOf(from))
      response.end(job.instead ?? oneOf(job.begin.chunks), settle)
      return
    }
    for (const chunk of job.begin.chunks) writeTo(response, chunk)
    // What has no end in sight must show its head before its first byte comes.
    if (headerIn(job.headers, "content-length") === undefined) setImmediate(() => flush(response))
    from.on("data", (chunk: Buffer) => {
      if (settled) return
      timer.refresh()
      if (writeTo(response, chunk)) return
      from.pause()
      turn(true)
    })
    response.on("drain", () => {
      if (settled || !waitingForReader) return
      turn(false)
      from.resume()
    })
    from.once("end", () => {
      if (settled) return
      turn(true)
      addTrailers(response, trailersOf(from))
      response.end(settle)
    })
    // It was paused when its beginning was read.
    from.resume()
  })

const CLOSE: Header = ["connection", "close"]

/** Both kinds write bytes; the compiler cannot see it through their overloads. */
const writeTo = (response: FrontResponse, chunk: Buffer): boolean =>
  response instanceof ServerResponse ? response.write(chunk, releasing(chunk)) : response.write(chunk, releasing(chunk))

const flush = (response: FrontResponse): void => {
  if (response instanceof ServerResponse && !response.destroyed) response.flushHeaders()
}

const addTrailers = (response: FrontResponse, trailers: readonly Header[]): void => {
  if (trailers.length === 0) return
  const named = Object.fromEntries(trailers)
  if (response instanceof ServerResponse) response.addTrailers(named)
  else response.addTrailers(named)
}
