import type { CardDataSettings } from "../../../config/guard-card-data.ts"
import { SIGNAL_BYTES } from "../../acts/outcome.ts"
import { GATE_BOUNDS } from "../../bounds.ts"
import { headerIn } from "../../header.ts"
import { NEXT, type Refusal, type ResponseDecision, type Stage } from "../stage.ts"
import { cardsIn, masked } from "./find.ts"
import { formText } from "./form-text.ts"

const READ_TYPE =
  /^\s{0,8}(?:application\/(?:x-www-form-urlencoded|(?:[a-z0-9.+-]{1,60}\+)?json|xml)|multipart\/form-data|text\/)/i
const ANSWER_TYPE = /^\s{0,8}(?:text\/(?:html|plain|csv|xml)|application\/(?:(?:[a-z0-9.+-]{1,60}\+)?json|xml))\b/i
const refuse = (status: Refusal["status"], reason: Refusal["reason"]): Refusal => ({ action: "refuse", status, reason })
const SENT = refuse(400, "card-data.sent")
const SHOWN = refuse(503, "card-data.shown")

/** Card numbers that pass the shop's own server, where none should ever be. The number is never written down anywhere. */
export const cardData: Stage<CardDataSettings> = {
  name: "card-data",
  build(settings, { note }) {
    return {
      bodyBytes: (request) =>
        settings.requests && READ_TYPE.test(request.header("content-type") ?? "") ? GATE_BOUNDS.prefixBytes : 0,
      onBody: (request, { bytes }) =>
        cardsIn(formText(bytes, request.header("content-type") ?? "")).length > 0 ? SENT : NEXT,
      answerBytes: (_request, { headers }) => {
        const type = headerIn(headers, "content-type") ?? ""
        return settings.answers && ANSWER_TYPE.test(type) ? SIGNAL_BYTES : 0
      },
      onResponse(request, { headers, body }): ResponseDecision {
        if (!settings.answers || body === null) return NEXT
        const text = Buffer.from(body.bytes.buffer, body.bytes.byteOffset, body.bytes.byteLength).toString("latin1")
        const cards = cardsIn(text)
        if (cards.length === 0) return NEXT
        if (body.whole)
          return {
            action: "edit",
            headers,
            body: Buffer.from(masked(text, cards), "latin1"),
            reason: "card-data.shown",
          }
        if (settings.over === "refuse") return SHOWN
        note("card-data.shown-passed", request)
        return NEXT
      },
    }
  },
}
