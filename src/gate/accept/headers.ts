import type { Arrival } from "./arrival.ts"
import { GATE_BOUNDS } from "../bounds.ts"
import { headerName } from "./header-name.ts"
import { refused, taken, type Taken } from "./reasons.ts"

export type Header = readonly [name: string, value: string]

/** What the header block says, sorted by who it is for. */
export interface AcceptedHeaders {
  /** End-to-end headers as they came, without host, cookie, lengths, hop-by-hop and what only proxies may say. */
  readonly forShop: readonly Header[]
  /** First value of a name in `forShop`, by the name in lower case. */
  readonly first: ReadonlyMap<string, string>
  /** What proxies on the way say about the visitor, lower-case names: believed only from trusted ones. */
  readonly fromProxies: readonly Header[]
  readonly cookie: string
  readonly body: "none" | "length" | "chunked"
  /** Bytes, where `body` is `length`. */
  readonly lengthBytes: number
  readonly expectsContinue: boolean
  readonly upgrade: "websocket" | null
}

/** A control character, or one that is no byte. */
const STRANGE = /[^\t -~\u0080-\u00ff]/

type Lines = ReadonlyMap<string, readonly string[]>

const gather = (arrival: Arrival): Taken<Lines> => {
  const lines = new Map<string, string[]>()
  const { headers } = arrival
  if (headers.length > GATE_BOUNDS.headerCount * 2) return refused("accept.header-count")
  let chars = 0
  for (let at = 0; at < headers.length; at += 2) {
    const { lower, fault, once } = headerName(headers[at] ?? "")
    const value = headers[at + 1] ?? ""
    chars += lower.length + value.length
    if (fault !== null) return refused(fault)
    if (STRANGE.test(value)) return refused("accept.header-value")
    const before = lines.get(lower)
    if (before === undefined) lines.set(lower, [value])
    else if (once) return refused(lower === "transfer-encoding" ? "accept.transfer-coding" : "accept.duplicate-header")
    else before.push(value)
  }
  return chars > GATE_BOUNDS.headerBytes ? refused("accept.header-too-long") : taken(lines)
}

const one = (lines: Lines, name: string): string | undefined => lines.get(name)?.[0]

type Body = Pick<AcceptedHeaders, "body" | "lengthBytes">

const takeBody = (lines: Lines, version: string): Taken<Body> => {
  const coding = one(lines, "transfer-encoding")
  const lengths = lines.get("content-length") ?? []
  if (coding !== undefined) {
    if (lengths.length > 0) return refused("accept.both-lengths")
    if (coding.toLowerCase() !== "chunked" || version !== "1.1") return refused("accept.transfer-coding")
    return taken({ body: "chunked", lengthBytes: 0 })
  }
  if (lengths.length > 1) return refused("accept.both-lengths")
  const [length] = lengths
  if (length === undefined) return taken({ body: "none", lengthBytes: 0 })
  if (!/^[0-9]{1,15}$/.test(length)) return refused("accept.content-length")
  return taken({ body: "length", lengthBytes: Number(length) })
}

const takeExpect = (lines: Lines): Taken<boolean> => {
  const expect = one(lines, "expect")
  if (expect === undefined) return taken(false)
  return expect.toLowerCase() === "100-continue" ? taken(true) : refused("accept.expectation")
}

const TOKEN_LIST = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/
/** The names that Connection names: they end here too. */
const namedByConnection = (lines: Lines): ReadonlySet<string> => {
  const values = lines.get("connection")
  if (values === undefined || (values.length === 1 && values[0] === "keep-alive")) return NOTHING
  return new Set(
    values
      .flatMap((value) => value.split(","))
      .map((name) => name.trim().toLowerCase())
      .filter((name) => TOKEN_LIST.test(name)),
  )
}
const NOTHING: ReadonlySet<string> = new Set()

/** A WebSocket begins with a GET without a body; every other wish to change the protocol (h2c) is passed over. */
const takeUpgrade = (arrival: Arrival, lines: Lines, body: Body): Taken<"websocket" | null> => {
  const wish = one(lines, "upgrade")
  if (wish === undefined || !namedByConnection(lines).has("upgrade")) return taken(null)
  if (wish.toLowerCase() !== "websocket") return taken(null)
  const sound =
    arrival.method === "GET" &&
    arrival.version === "1.1" &&
    (body.body === "none" || (body.body === "length" && body.lengthBytes === 0)) &&
    one(lines, "sec-websocket-version") === "13" &&
    /^[A-Za-z0-9+/]{22}==$/.test(one(lines, "sec-websocket-key") ?? "")
  return sound ? taken("websocket") : refused("accept.upgrade")
}

const UNCODED = /^(?:identity)?$/i

/** Reads the header block. Order and spelling of what goes on are the visitor's own. */
export const takeHeaders = (arrival: Arrival): Taken<AcceptedHeaders> => {
  const lines = gather(arrival)
  if (!lines.ok) return lines
  const body = takeBody(lines.value, arrival.version)
  if (!body.ok) return body
  const expects = takeExpect(lines.value)
  if (!expects.ok) return expects
  const upgrade = takeUpgrade(arrival, lines.value, body.value)
  if (!upgrade.ok) return upgrade
  if (!UNCODED.test(one(lines.value, "content-encoding") ?? "")) return refused("accept.content-coding")
  const cookies = lines.value.get("cookie") ?? []
  // HTTP/2 splits cookies into several lines by design; HTTP/1.1 never does.
  if (cookies.length > 1 && arrival.version !== "2.0") return refused("accept.two-cookie-headers")
  return taken({
    ...sortHeaders(arrival, namedByConnection(lines.value)),
    ...body.value,
    cookie: cookies.join("; "),
    expectsContinue: expects.value,
    upgrade: upgrade.value,
  })
}

const sortHeaders = (
  { headers }: Arrival,
  ended: ReadonlySet<string>,
): Pick<AcceptedHeaders, "forShop" | "first" | "fromProxies"> => {
  const forShop: Header[] = []
  const first = new Map<string, string>()
  const fromProxies: Header[] = []
  for (let at = 0; at < headers.length; at += 2) {
    const [name, value] = [headers[at] ?? "", headers[at + 1] ?? ""]
    const { lower, meantFor } = headerName(name)
    if (meantFor === "proxies") fromProxies.push([lower, value])
    if (meantFor !== "shop" || ended.has(lower)) continue
    forShop.push([name, value])
    if (!first.has(lower)) first.set(lower, value)
  }
  return { forShop, first, fromProxies }
}
