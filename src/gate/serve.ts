import { ServerResponse } from "node:http"
import type { Readable } from "node:stream"
import { admit, endingOf, eventFor, hasUnreadBody, isEnding, withLife, type Ending, type Exchange } from "./exchange.ts"
import type { Header } from "./accept/headers.ts"
import { visitorBody, type VisitorBody } from "./front/body.ts"
import { sendHead, sendPage, type FrontRequest, type FrontResponse } from "./front/front.ts"
import { sendAnswer } from "./front/own-answer.ts"
import { relay } from "./front/relay.ts"
import { LIFE_HEADER } from "./life/token.ts"
import { inspectBody, lookAt } from "./look.ts"
import { answerPage } from "./own/serve-page.ts"
import { isOwnPath } from "./places.ts"
import { askShop, statusOfFault, type Outcome, type ShopFault } from "./shop/ask.ts"
import { Departure } from "./shop/departure.ts"
import { headOf } from "./shop/head.ts"
import { shopHeaders } from "./shop/question.ts"
import type { RequestedAct } from "./acts/requested.ts"
import type { Finding } from "./stages/run.ts"
import { eventOf, findingEvent, type GateState } from "./state.ts"
import { newReference } from "./reference.ts"

export const answer = (request: FrontRequest, response: FrontResponse, ending: Ending): void => {
  if (ending.life !== undefined && !response.headersSent) response.setHeader(LIFE_HEADER, ending.life)
  if (ending.answer !== undefined) return sendAnswer(request, response, ending.answer, hasUnreadBody(request))
  if (ending.location === undefined) {
    const { status, reference, retryAfterSeconds, failureBody, says } = ending
    const options = { retryAfterSeconds, failureBody, says, close: hasUnreadBody(request) }
    return sendPage(request, response, status, reference, options)
  }
  const close = hasUnreadBody(request) && response instanceof ServerResponse
  sendHead(response, ending.status, "", [
    ["location", ending.location],
    ["content-length", "0"],
    ["cache-control", "no-store"],
    ...(close ? ([["connection", "close"]] as const) : []),
  ])
  response.end()
}

/** A body that must be looked at or sent on; null where the request has none. */
const bodyOf = (
  state: GateState,
  exchange: Exchange,
  request: FrontRequest,
  onEnd: (ending: Ending) => void,
): VisitorBody | null => {
  const { headers, version } = exchange.accepted
  // HTTP/2 tells a body by its frames, not by a header.
  const none = version === "2.0" ? request.readableEnded || isEmptyStream(request) : headers.body === "none"
  if (none || (headers.body === "length" && headers.lengthBytes === 0)) return null
  const { pipeline } = exchange.site
  const write = (finding: Finding): void =>
    void state.events.write(findingEvent(exchange.site.id, exchange.seen, finding))
  return visitorBody(request as Readable, {
    limits: exchange.free ? [] : pipeline.bodyLimits(exchange.seen),
    idleMs: state.waits.bodyIdleMs,
    graceMs: state.waits.bodyGraceMs,
    onObserved: write,
    onEnd(end) {
      if (end.kind === "too-large") write(end.limit)
      else
        state.events.write(
          eventFor(exchange, { stage: "gate", reason: "gate.slow-body", decision: "fail", status: 408 }),
        )
      const ending = end.kind === "too-large" ? endingOf(exchange, end.limit) : null
      onEnd(ending ?? { status: 408, reference: exchange.reference })
    },
  })
}
const isEmptyStream = (request: FrontRequest): boolean => "stream" in request && request.stream.endAfterHeaders

export const failShop = (state: GateState, exchange: Exchange, fault: ShopFault): Ending => {
  const status = statusOfFault(fault)
  state.events.write(eventFor(exchange, { stage: "shop", reason: fault, decision: "fail", status }))
  return withLife({ status, reference: exchange.reference }, exchange, fault)
}

/** The headers of the shop's answer; to a question of the gate's own it says that the shop was reached, whatever the shop says. */
const signed = ({ life, site }: Exchange, status: number, headers: readonly Header[]): readonly Header[] =>
  life === null
    ? headers
    : [
        ...headers.filter(([name]) => name.toLowerCase() !== LIFE_HEADER),
        [LIFE_HEADER, site.life.answer(life.token, `reached.${status}`)],
      ]

/** The shop's answer on its way back: response stages, then byte by byte. */
export const giveBack = async (
  state: GateState,
  exchange: Exchange,
  request: FrontRequest,
  response: FrontResponse,
  outcome: Extract<Outcome, { kind: "answer" }>,
  acts: readonly RequestedAct[] = [],
): Promise<void> => {
  const head = headOf(outcome.response)
  if (head.status < 200 || head.status > 599) {
    outcome.request.destroy()
    return answer(request, response, failShop(state, exchange, "shop.garbage"))
  }
  const looked = await lookAt(exchange, head, outcome.response, acts, state.waits.shopIdleMs)
  if ("fault" in looked) {
    outcome.request.destroy()
    return answer(request, response, failShop(state, exchange, looked.fault))
  }
  const ending = looked.finding === null ? null : endingOf(exchange, looked.finding)
  if (ending !== null) {
    outcome.request.destroy()
    return answer(request, response, ending)
  }
  return relay({
    request,
    response,
    method: exchange.accepted.method,
    shop: outcome,
    headers: signed(exchange, head.status, looked.headers),
    begin: looked.begin,
    instead: looked.instead,
    close: hasUnreadBody(request) || state.stopping,
    waits: state.waits,
    onFault: (fault) => void failShop(state, exchange, fault),
  })
}

/** A question of the gate's own that no guard stopped: it ends here, as a log-in with a wrong password would at the shop. */
const passedLife = async (exchange: Exchange, acts: readonly RequestedAct[]): Promise<Ending> => {
  const { site, seen, reference, free } = exchange
  const failed = acts.map((requested) => ({ requested, result: "failure" as const }))
  if (!free) await site.pipeline.onOutcome(seen, { status: 401, headers: [], body: null, acts: failed })
  const answer_ = { status: 200, headers: [["content-type", "text/plain"]] as const, body: "" }
  return withLife({ status: 200, reference, answer: answer_ }, exchange, "passed")
}

/** From the accepted request to the answer's last byte. */
const pass = async (
  state: GateState,
  exchange: Exchange,
  request: FrontRequest,
  response: FrontResponse,
): Promise<void> => {
  const departure = new Departure()
  let ended = false
  const finish = (ending: Ending): void => {
    if (ended) return
    ended = true
    answer(request, response, ending)
    departure.leave()
  }
  response.once("close", () => (response.writableFinished ? undefined : departure.leave()))
  const body = bodyOf(state, exchange, request, finish)
  if (body !== null && exchange.accepted.headers.expectsContinue) response.writeContinue()
  if (isOwnPath(exchange.seen.path)) {
    const ending = await answerPage(state, exchange, body)
    return ending === null ? undefined : finish(withLife(ending, exchange, `own.${ending.status}`))
  }
  const inspected = await inspectBody(exchange, body)
  if (inspected === null || ended) return
  const refused = inspected.finding === null ? null : endingOf(exchange, inspected.finding)
  if (refused !== null) return finish(refused)
  if (exchange.life?.kind === "ends") return finish(await passedLife(exchange, inspected.acts))
  const outcome = await askShop(
    state.pool.order(exchange.site.upstreams),
    {
      method: exchange.accepted.method,
      target: exchange.accepted.target,
      headers: shopHeaders(exchange.accepted, exchange.visitor, body !== null),
      upgrade: false,
      body: body === null ? null : (to) => body.sendTo(to),
    },
    state.waits,
    departure,
  )
  if (ended || outcome.kind === "gone") return
  if (outcome.kind === "fault") return finish(failShop(state, exchange, outcome.fault))
  if (outcome.kind === "answer") return giveBack(state, exchange, request, response, outcome, inspected.acts)
}

/** One request, whatever comes. Never rejects: a mistake of ours ends in a page with a reference, and in an event. */
export const serve = async (state: GateState, request: FrontRequest, response: FrontResponse): Promise<void> => {
  try {
    const result = await admit(state, request, false)
    if (isEnding(result)) answer(request, response, result)
    else
      try {
        await pass(state, result, request, response)
      } finally {
        result.site.pipeline.onEnd(result.seen)
      }
  } catch {
    const reference = newReference()
    state.events.write(eventOf({ reference, reason: "internal", decision: "fail", status: 503 }))
    sendPage(request, response, 503, reference, { close: true })
  }
}
