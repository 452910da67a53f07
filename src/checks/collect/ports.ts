import { connect } from "node:net"
import { cutEvidence, LIMITS } from "../../lib/limits.ts"
import type { Port } from "../facts.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"

const BANNER_BYTES = 200

/** Ports by which servers are managed or data is read, and what usually listens there. */
export const MANAGEMENT_PORTS: readonly (readonly [port: number, service: string])[] = [
  [21, "FTP"],
  [22, "SSH"],
  [23, "Telnet"],
  [2375, "Docker API"],
  [3306, "MySQL / MariaDB"],
  [3389, "Remote Desktop"],
  [5432, "PostgreSQL"],
  [5900, "VNC"],
  [6379, "Redis / Valkey"],
  [9200, "Elasticsearch / OpenSearch"],
  [10000, "Webmin"],
  [11211, "memcached"],
  [27017, "MongoDB"],
]

export interface PortBounds {
  readonly connectMs: number
  /** How long an open port may take to say something by itself. */
  readonly bannerMs: number
  readonly signal?: AbortSignal
}

/** One connection to one port; nothing is sent, at most {@link BANNER_BYTES} bytes are read. Never throws. */
export const lookAtPort = (
  address: string,
  [port, service]: readonly [number, string],
  bounds: PortBounds,
): Promise<Port> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port })
    let state: Port["state"] = "silent"
    let banner = Buffer.alloc(0)
    const end = (): void => {
      clearTimeout(timer)
      bounds.signal?.removeEventListener("abort", end)
      socket.destroy()
      resolve({ port, service, state, banner: cutEvidence(banner.subarray(0, BANNER_BYTES).toString("latin1")) })
    }
    let timer = setTimeout(end, bounds.connectMs)
    bounds.signal?.addEventListener("abort", end, { once: true })
    socket.on("connect", () => {
      state = "open"
      clearTimeout(timer)
      timer = setTimeout(end, bounds.bannerMs)
    })
    socket.on("data", (bytes) => {
      banner = Buffer.concat([banner, bytes.subarray(0, BANNER_BYTES)])
      end()
    })
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (state === "silent" && error.code === "ECONNREFUSED") state = "closed"
      end()
    })
    socket.on("close", end)
  })

/** The ports collector. Only from the internet: what loopback or the shop's own network reaches says nothing about strangers. */
export const portsCollector = defineCollector({
  fact: "ports",
  needs: ["target"],
  ownPace: true,
  async collect({ clock, signal }: Look, { target }) {
    if (target.vantage !== "public") return notSeen("not-supported-here", target.vantage, clock())
    const found: Port[] = []
    for (const port of MANAGEMENT_PORTS) {
      if (signal.aborted) return notSeen("not-asked", "called-off", clock())
      found.push(await lookAtPort(target.address, port, { connectMs: LIMITS.connectMs / 2, bannerMs: 1_500, signal }))
    }
    return seen<readonly Port[]>(found, clock())
  },
})
