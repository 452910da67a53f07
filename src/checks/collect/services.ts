import { connect } from "node:net"
import { VERSION } from "../../lib/version.ts"
import type { Fault } from "../facts.ts"
import { resolveWithin, type Resolve } from "./addresses.ts"
import { boundsWith } from "./bounds.ts"
import { exchange } from "./exchange.ts"
import { codeOf, faultOfCode } from "./fault-of-error.ts"
import { bareHostname, parseWebUrl } from "./origins.ts"
import { buildTrust } from "./trust.ts"

/** Asking public services (registries) that are not the shop. */
export interface ServiceOptions {
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly signal?: AbortSignal
  readonly resolve?: Resolve
  /** PEM text of an authority besides the usual ones. */
  readonly authority?: string
}
export type Got<T> = { readonly value: T } | { readonly fault: Fault; readonly detail: string }

const REDIRECTS_MAX = 3

/** One JSON document, verified, bounded, redirects followed. Never throws. */
export const getJson = async (address: string, options: ServiceOptions, redirects = 0): Promise<Got<unknown>> => {
  const url = parseWebUrl(address)
  if (url === null || redirects > REDIRECTS_MAX) return { fault: "malformed", detail: "address" }
  const bounds = boundsWith({ answerMs: options.timeoutMs, connectMs: options.timeoutMs, bodyBytes: options.maxBytes })
  const resolved = await resolveWithin(bareHostname(url), options.timeoutMs, options.resolve)
  if ("code" in resolved) return { fault: faultOfCode(resolved.code), detail: resolved.code }
  const got = await exchange({
    url,
    address: resolved.address,
    method: "GET",
    headers: {
      Accept: "application/rdap+json, application/json",
      "Accept-Encoding": "gzip",
      "User-Agent": `Sekisho/${VERSION}`,
    },
    maxBodyBytes: options.maxBytes,
    verify: true,
    secureContext: buildTrust(options.authority).strict,
    bounds,
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if ("fault" in got) return got
  const location = got.headers.find(([name]) => name === "location")?.[1]
  if (got.status >= 300 && got.status < 400 && location !== undefined)
    return getJson(parseWebUrl(location, url.href)?.href ?? "", options, redirects + 1)
  if (got.status !== 200) return { fault: "service-silent", detail: `HTTP_${got.status}` }
  if (got.cut) return { fault: "body-too-large", detail: `>${options.maxBytes}` }
  try {
    return { value: JSON.parse(got.bytes.toString("utf8")) }
  } catch {
    return { fault: "malformed", detail: "json" }
  }
}

/** Sends one line over TCP and reads what comes until the end, as whois works. Never throws. */
export const askLine = async (
  hostname: string,
  port: number,
  line: string,
  options: ServiceOptions,
): Promise<Got<string>> => {
  const resolved = await resolveWithin(hostname, options.timeoutMs, options.resolve)
  if ("code" in resolved) return { fault: faultOfCode(resolved.code), detail: resolved.code }
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    const socket = connect({ host: resolved.address, port })
    const settle = (result: Got<string>): void => {
      clearTimeout(timer)
      options.signal?.removeEventListener("abort", calledOff)
      socket.destroy()
      resolve(result)
    }
    const calledOff = (): void => settle({ fault: "not-asked", detail: "called-off" })
    const timer = setTimeout(() => settle({ fault: "timed-out", detail: "ETIMEDOUT" }), options.timeoutMs)
    if (options.signal?.aborted) return calledOff()
    options.signal?.addEventListener("abort", calledOff)
    socket.on("connect", () => socket.write(`${line}\r\n`))
    socket.on("data", (part) => {
      parts.push(part)
      size += part.length
      if (size > options.maxBytes) settle({ fault: "body-too-large", detail: `>${options.maxBytes}` })
    })
    socket.on("end", () => settle({ value: Buffer.concat(parts).toString("latin1") }))
    socket.on("error", (error) => settle({ fault: faultOfCode(codeOf(error)), detail: codeOf(error) }))
  })
}
