import { eventFor, type Ending, type Exchange } from "../exchange.ts"
import type { VisitorBody } from "../front/body.ts"
import type { BodyPrefix } from "../stages/stage.ts"
import type { GateState } from "../state.ts"

/** Bytes that a form of the gate's own may send. */
const FORM_BYTES = 16 * 1024
const NO_BODY: BodyPrefix = { bytes: new Uint8Array(), whole: true }

/** A browser says where a form was: what comes from another site (or does not say) changes nothing here. */
const isOwnForm = ({ seen, site }: Exchange): boolean => {
  const from = seen.header("sec-fetch-site")
  const origin = seen.header("origin")
  if (origin !== undefined && origin !== site.origin) return false
  return from === undefined ? origin !== undefined : from === "same-origin"
}

const refuse = (state: GateState, exchange: Exchange, reason: string, status: number): Ending => {
  state.events.write(eventFor(exchange, { reason, decision: "refuse", status }))
  return { status, reference: exchange.reference }
}

/** Answers one of the gate's own pages. Null where the visitor's body ended early (that is answered elsewhere). */
export const answerPage = async (
  state: GateState,
  exchange: Exchange,
  body: VisitorBody | null,
): Promise<Ending | null> => {
  const page = exchange.site.pipeline.pages.get(exchange.seen.path)
  if (page === undefined) return refuse(state, exchange, "gate.own-path", 404)
  if (exchange.seen.method === "POST" && !isOwnForm(exchange)) return refuse(state, exchange, "gate.foreign-form", 403)
  const prefix = body === null ? NO_BODY : await body.prefix(FORM_BYTES)
  if (prefix === null) return null
  if (!prefix.whole) return refuse(state, exchange, "gate.form-too-large", 413)
  try {
    const answer = await page.answer(exchange.seen, prefix)
    return { status: answer.status, reference: exchange.reference, answer }
  } catch {
    state.events.write(eventFor(exchange, { reason: "internal", decision: "fail", status: 503 }))
    return { status: 503, reference: exchange.reference }
  }
}
