import { Agent } from "node:http"
import { connect, type OnReadOpts, type Socket } from "node:net"
import { GATE_BOUNDS, type Waits } from "../bounds.ts"

/** One place where a shop answers, with the connections kept to it. */
export interface Upstream {
  readonly origin: string
  readonly host: string
  readonly port: number
  readonly agent: Agent
  /** True while it is passed over because it could not be reached. */
  resting(): boolean
  /** It could not be reached: pass it over until a connection stands again. */
  rest(): void
}

/** All upstreams of the gate, kept over reloads, so that a reload drops no connection. */
export interface UpstreamPool {
  /** In the order in which they are to be tried: the awake in turn, then the resting, in case they are all there is. */
  order(origins: readonly string[]): readonly Upstream[]
  close(): void
}

/** Shorter than any server's own keep-alive time (Apache and Node: 5 s), so that we never write into a closing connection. */
const FREE_SOCKET_MS = 2_000
/** More than one server needs for what comes at once; the rest is closed when it is done. */
const MAX_FREE_SOCKETS = 256

/**
 * Answers are read into one place for all connections, for node:http's parser copies out of it before it returns; a buffer of its
 * own for each piece would be most of the garbage of a large download. Not in the agent's type, which hands it on to `connect`.
 */
const READING: { readonly onread: OnReadOpts } = {
  onread: {
    buffer: new Uint8Array(GATE_BOUNDS.bufferBytes),
    callback(this: Socket, bytes, place) {
      return this.emit("data", Buffer.from(place.buffer, place.byteOffset, bytes)) || true
    },
  },
}

const createUpstream = (origin: string, waits: Waits, maxSockets: number): Upstream & { close(): void } => {
  const url = new URL(origin)
  const [host, port] = [url.hostname.replace(/^\[|\]$/g, ""), Number(url.port || "80")]
  const agent = new Agent({
    keepAlive: true,
    maxSockets,
    maxFreeSockets: MAX_FREE_SOCKETS,
    timeout: FREE_SOCKET_MS,
    scheduling: "lifo",
    ...READING,
  })
  let asleep = false
  let timer: NodeJS.Timeout | undefined
  const probe = (): void => {
    const socket = connect({ host, port, timeout: waits.connectMs })
    const again = (): void => {
      socket.destroy()
      if (asleep) timer = setTimeout(probe, waits.restMs).unref()
    }
    socket.unref()
    socket.once("connect", () => {
      asleep = false
      socket.destroy()
    })
    socket.once("timeout", again)
    socket.once("error", again)
  }
  return {
    origin,
    host,
    port,
    agent,
    resting: () => asleep,
    rest() {
      if (asleep) return
      asleep = true
      timer = setTimeout(probe, waits.restMs).unref()
    },
    close() {
      asleep = false
      clearTimeout(timer)
      agent.destroy()
    },
  }
}

export const createPool = (waits: Waits, maxSockets: number): UpstreamPool => {
  const all = new Map<string, ReturnType<typeof createUpstream>>()
  let turn = 0
  const get = (origin: string): Upstream => {
    const known = all.get(origin)
    if (known) return known
    const made = createUpstream(origin, waits, maxSockets)
    all.set(origin, made)
    return made
  }
  return {
    order(origins) {
      if (origins.length === 1) return [get(origins[0] ?? "")]
      turn = (turn + 1) % origins.length
      const turned = [...origins.slice(turn), ...origins.slice(0, turn)].map(get)
      return [...turned.filter((one) => !one.resting()), ...turned.filter((one) => one.resting())]
    },
    close() {
      for (const upstream of all.values()) upstream.close()
      all.clear()
    },
  }
}
