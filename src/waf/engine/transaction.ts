import { parseBody } from "../bodies/parse.ts"
import type { Phase } from "../plan/rule.ts"
import type { VariableName } from "../seclang/variables.ts"
import type { Decision, RuleMatch } from "./decision.ts"
import { runPhase } from "./phase.ts"
import { cookiesOf, processorFor, queryArguments, splitTarget } from "./request.ts"
import type { State } from "./state.ts"
import type { HeaderList } from "./variables.ts"

/** What a transaction came to. */
export interface TransactionReport {
  readonly decision: Decision | null
  readonly matches: readonly RuleMatch[]
  /** Anomaly scores and whatever else rules put into TX, names in lower case. */
  tx(name: string): string
}

const BODY_VARIABLES: readonly VariableName[] = [
  "ARGS",
  "ARGS_COMBINED_SIZE",
  "ARGS_NAMES",
  "ARGS_POST",
  "ARGS_POST_NAMES",
  "FILES",
  "FILES_COMBINED_SIZE",
  "FILES_NAMES",
  "FILES_SIZES",
  "FILES_TMP_CONTENT",
  "FULL_REQUEST_LENGTH",
  "MULTIPART_FILENAME",
  "MULTIPART_NAME",
  "MULTIPART_PART_HEADERS",
  "REQBODY_ERROR",
  "REQBODY_ERROR_MSG",
  "REQUEST_BODY",
  "REQUEST_BODY_LENGTH",
  "XML",
]

const headerOf = (headers: HeaderList, name: string): string =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? ""

/**
 * One request and its answer on their way through the rules. Call in this order, each at most once: `request`, then
 * `bodyChunk` as often as needed and `endBody`, then `response`, `responseChunk`, `endResponse`, and `end` in any case.
 * Each answers a decision, or null to go on; after a decision only `end` may follow.
 */
export class Transaction {
  readonly #state: State
  #decision: Decision | null = null
  #allowed = false
  #allowedRequest = false
  #chunks: Uint8Array[] = []
  #bodyBytes = 0
  #cut = false
  #responseChunks: Uint8Array[] = []
  #responseBytes = 0

  constructor(state: State) {
    this.#state = state
  }

  /** Request line and headers (phase 1). Texts are latin1, as node:http gives them; `protocol` like "HTTP/1.1". */
  request(method: string, target: string, protocol: string, headers: HeaderList): Decision | null {
    const { message, plan } = this.#state
    const { uri, path, query: queryText } = splitTarget(target)
    const query = queryArguments(queryText, plan.settings)
    message.method = method
    message.target = target
    message.protocol = protocol
    message.requestHeaders = headers
    message.uri = uri
    message.path = path
    message.query = queryText
    message.queryArguments = query.items
    message.cookies = cookiesOf(headers)
    message.bodyProcessor = processorFor(headerOf(headers, "content-type"))
    return this.#run(1) ?? (query.more ? this.#bound(1, 400, "too many arguments") : null)
  }

  /** Whether the body is to be handed over at all. */
  get wantsBody(): boolean {
    return this.#state.requestBodyAccess && this.#state.mode !== "off" && !this.#allowed && !this.#allowedRequest
  }

  /** The next bytes of the request's body; a decision when a limit is passed and the settings refuse that. */
  bodyChunk(chunk: Uint8Array): Decision | null {
    if (!this.wantsBody || this.#decision !== null) return null
    const { settings } = this.#state.plan
    const limit =
      this.#processor() === "MULTIPART" ? settings.requestBodyLimitBytes : settings.requestBodyNoFilesLimitBytes
    const room = limit - this.#bodyBytes
    this.#bodyBytes += chunk.length
    if (chunk.length <= room) {
      this.#chunks.push(chunk)
      return null
    }
    if (room > 0) this.#chunks.push(chunk.subarray(0, room))
    this.#cut = true
    return settings.requestBodyLimitAction === "reject" ? this.#bound(2, 413, "the request body is too large") : null
  }

  #processor(): string {
    return this.#state.bodyProcessor ?? this.#state.message.bodyProcessor
  }

  /** The request is complete (phase 2). Call it for requests without a body too. */
  endBody(): Decision | null {
    if (this.#decision !== null) return null
    if (this.#bodyBytes > 0) this.#readBody()
    return this.#run(2)
  }

  #readBody(): void {
    const state = this.#state
    const { message, plan } = state
    const processor = this.#processor()
    const text = Buffer.concat(this.#chunks).toString("latin1")
    this.#chunks = []
    message.bodyLength = this.#bodyBytes
    const read = parseBody(text, processor, headerOf(message.requestHeaders, "content-type"), plan.settings)
    message.body = this.#cut ? { ...read, error: read.error ?? "the body was cut" } : read
    // Without a processor nothing else would look into the body; a broken one hides what the shop may still read.
    const raw = processor === "URLENCODED" || (processor === "" && state.forceBody) || read.error !== null
    message.bodyText = raw ? text : ""
    state.refresh(BODY_VARIABLES)
  }

  /** Status line and headers of the answer (phase 3). */
  response(status: number, protocol: string, headers: HeaderList): Decision | null {
    if (this.#decision !== null) return null
    const { message } = this.#state
    message.status = status
    message.responseProtocol = protocol
    message.responseHeaders = headers
    this.#state.refresh([
      "RESPONSE_CONTENT_LENGTH",
      "RESPONSE_CONTENT_TYPE",
      "RESPONSE_HEADERS",
      "RESPONSE_HEADERS_NAMES",
      "RESPONSE_PROTOCOL",
      "RESPONSE_STATUS",
      "STATUS_LINE",
    ])
    return this.#run(3)
  }

  /** Whether the answer's body is to be handed over: its type is one that rules look into. */
  get wantsResponseBody(): boolean {
    const state = this.#state
    if (!state.responseBodyAccess || state.mode === "off" || this.#allowed) return false
    const type = headerOf(state.message.responseHeaders, "content-type").split(";", 1)[0]?.trim().toLowerCase() ?? ""
    return state.plan.settings.responseMimeTypes.includes(type)
  }

  /** The next bytes of the answer's body, unpacked. Past the limit they are not looked at. */
  responseChunk(chunk: Uint8Array): Decision | null {
    if (!this.wantsResponseBody || this.#decision !== null) return null
    const { responseBodyLimitBytes, responseBodyLimitAction } = this.#state.plan.settings
    const room = responseBodyLimitBytes - this.#responseBytes
    this.#responseBytes += chunk.length
    if (room > 0) this.#responseChunks.push(chunk.length <= room ? chunk : chunk.subarray(0, room))
    if (chunk.length <= room || responseBodyLimitAction !== "reject") return null
    return this.#bound(4, 502, "the response body is too large")
  }

  /** The answer is complete (phase 4). */
  endResponse(): Decision | null {
    if (this.#decision !== null) return null
    const { message } = this.#state
    if (this.#responseBytes > 0) {
      message.responseText = Buffer.concat(this.#responseChunks).toString("latin1")
      this.#responseChunks = []
      this.#state.refresh(["RESPONSE_BODY"])
    }
    return this.#run(4)
  }

  /** Everything is over (phase 5, which decides nothing). */
  end(): TransactionReport {
    const state = this.#state
    runPhase(5, state)
    state.release()
    return { decision: this.#decision, matches: state.matches, tx: (name) => state.tx.get(name.toLowerCase()) ?? "" }
  }

  #run(phase: Phase): Decision | null {
    if (this.#allowed || (phase < 3 && this.#allowedRequest)) return null
    const end = runPhase(phase, this.#state)
    if (end.allowed === "all") this.#allowed = true
    if (end.allowed === "request") this.#allowedRequest = true
    this.#decision ??= end.decision
    return end.decision
  }

  #bound(phase: Phase, status: number, reason: string): Decision | null {
    if (this.#state.mode !== "on") return null
    this.#decision = { action: "deny", status, location: null, phase, ruleId: 0, reason }
    return this.#decision
  }
}
