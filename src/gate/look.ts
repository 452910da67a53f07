import type { IncomingMessage } from "node:http"
import { readFields } from "./acts/fields.ts"
import { readMutations } from "./acts/graphql/mutations.ts"
import { needsText, resultOf, SIGNAL_BYTES } from "./acts/outcome.ts"
import { ACT_BODY_BYTES, readActs, type ActsRead, type RequestedAct } from "./acts/requested.ts"
import type { Header } from "./accept/headers.ts"
import { GATE_BOUNDS } from "./bounds.ts"
import type { Exchange } from "./exchange.ts"
import type { VisitorBody } from "./front/body.ts"
import { headerIn } from "./header.ts"
import type { ShopFault } from "./shop/ask.ts"
import { NOTHING_READ, readBegin, unpacked, type Begin } from "./shop/begin.ts"
import { hasBody } from "./shop/head.ts"
import type { Finding } from "./stages/run.ts"
import type { BodyPrefix, EndedAct, GateRequest, ShopAnswer, ShopHead } from "./stages/stage.ts"

const NO_BODY: BodyPrefix = { bytes: new Uint8Array(), whole: true }
const NO_ACTS: ActsRead = { state: "read", acts: [] }

const isGraphql = ({ candidates }: GateRequest): boolean => candidates.some(({ mutation }) => mutation !== undefined)

const actsOf = ({ seen }: Exchange, { bytes, whole }: BodyPrefix): ActsRead => {
  const { candidates, method, query } = seen
  if (candidates.length === 0) return NO_ACTS
  const packed = !/^identity$/i.test(seen.header("content-encoding") ?? "identity")
  const contentType = seen.header("content-type") ?? ""
  if (isGraphql(seen))
    return readMutations(candidates, { method, query, contentType, bytes: packed ? null : bytes, whole })
  const readable =
    whole && bytes.length <= ACT_BODY_BYTES && !packed && candidates.every(({ reads }) => reads !== "xml")
  const type = candidates.some(({ reads }) => reads === "json") ? "application/json" : contentType
  return readActs(candidates, readable ? readFields(bytes, type) : null)
}
/** Bytes of a body in which all must stand that it asks for. */
const actBytes = (seen: GateRequest): number => {
  if (seen.candidates.length === 0) return 0
  return isGraphql(seen) ? GATE_BOUNDS.prefixBytes : ACT_BODY_BYTES + 1
}

/** What the stages say to a request with its body, and what it wants to have done. Null where the body ended early. */
export const inspectBody = async (
  exchange: Exchange,
  body: VisitorBody | null,
): Promise<{ readonly finding: Finding | null; readonly acts: readonly RequestedAct[] } | null> => {
  const { pipeline } = exchange.site
  if (exchange.free) return { finding: null, acts: [] }
  const wanted = Math.max(pipeline.bodyBytes(exchange.seen), actBytes(exchange.seen))
  if (wanted === 0) return { finding: null, acts: [] }
  const prefix = body === null ? NO_BODY : await body.prefix(Math.min(wanted, GATE_BOUNDS.prefixBytes))
  if (prefix === null) return null
  const acts = actsOf(exchange, prefix)
  const finding = await pipeline.onBody(exchange.seen, { ...prefix, acts })
  return { finding, acts: acts.state === "read" ? acts.acts : [] }
}

/** What the visitor is to get, as far as the stages have a say in it. */
export interface Looked {
  readonly finding: Finding | null
  readonly headers: readonly Header[]
  readonly begin: Begin
  readonly instead: Uint8Array | null
}

const bytesToSee = (exchange: Exchange, head: ShopHead, acts: readonly RequestedAct[]): number => {
  const { method } = exchange.accepted
  // An event stream has no beginning that could be waited for.
  if (!hasBody(method, head.status) || /^\s{0,8}text\/event-stream/i.test(headerIn(head.headers, "content-type") ?? ""))
    return 0
  const forActs = acts.some(({ act }) => needsText(act)) ? SIGNAL_BYTES : 0
  return Math.min(Math.max(exchange.site.pipeline.answerBytes(exchange.seen, head), forActs), SIGNAL_BYTES)
}

const endedActs = (acts: readonly RequestedAct[], head: ShopHead, body: BodyPrefix | null): readonly EndedAct[] => {
  if (acts.length === 0) return []
  const text = body === null ? null : Buffer.from(body.bytes).toString("utf8")
  const seen = { ...head, text }
  return acts.map((requested) => ({ requested, result: resultOf(requested.act, seen, requested.answer) }))
}

/** The stages' look at the shop's answer, with as much of its body as they asked for. */
export const lookAt = async (
  exchange: Exchange,
  head: ShopHead,
  response: IncomingMessage,
  acts: readonly RequestedAct[],
  idleMs: number,
): Promise<Looked | { readonly fault: ShopFault }> => {
  const { pipeline } = exchange.site
  const asIs = { finding: null, headers: head.headers, begin: NOTHING_READ, instead: null }
  if (exchange.free || !pipeline.looksAtAnswers) return asIs
  const bytes = bytesToSee(exchange, head, acts)
  const begin = bytes === 0 ? NOTHING_READ : await readBegin(response, bytes, idleMs)
  if (typeof begin === "string") return { fault: begin }
  const body = bytes === 0 ? null : unpacked(begin, headerIn(head.headers, "content-encoding"), bytes)
  const answer: ShopAnswer = { ...head, body, acts: endedActs(acts, head, body) }
  await pipeline.onOutcome(exchange.seen, answer)
  const judged = await pipeline.onResponse(exchange.seen, answer)
  if ("stage" in judged) return { ...asIs, begin, finding: judged }
  const instead = begin.ended ? judged.body : null
  return {
    finding: null,
    begin,
    instead,
    headers: instead === null ? judged.headers : resized(judged.headers, instead),
  }
}

/** Headers that describe the shop's own bytes. */
const OF_THE_BYTES = new Set(["content-encoding", "content-length", "transfer-encoding", "etag", "content-md5", "digest", "repr-digest", "accept-ranges"]) // prettier-ignore
const resized = (headers: readonly Header[], body: Uint8Array): readonly Header[] => [
  ...headers.filter(([name]) => !OF_THE_BYTES.has(name.toLowerCase())),
  ["Content-Length", String(body.length)],
]
