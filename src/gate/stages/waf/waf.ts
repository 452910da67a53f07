import type { WafSettings } from "../../../config/guard-waf.ts"
import type {
  Decision as RuleDecision,
  Engine,
  HeaderList,
  RuleMatch,
  Transaction,
  TransactionReport,
} from "../../../waf/index.ts"
import { cookieHeader } from "../../accept/cookies.ts"
import { SIGNAL_BYTES } from "../../acts/outcome.ts"
import { headerIn } from "../../header.ts"
import {
  NEXT,
  type Decision,
  type GateRequest,
  type Refusal,
  type RequestBody,
  type RuleHit,
  type ShopAnswer,
  type ShopHead,
  type Stage,
} from "../stage.ts"
import { isMultipart, shownOf } from "./begin.ts"
import { attackClass } from "./classes.ts"

const STATUSES: Readonly<Record<number, Refusal["status"]>> = { 400: 400, 413: 413, 414: 414 }
const HITS = { rules: 20, places: 3, placeChars: 80 } as const

/** Rules and the names of what they met, never the values: enough to make an exception for one field. */
const hitsOf = (matches: readonly RuleMatch[]): readonly RuleHit[] =>
  matches.slice(0, HITS.rules).map(({ ruleId, variables }) => ({
    id: ruleId,
    at: [...new Set(variables.map(({ name }) => Buffer.from(name, "latin1").toString("utf8")))]
      .slice(0, HITS.places)
      .map((name) => name.slice(0, HITS.placeChars)),
  }))

const refusalOf = (decision: RuleDecision, { matches }: TransactionReport): Refusal => {
  const status = decision.phase > 2 ? 503 : (STATUSES[decision.status] ?? 403)
  return {
    action: "refuse",
    status,
    reason: `waf.${attackClass(decision.ruleId, matches)}`,
    rules: hitsOf(matches),
  }
}

const tooLong = (reason: "waf.body-too-long" | "waf.files-too-long"): Refusal => ({
  action: "refuse",
  status: 413,
  reason,
})
const TOO_LONG = tooLong("waf.body-too-long")
const FILES_TOO_LONG = tooLong("waf.files-too-long")

/** The headers as the shop gets them, as far as rules look at them. */
const headersOf = (request: GateRequest, host: string, bodyBytes: number | null): HeaderList => [
  ["Host", host],
  ...request.headers,
  ...(request.cookies.length === 0 ? [] : ([["Cookie", cookieHeader(request.cookies)]] as const)),
  ...(bodyBytes === null ? [] : ([["Content-Length", String(bodyBytes)]] as const)),
]

const begin = (engine: Engine, request: GateRequest): Transaction =>
  engine.transaction({
    remoteAddress: request.visitor.address,
    remotePort: 0,
    serverAddress: "127.0.0.1",
    serverPort: request.visitor.scheme === "https" ? 443 : 80,
    uniqueId: request.reference,
    startedAtMs: request.timeMs,
  })

const inspect = (
  transaction: Transaction,
  request: GateRequest,
  host: string,
  bytes: Uint8Array,
): RuleDecision | null => {
  const length = bytes.length > 0 || (request.method !== "GET" && request.method !== "HEAD") ? bytes.length : null
  return (
    transaction.request(request.method, request.target, "HTTP/1.1", headersOf(request, host, length)) ??
    (bytes.length > 0 ? transaction.bodyChunk(bytes) : null) ??
    transaction.endBody()
  )
}

const inspectAnswer = (transaction: Transaction, answer: ShopAnswer): RuleDecision | null =>
  transaction.response(answer.status, "HTTP/1.1", answer.headers) ??
  (answer.body === null ? null : transaction.responseChunk(answer.body.bytes)) ??
  transaction.endResponse()

const typeOf = (head: ShopHead): string =>
  (headerIn(head.headers, "content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? ""

/** Shows every request, and on wish every answer, to the rules. */
export const waf: Stage<WafSettings> = {
  name: "waf",
  build(settings, { waf: engine, origin }) {
    // The plan was not built without one.
    if (engine === null) throw new TypeError("no rules")
    const { host } = new URL(origin)
    const mimeTypes = engine.plan.settings.responseMimeTypes
    /** Those whose answer is still to come. */
    const open = new WeakMap<GateRequest, Transaction>()
    const onBody = (request: GateRequest, body: RequestBody): Decision => {
      const type = request.header("content-type") ?? ""
      if (!body.whole || body.bytes.length > settings["body-bytes"]) {
        if (isMultipart(type) ? settings["over-files"] === "refuse" : settings.over === "refuse")
          return isMultipart(type) ? FILES_TOO_LONG : TOO_LONG
      }
      const whole = body.whole && body.bytes.length <= settings["body-bytes"]
      const { bytes } = shownOf({ bytes: body.bytes.subarray(0, settings["body-bytes"]), whole }, type)
      const transaction = begin(engine, request)
      let decision: RuleDecision | null
      try {
        decision = inspect(transaction, request, host, bytes)
      } catch (error) {
        transaction.end()
        throw error
      }
      if (decision !== null) return refusalOf(decision, transaction.end())
      if (settings.answers) open.set(request, transaction)
      else transaction.end()
      return NEXT
    }
    if (!settings.answers) return { bodyBytes: () => settings["body-bytes"], onBody }
    return {
      bodyBytes: () => settings["body-bytes"],
      onBody,
      answerBytes: (request, head) => (open.has(request) && mimeTypes.includes(typeOf(head)) ? SIGNAL_BYTES : 0),
      onResponse(request, answer) {
        const transaction = open.get(request)
        if (transaction === undefined) return NEXT
        const decision = inspectAnswer(transaction, answer)
        if (decision === null) return NEXT
        open.delete(request)
        return refusalOf(decision, transaction.end())
      },
      onEnd(request) {
        open.get(request)?.end()
        open.delete(request)
      },
    }
  },
}
