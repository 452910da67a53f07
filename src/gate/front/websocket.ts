import { createHash } from "node:crypto"
import { ServerResponse, type IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { admit, endingOf, eventFor, isEnding, type Exchange } from "../exchange.ts"
import { inspectBody } from "../look.ts"
import { answer, failShop, giveBack } from "../serve.ts"
import { askShop, type Outcome } from "../shop/ask.ts"
import { Departure } from "../shop/departure.ts"
import { headOf } from "../shop/head.ts"
import { shopHeaders } from "../shop/question.ts"
import { eventOf, type GateState } from "../state.ts"

/** Fixed by RFC 6455. */
const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
const acceptKey = (key: string): string =>
  createHash("sha1")
    .update(key + MAGIC)
    .digest("base64")

export const wantsWebSocket = (request: IncomingMessage): boolean =>
  request.headers.upgrade?.toLowerCase() === "websocket"

type Upgraded = Extract<Outcome, { kind: "upgraded" }>

/** Only a shop that really speaks WebSocket now gets a tunnel: anything else would be a way round the stages. */
const isTrue = (exchange: Exchange, { response }: Upgraded): boolean => {
  const key = exchange.seen.header("sec-websocket-key") ?? ""
  return (
    response.headers.upgrade?.toLowerCase() === "websocket" &&
    response.headers["sec-websocket-accept"] === acceptKey(key)
  )
}

const connect = (state: GateState, front: Duplex, head: Buffer, upgraded: Upgraded): void => {
  const { socket: shop, response } = upgraded
  const lines = headOf(response).headers.map(([name, value]) => `${name}: ${value}\r\n`)
  front.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${lines.join("")}\r\n`,
    "latin1",
  )
  const tunnel = { destroy: () => (front.destroy(), shop.destroy()) }
  state.tunnels.add(tunnel)
  const idle = setTimeout(tunnel.destroy, state.waits.streamIdleMs)
  const end = (): void => {
    clearTimeout(idle)
    state.tunnels.delete(tunnel)
    tunnel.destroy()
  }
  for (const side of [front, shop]) {
    side.on("error", end)
    side.once("close", end)
    side.on("data", () => idle.refresh())
  }
  if (upgraded.head.length > 0) front.write(upgraded.head)
  if (head.length > 0) shop.write(head)
  front.pipe(shop)
  shop.pipe(front)
}

/** A GET that asks for a WebSocket: all stages first, then the shop, then bytes both ways. Never rejects. */
export const serveUpgrade = async (
  state: GateState,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  // node:http hands every server's own socket over here.
  response.assignSocket(socket as IncomingMessage["socket"])
  response.once("finish", () => socket.end())
  socket.on("error", () => socket.destroy())
  try {
    const result = await admit(state, request, true)
    if (isEnding(result)) return answer(request, response, result)
    if (result.accepted.headers.upgrade === null) return answer(request, response, refuseUpgrade(state, result))
    await pass(state, result, { request, response, socket, head }).finally(() =>
      result.site.pipeline.onEnd(result.seen),
    )
  } catch {
    state.events.write(eventOf({ reason: "internal", decision: "fail" }))
    socket.destroy()
  }
}

const refuseUpgrade = (state: GateState, exchange: Exchange): { status: number; reference: string } => {
  const known = { stage: "accept", reason: "accept.upgrade", decision: "refuse", status: 400 } as const
  state.events.write(eventFor(exchange, known))
  return { status: 400, reference: exchange.reference }
}

interface Front {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly socket: Duplex
  readonly head: Buffer
}

const pass = async (state: GateState, exchange: Exchange, front: Front): Promise<void> => {
  const { request, response, socket, head } = front
  const departure = new Departure()
  socket.once("close", () => departure.leave())
  const { method, target } = exchange.accepted
  // It has no body, but some stages judge a request only when they know that.
  const inspected = await inspectBody(exchange, null)
  const ending = inspected?.finding ? endingOf(exchange, inspected.finding) : null
  if (ending !== null) return answer(request, response, ending)
  const headers = shopHeaders(exchange.accepted, exchange.visitor, false)
  const question = { method, target, headers, upgrade: true, body: null }
  const outcome = await askShop(state.pool.order(exchange.site.upstreams), question, state.waits, departure)
  if (outcome.kind === "gone") return
  if (outcome.kind === "fault") return answer(request, response, failShop(state, exchange, outcome.fault))
  if (outcome.kind === "answer") return giveBack(state, exchange, request, response, outcome)
  if (!isTrue(exchange, outcome)) {
    outcome.socket.destroy()
    return answer(request, response, failShop(state, exchange, "shop.upgrade"))
  }
  if (!exchange.free)
    await exchange.site.pipeline.onOutcome(exchange.seen, { ...headOf(outcome.response), body: null, acts: [] })
  response.detachSocket(socket as IncomingMessage["socket"])
  connect(state, socket, head, outcome)
}
