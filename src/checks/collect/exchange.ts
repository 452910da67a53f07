import { request as requestPlain, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http"
import { request as requestSecure } from "node:https"
import { isIP } from "node:net"
import type { SecureContext } from "node:tls"
import type { Fault, Headers } from "../facts.ts"
import type { Bounds } from "./bounds.ts"
import { codeOf, faultOfCode } from "./fault-of-error.ts"
import { bareHostname } from "./origins.ts"
import { codingsOf, readBody } from "./unfold.ts"

export interface Exchange {
  readonly url: URL
  /** The address that is really connected to. */
  readonly address: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly maxBodyBytes: number
  readonly verify: boolean
  readonly secureContext: SecureContext
  readonly bounds: Bounds
  readonly signal?: AbortSignal
}
export interface Exchanged {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly cut: boolean
}
export interface ExchangeFault {
  readonly fault: Fault
  readonly detail: string
}

/** One request and its answer over a connection of its own. Every end is a value; nothing is thrown, nothing outlives `answerMs`. */
export const exchange = (ask: Exchange): Promise<Exchanged | ExchangeFault> =>
  new Promise((resolve) => {
    const state = { connected: false, answered: false }
    const started = start(ask)
    if (started instanceof Error) return resolve(faultOf(started, state, ask.url))
    const request = started
    const timers: NodeJS.Timeout[] = []
    const settle = (result: Exchanged | ExchangeFault): void => {
      for (const timer of timers) clearTimeout(timer)
      ask.signal?.removeEventListener("abort", calledOff)
      request.destroy()
      resolve(result)
    }
    const fail = (error: unknown): void => settle(faultOf(error, state, ask.url))
    const calledOff = (): void => settle({ fault: "not-asked", detail: "called-off" })
    const tooLate = (): void => {
      const begun = state.answered || (ask.url.protocol === "http:" && (request.socket?.bytesRead ?? 0) > 0)
      settle({ fault: begun ? "too-slow" : "timed-out", detail: begun ? "answer" : "no-answer" })
    }
    timers.push(setTimeout(tooLate, ask.bounds.answerMs))
    timers.push(
      setTimeout(() => state.connected || settle({ fault: "timed-out", detail: "connect" }), ask.bounds.connectMs),
    )
    if (ask.signal?.aborted) return calledOff()
    ask.signal?.addEventListener("abort", calledOff)
    request.on("error", fail)
    request.on("socket", (socket) =>
      socket.once(ask.url.protocol === "https:" ? "secureConnect" : "connect", () => (state.connected = true)),
    )
    request.on("upgrade", () => settle({ fault: "malformed", detail: "upgrade" }))
    request.on("response", (response) => {
      state.answered = true
      readAnswer(response, ask).then(settle, fail)
    })
    request.end(ask.body)
  })

/** Node refuses some requests by throwing; that is our mistake, and still only one thing that could not be looked at. */
const start = (ask: Exchange): ClientRequest | Error => {
  const secure = ask.url.protocol === "https:"
  const hostname = bareHostname(ask.url)
  const options: RequestOptions & { secureContext?: SecureContext; servername?: string; rejectUnauthorized?: boolean } =
    {
      host: ask.address,
      port: ask.url.port || (secure ? 443 : 80),
      method: ask.method,
      path: ask.url.pathname + ask.url.search,
      headers: { Host: ask.url.host, ...ask.headers },
      agent: false,
      maxHeaderSize: ask.bounds.headerBytes,
      ...(secure
        ? {
            secureContext: ask.secureContext,
            servername: isIP(hostname) === 0 ? hostname : "",
            rejectUnauthorized: ask.verify,
          }
        : {}),
    }
  try {
    const request = secure ? requestSecure(options) : requestPlain(options)
    request.maxHeadersCount = ask.bounds.headerCount + 1
    return request
  } catch (error) {
    return error instanceof Error ? error : new Error("unknown")
  }
}

const readAnswer = async (response: IncomingMessage, ask: Exchange): Promise<Exchanged | ExchangeFault> => {
  const headers = pairsOf(response.rawHeaders)
  if (headers.length > ask.bounds.headerCount)
    return { fault: "header-too-large", detail: `>${ask.bounds.headerCount}` }
  const codings = codingsOf(response.headers["content-encoding"] ?? null)
  if (codings === null) return { fault: "malformed", detail: "content-encoding" }
  const wantBytes = Math.min(ask.maxBodyBytes, ask.bounds.bodyBytes)
  const body = await readBody(response, codings, wantBytes, ask.bounds.bodyBytes)
  if ("fault" in body) return body
  return { status: response.statusCode ?? 0, headers, ...body }
}

const pairsOf = (raw: readonly string[]): Headers =>
  Array.from({ length: Math.floor(raw.length / 2) }, (_, n) => [(raw[2 * n] ?? "").toLowerCase(), raw[2 * n + 1] ?? ""])

const HANDSHAKE_BROKEN = new Set(["ECONNRESET", "EPIPE"])
const faultOf = (error: unknown, state: { connected: boolean; answered: boolean }, url: URL): ExchangeFault => {
  const detail = codeOf(error)
  const fault = faultOfCode(detail)
  if (fault !== "unreachable") return { fault, detail }
  // Broken off inside the body, the answer is no whole answer; broken off inside the handshake, it is the handshake that failed.
  if (state.answered) return { fault: "malformed", detail }
  return url.protocol === "https:" && !state.connected && HANDSHAKE_BROKEN.has(detail)
    ? { fault: "tls-failed", detail }
    : { fault, detail }
}
