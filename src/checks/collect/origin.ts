import { connect } from "node:net"
import { connect as connectTls } from "node:tls"
import { LIMITS } from "../../lib/limits.ts"
import type { OriginDoor, OriginSeen, Target } from "../facts.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"

const ANSWER_BYTES = 4_096
const AT_ONCE = 8
/** How long a door has to be opened, and then to answer: a busy shop takes its time. */
const WAITS = { connectMs: LIMITS.connectMs / 2, answerMs: LIMITS.connectMs } as const

/** What an error before any answer means. What our own machine could not do tells nothing about the door. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused",
  // A firewall that says no.
  EHOSTUNREACH: "refused",
  ETIMEDOUT: "silent",
}

export interface DoorWaits {
  readonly connectMs: number
  readonly answerMs: number
}

/** Where the gate itself answers for the shop: there an answer is as it should be. */
const isFront = (target: Target, address: string, port: number): boolean =>
  address === target.address && [target.port, 80, 443].includes(port)

/** One question for the shop's name at one door; answers the status, or why there is none. Never throws. */
const askOnce = (
  target: Target,
  { address, port }: Place,
  tls: boolean,
  signal: AbortSignal,
  { connectMs, answerMs }: DoorWaits,
): Promise<string> =>
  new Promise((resolve) => {
    const servername = target.isAddress ? "" : target.hostname
    const where = { host: address, port }
    const socket = tls ? connectTls({ ...where, servername, rejectUnauthorized: false }) : connect(where)
    let open = false
    let text = ""
    const end = (said: string): void => {
      clearTimeout(timer)
      signal.removeEventListener("abort", onAbort)
      socket.destroy()
      resolve(said)
    }
    const onAbort = (): void => end("called-off")
    let timer = setTimeout(() => end("silent"), connectMs)
    signal.addEventListener("abort", onAbort, { once: true })
    if (signal.aborted) return end("called-off")
    // TLS has its own event later; a door is open as soon as somebody takes the connection.
    socket.on("connect", () => {
      open = true
      clearTimeout(timer)
      timer = setTimeout(() => end(text === "" ? "no-answer" : "no-http"), answerMs)
    })
    socket.on(tls ? "secureConnect" : "connect", () =>
      socket.write(`GET / HTTP/1.1\r\nHost: ${target.hostname}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`),
    )
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("latin1")
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1]
      if (status !== undefined) end(status)
      else if (text.length > ANSWER_BYTES) end("no-http")
    })
    socket.on("error", (error: NodeJS.ErrnoException) => end(open ? "no-http" : (WORDS[error.code ?? ""] ?? "no-look")))
    socket.on("close", () => end(open ? "no-http" : "no-look"))
  })

interface Place {
  readonly address: string
  readonly port: number
}
const ASK_BY_TLS = new Set(["no-http", "no-answer", "400"])

/** Plain HTTP first; what does not speak that is asked by TLS. A 400 is how web servers answer plain HTTP on a TLS port. */
export const lookAtDoor = async (
  target: Target,
  place: Place,
  signal: AbortSignal,
  waits: DoorWaits = WAITS,
): Promise<OriginDoor> => {
  const plain = await askOnce(target, place, false, signal, waits)
  if (!ASK_BY_TLS.has(plain)) return { ...place, said: plain }
  const secure = await askOnce(target, place, true, signal, waits)
  return { ...place, said: secure === "no-http" ? plain : secure }
}

/** The shop's own doors, tried round the gate. Null where nobody said which machines are the shop's. */
export const originCollector = defineCollector({
  fact: "origin",
  needs: ["target"],
  ownPace: true,
  async collect({ clock, options, signal }: Look, { target }) {
    const told = options.origin
    if (told === undefined) return seen<OriginSeen | null>(null, clock())
    const places = told.addresses
      .flatMap((address) => told.ports.map((port) => ({ address, port })))
      .filter(({ address, port }) => !isFront(target, address, port))
    const doors: OriginDoor[] = []
    for (let at = 0; at < places.length; at += AT_ONCE) {
      if (signal.aborted) return notSeen("not-asked", "called-off", clock())
      const some = places.slice(at, at + AT_ONCE)
      doors.push(...(await Promise.all(some.map((place) => lookAtDoor(target, place, signal)))))
    }
    return seen<OriginSeen | null>({ doors }, clock())
  },
})
