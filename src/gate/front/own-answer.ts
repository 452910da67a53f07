import { ServerResponse } from "node:http"
import type { Header } from "../accept/headers.ts"
import type { GateAnswer } from "../stages/stage.ts"
import { closing, sendHead, type FrontRequest, type FrontResponse } from "./front.ts"

/** What every answer of the gate's own has unless its author said otherwise. */
const ALWAYS: readonly Header[] = [
  ["cache-control", "no-store"],
  ["content-security-policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  ["referrer-policy", "no-referrer"],
  ["x-content-type-options", "nosniff"],
]

/** Sends an answer of the gate's own. `close`: the visitor's body was not read to its end. */
export const sendAnswer = (
  request: FrontRequest,
  response: FrontResponse,
  answer: GateAnswer,
  close: boolean,
): void => {
  const text = Buffer.from(answer.body)
  const given = new Set(answer.headers.map(([name]) => name.toLowerCase()))
  const headers: Header[] = [
    ...answer.headers,
    ...ALWAYS.filter(([name]) => !given.has(name)),
    ["content-length", String(text.length)],
  ]
  if (close && response instanceof ServerResponse) {
    headers.push(["connection", "close"])
    closing.set(request.socket, () => {})
  }
  sendHead(response, answer.status, "", headers)
  const shown = request.method === "HEAD" ? Buffer.alloc(0) : text
  if (response instanceof ServerResponse) response.end(shown)
  else response.end(shown)
}
