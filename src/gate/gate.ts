import { createServer as createNetServer, type AddressInfo, type Server as NetServer, type Socket } from "node:net"
import { createServer as createTlsServer, type Server as TlsServer, type TLSSocket } from "node:tls"
import { systemClock, type Clock } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import { plainAddress } from "./address.ts"
import type { BypassWatch } from "./bypass.ts"
import { CAPS, WAITS, type Caps, type Waits } from "./bounds.ts"
import type { EventLog } from "./events.ts"
import { http1Server, http2Server } from "./front/servers.ts"
import type { Bind, GatePlan } from "./plan.ts"
import { createPool } from "./shop/pool.ts"
import { eventOf, type GateState } from "./state.ts"

export interface GateOptions {
  readonly events: EventLog
  readonly clock?: Clock
  readonly waits?: Partial<Waits>
  readonly caps?: Partial<Caps>
  /** Left out: nobody ever orders a bypass. */
  readonly bypass?: Pick<BypassWatch, "passes">
}
/** A gate that listens. */
export interface Gate {
  /** `127.0.0.1:8080`, with the port that was really taken. */
  readonly http: string | null
  readonly https: string | null
  /** Throws GATE_RESTART_NEEDED where a plan could not be taken by a running gate; it changes nothing. */
  check(plan: GatePlan): void
  /** Everything from now on goes by this plan. Throws GATE_RESTART_NEEDED where it listens elsewhere, and keeps the old one. */
  swap(plan: GatePlan): void
  /** Takes nothing new, lets what is under way end (at most `stopMs`), then closes the rest. */
  stop(): Promise<void>
}

const listen = async (server: NetServer, bind: Bind): Promise<string> => {
  const address = bind.host.includes(":") ? `[${bind.host}]` : bind.host
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(new SekishoError("GATE_CANNOT_LISTEN", { address: `${address}:${bind.port}`, reason: error.code ?? "?" })),
    )
    server.listen({ host: bind.host, port: bind.port, backlog: 1_024 }, done)
  })
  const { port } = server.address() as AddressInfo // it listens on a port, not on a path
  return `${address}:${port}`
}

/** Counts connections, and closes at once what is over the caps. */
const keepCount = (state: GateState, caps: Caps, open: Set<Socket>): ((socket: Socket) => boolean) => {
  const perAddress = new Map<string, number>()
  const LOOPBACK = /^(?:127\.|::1$)/
  return (socket) => {
    const address = plainAddress(socket.remoteAddress)
    const exempt = LOOPBACK.test(address) || state.plan.trusted.has(address)
    const count = (perAddress.get(address) ?? 0) + 1
    socket.on("error", () => socket.destroy())
    if (open.size >= caps.connections || (!exempt && count > caps.perAddress)) {
      // The first over the cap is written down, not each of a flood.
      if (open.size === caps.connections || count === caps.perAddress + 1)
        state.events.write(eventOf({ reason: "gate.connections", decision: "refuse", address }))
      socket.destroy()
      return false
    }
    open.add(socket)
    perAddress.set(address, count)
    socket.once("close", () => {
      open.delete(socket)
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    })
    return true
  }
}

const certificateFor = (plan: GatePlan, name: string): GatePlan["sites"][number]["certificate"] => {
  const lower = name.toLowerCase()
  const site = plan.sites.find((one) => one.host.replace(/:\d+$/, "") === lower && one.certificate !== null)
  return (site ?? plan.sites.find((one) => one.certificate !== null))?.certificate ?? null
}

const tlsServer = (
  state: GateState,
  onPlain: (socket: TLSSocket) => void,
  onH2: (socket: TLSSocket) => void,
): TlsServer => {
  const own = certificateFor(state.plan, "")
  const server = createTlsServer({
    minVersion: "TLSv1.2",
    noDelay: true,
    ALPNProtocols: ["h2", "http/1.1"],
    handshakeTimeout: state.waits.headerMs,
    ...(own === null ? {} : { cert: own.cert, key: own.key }),
    // Read at each handshake, so that a reload's certificate is there at once.
    SNICallback: (name, done) => done(null, certificateFor(state.plan, name)?.context),
  })
  server.on("secureConnection", (socket) => (socket.alpnProtocol === "h2" ? onH2(socket) : onPlain(socket)))
  server.on("tlsClientError", (_error, socket) => socket.destroy())
  return server
}

const sameBind = (a: Bind | null, b: Bind | null): boolean => a?.host === b?.host && a?.port === b?.port

const checkSwap = (before: GatePlan, after: GatePlan): void => {
  for (const key of ["http", "https"] as const)
    if (!sameBind(after.listen[key], before.listen[key]))
      throw new SekishoError("GATE_RESTART_NEEDED", { key: `listen.${key}` })
}

/** Opens the gate. Throws GATE_CANNOT_LISTEN where an address is taken or not allowed; nothing is left open then. */
export const startGate = async (plan: GatePlan, options: GateOptions): Promise<Gate> => {
  const clock = options.clock ?? systemClock
  const waits: Waits = { ...WAITS, ...options.waits }
  const caps: Caps = { ...CAPS, ...options.caps }
  const { events } = options
  const state: GateState = {
    plan,
    events,
    pool: createPool(waits, caps.perUpstream),
    clock,
    waits,
    bypass: options.bypass ?? { passes: () => false },
    tunnels: new Set(),
    stopping: false,
  }
  const open = new Set<Socket>()
  const admitSocket = keepCount(state, caps, open)
  const [http1, http2] = [http1Server(state), http2Server(state)]
  const plain = createNetServer({ noDelay: true }, (socket) => {
    if (admitSocket(socket)) http1.emit("connection", socket)
  })
  const secure = tlsServer(
    state,
    (socket) => void http1.emit("connection", socket),
    (socket) => void http2.server.emit("connection", socket),
  )
  secure.on("connection", (socket: Socket) => void admitSocket(socket))

  const stop = async (): Promise<void> => {
    state.stopping = true
    const listening = [plain, secure].filter((server) => server.listening)
    const closed = Promise.all(listening.map((server) => new Promise((done) => server.close(done))))
    for (const session of http2.sessions) session.close()
    for (const tunnel of state.tunnels) tunnel.destroy()
    const idle = setInterval(() => http1.closeIdleConnections(), 20)
    http1.closeIdleConnections()
    const force = setTimeout(() => {
      for (const socket of open) socket.destroy()
    }, waits.stopMs)
    await closed
    clearInterval(idle)
    clearTimeout(force)
    http1.close()
    http2.server.close()
    state.pool.close()
    events.write(eventOf({ reason: "gate.stopped" }))
  }

  try {
    const http = plan.listen.http === null ? null : await listen(plain, plan.listen.http)
    const https = plan.listen.https === null ? null : await listen(secure, plan.listen.https)
    events.write(eventOf({ reason: "gate.started" }))
    return {
      http,
      https,
      stop,
      check: (next) => checkSwap(state.plan, next),
      swap(next) {
        checkSwap(state.plan, next)
        const own = certificateFor(next, "")
        if (own !== null) secure.setSecureContext({ cert: own.cert, key: own.key, minVersion: "TLSv1.2" })
        state.plan = next
        events.write(eventOf({ reason: "gate.reloaded" }))
      },
    }
  } catch (error) {
    for (const server of [plain, secure]) server.close()
    state.pool.close()
    throw error
  }
}
