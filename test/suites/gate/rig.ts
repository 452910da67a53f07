import { randomBytes } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { connect, createServer, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { engineStore } from "../../../src/cli/waf/engines.ts"
import { parseConfig } from "../../../src/config/config.ts"
import type { Config } from "../../../src/config/schema.ts"
import { systemClock, type Clock } from "../../../src/lib/clock.ts"
import { WAITS, type Caps, type Waits } from "../../../src/gate/bounds.ts"
import { keysFrom } from "../../../src/gate/services/keys.ts"
import { createOwnShop } from "../../../src/gate/services/own-shop.ts"
import { plainServices, type Services } from "../../../src/gate/services/services.ts"
import { openEventLog } from "../../../src/gate/events.ts"
import { startGate, type Gate } from "../../../src/gate/gate.ts"
import { buildPlan, type GatePlan } from "../../../src/gate/plan.ts"
import { findingEvent, noteEvent } from "../../../src/gate/state.ts"
import { closeWith, listen, trackSockets } from "../../servers/server.ts"

/** One request as it really reached the shop: bytes, not what a parser makes of them. */
export interface Reached {
  readonly head: string
  /** Lines of the head, request line first. */
  readonly lines: readonly string[]
  readonly body: string
}
export interface Backend {
  readonly url: string
  readonly port: number
  readonly reached: Reached[]
  close(): Promise<void>
}

const bodyEnd = (head: string, rest: string): number | null => {
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  if (length !== undefined) return rest.length >= Number(length) ? Number(length) : null
  if (!/^transfer-encoding: chunked$/im.test(head)) return 0
  const end = rest.indexOf("0\r\n\r\n")
  return end < 0 ? null : end + 5
}

/** A shop that writes down every byte and answers 200 `ok`. */
export const recordingBackend = async (): Promise<Backend> => {
  const reached: Reached[] = []
  const server = createServer((socket) => {
    let text = ""
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1")
      for (;;) {
        const end = text.indexOf("\r\n\r\n")
        if (end < 0) return
        const head = text.slice(0, end)
        const size = bodyEnd(head, text.slice(end + 4))
        if (size === null) return
        reached.push({ head, lines: head.split("\r\n"), body: text.slice(end + 4, end + 4 + size) })
        text = text.slice(end + 4 + size)
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n")
        socket.write(head.startsWith("HEAD ") ? "" : "ok")
      }
    })
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, reached, close: closeWith(server, sockets) }
}

export interface RigEvent {
  readonly reason: string
  readonly stage: string
  readonly decision: string
  readonly reference: string | null
  readonly status: number | null
  readonly address: string | null
  readonly path: string | null
  readonly method: string | null
  readonly rules?: readonly { readonly id: number; readonly at: readonly string[] }[]
}
export interface Rig {
  readonly gate: Gate
  readonly folder: string
  /** Port of the plain listener, 0 where there is none. */
  readonly port: number
  readonly tlsPort: number
  events(): readonly RigEvent[]
  plan(yaml: string): GatePlan
  close(): Promise<void>
}

const portOf = (address: string | null): number => Number(address?.split(":").at(-1) ?? 0)

/** Everything below the events' folder, oldest first. */
export const readEvents = (folder: string): readonly RigEvent[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RigEvent) // our own log

export interface RigOptions {
  readonly waits?: Partial<Waits>
  readonly caps?: Partial<Caps>
  readonly folder?: string
  readonly services?: Partial<Services>
  readonly clock?: Clock
}

/** The gate as `sekisho up` starts it, on free ports of 127.0.0.1. */
export const startRig = async (yaml: string, options: RigOptions = {}): Promise<Rig> => {
  const shop = createOwnShop(WAITS)
  const services: Services = {
    ...plainServices(keysFrom(randomBytes(32)), randomBytes),
    ask: shop.ask,
    ...options.services,
  }
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "sekisho-gate-"))
  const clock = options.clock ?? systemClock
  const events = openEventLog(join(folder, "events"), clock)
  const engines = engineStore(folder)
  const plan = (text: string): GatePlan => planOf(parseConfig(text, "sekisho.yaml"))
  const planOf = (config: Config): GatePlan =>
    buildPlan(config, {
      folder,
      rules: (site) => engines(config, site),
      clock,
      services,
      report: (site, request, finding) => void events.write(findingEvent(site, request, finding)),
      note: (site, reason, request) => void events.write(noteEvent(site, reason, request)),
    })
  const { waits = {}, caps = {} } = options
  const gate = await startGate(plan(yaml), { events, clock, waits: { stopMs: 300, ...waits }, caps })
  return {
    gate,
    folder,
    port: portOf(gate.http),
    tlsPort: portOf(gate.https),
    events: () => readEvents(join(folder, "events")),
    plan,
    async close() {
      await gate.stop()
      shop.close()
      events.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A configuration of one shop called `shop.test` over plain HTTP. `more` is put below the site, `top` beside `sites`. */
export const oneShop = (upstream: string, more = "", top = ""): string => `version: 1
listen: { http: "127.0.0.1:0" }
${top}
sites:
  - id: main
    public-url: http://shop.test
    upstreams: [${upstream}]
${more
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
`

export interface RawTalk {
  readonly text: string
  readonly socket: Socket
}
/** Sends bytes (latin1) and reads until `until` says enough, the other side closes, or `ms` have passed. */
export const talk = (
  port: number,
  bytes: string,
  until: (text: string) => boolean = wholeAnswer,
  ms = 2_000,
): Promise<RawTalk> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    let text = ""
    const end = (): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve({ text, socket })
    }
    const timer = setTimeout(end, ms)
    socket.on("error", end)
    socket.on("close", end)
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1")
      if (until(text)) end()
    })
    socket.write(Buffer.from(bytes, "latin1"))
  })

/** True once one answer with a length, or a chunked one, is there whole. */
export const wholeAnswer = (text: string): boolean => {
  const end = text.indexOf("\r\n\r\n")
  if (end < 0) return false
  const [head, body] = [text.slice(0, end), text.slice(end + 4)]
  if (/^HTTP\/1\.1 1\d\d/.test(head)) return body !== "" && wholeAnswer(body)
  if (/^HTTP\/1\.1 (?:204|304)/.test(head)) return true
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  if (length !== undefined) return body.length >= Number(length)
  return /^transfer-encoding: chunked$/im.test(head) && /(?:^|\r\n)0\r\n(?:[^\r\n]+\r\n)*\r\n$/.test(body)
}

export const statusOf = (text: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
/** Whether something becomes true within `ms`. */
export const soon = async (test: () => boolean, ms = 2_000): Promise<boolean> => {
  const until = Date.now() + ms
  while (!test()) {
    if (Date.now() > until) return false
    await new Promise((done) => setTimeout(done, 5))
  }
  return true
}
