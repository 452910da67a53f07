import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http"
import { createServer as createHttp2Server, type Http2Server, type ServerHttp2Session } from "node:http2"
import type { Duplex } from "node:stream"
import { GATE_BOUNDS } from "../bounds.ts"
import { serve } from "../serve.ts"
import type { GateState } from "../state.ts"
import type { FrontRequest, FrontResponse } from "./front.ts"
import { refuseBytes } from "./refused-bytes.ts"
import { serveUpgrade, wantsWebSocket } from "./websocket.ts"

/** How often node:http looks for connections that are too slow. */
const checkEveryMs = (headerMs: number): number => Math.max(20, Math.min(1_000, headerMs / 4))

/** HTTP/1.1, for plain and TLS connections alike. It listens nowhere itself: connections are handed to it. */
export const http1Server = (state: GateState): Server => {
  const busy = new WeakMap<Duplex, number>()
  const on = (socket: Duplex, by: 1 | -1): void => void busy.set(socket, (busy.get(socket) ?? 0) + by)
  const handle = (request: FrontRequest, response: FrontResponse): void => {
    const { socket } = request
    if ((busy.get(socket) ?? 0) >= GATE_BOUNDS.pipelined) return void socket.destroy()
    on(socket, 1)
    response.once("close", () => on(socket, -1))
    void serve(state, request, response)
  }
  const { headerMs, keepAliveMs } = state.waits
  const server = createHttpServer({
    maxHeaderSize: GATE_BOUNDS.headerBytes,
    headersTimeout: headerMs,
    // A body has its own clock: a long upload is no attack, a silent one is.
    requestTimeout: 0,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: checkEveryMs(headerMs),
    requireHostHeader: false,
    insecureHTTPParser: false,
    ...({ shouldUpgradeCallback: wantsWebSocket } as object), // newer than its type; where it is not known it is passed over
  })
  // More than the bound is counted by the acceptance; node:http would drop what is above its own without a word.
  server.maxHeadersCount = 0
  server.on("request", handle)
  server.on("checkContinue", handle)
  server.on("checkExpectation", handle)
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    void request
    refuseBytes(state, new Error("CONNECT"), socket, false)
  })
  server.on("upgrade", (request, socket, head) => void serveUpgrade(state, request, socket, head))
  server.on("clientError", (error: NodeJS.ErrnoException, socket) =>
    refuseBytes(state, error, socket, (busy.get(socket) ?? 0) > 0),
  )
  // node:http begins to look for slow connections when it listens; this server never does, it is handed its connections.
  server.emit("listening")
  return server
}

export interface Http2Front {
  readonly server: Http2Server
  readonly sessions: ReadonlySet<ServerHttp2Session>
}

/** HTTP/2, only behind TLS and ALPN. */
export const http2Server = (state: GateState): Http2Front => {
  const sessions = new Set<ServerHttp2Session>()
  const server = createHttp2Server({
    maxSessionMemory: 4,
    settings: {
      maxConcurrentStreams: GATE_BOUNDS.streamsPerConnection,
      maxHeaderListSize: GATE_BOUNDS.headerBytes,
      initialWindowSize: GATE_BOUNDS.bufferBytes * 4,
      enableConnectProtocol: false,
      enablePush: false,
    },
    maxHeaderListPairs: GATE_BOUNDS.headerCount + 8,
  })
  const handle = (request: FrontRequest, response: FrontResponse): void => void serve(state, request, response)
  server.on("request", handle)
  server.on("checkContinue", handle)
  server.on("connect", handle)
  server.on("session", (session) => {
    sessions.add(session)
    session.setTimeout(state.waits.keepAliveMs, () => session.close())
    session.once("close", () => sessions.delete(session))
    session.on("error", () => session.destroy())
  })
  server.on("sessionError", () => {})
  return { server, sessions }
}
