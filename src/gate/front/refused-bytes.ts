import type { Socket } from "node:net"
import type { Duplex } from "node:stream"
import { ACCEPT_REASONS, type AcceptReason } from "../accept/reasons.ts"
import { plainAddress } from "../address.ts"
import { newReference } from "../reference.ts"
import { eventOf, type GateState } from "../state.ts"
import { closing, rawPage } from "./front.ts"

const reasonOf = (code: string | undefined): AcceptReason => {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "accept.slow-header"
  if (code === "HPE_HEADER_OVERFLOW") return "accept.header-too-long"
  if (code === "HPE_INVALID_TRANSFER_ENCODING" || code === "HPE_INVALID_CONTENT_LENGTH") return "accept.both-lengths"
  return code === "HPE_UNEXPECTED_CONTENT_LENGTH" ? "accept.both-lengths" : "accept.unreadable"
}

/**
 * What node:http itself will not read, and a connection that sends no whole header in time. `busy` tells that an answer is under
 * way on this connection: a page would be taken for a part of it.
 */
export const refuseBytes = (state: GateState, error: NodeJS.ErrnoException, socket: Duplex, busy: boolean): void => {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
  const end = closing.get(socket)
  if (end !== undefined) return end()
  const reason = reasonOf(error.code)
  const { status } = ACCEPT_REASONS[reason]
  const reference = newReference()
  const address = plainAddress((socket as Socket).remoteAddress) // node:http's connections are sockets
  state.events.write(eventOf({ reference, stage: "accept", reason, decision: "refuse", status, address }))
  if (busy) return void socket.destroy()
  socket.end(rawPage(status, reference), () => socket.destroy())
}
