import { connect } from "node:net"
import { connect as connectTls } from "node:tls"
import { LIMITS } from "../../lib/limits.ts"
import type { OriginDoor, OriginSeen, Target } from "../facts.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"

const ANSWER_BYTES = 4_096
const AT_ONCE = 8

/** Where the gate itself answers for the shop: there an answer is as it should be. */
const isFront = (target: Target, address: string, port: number): boolean =>
  address === target.address && [target.port, 80, 443].includes(port)

/** One question for the shop's name at one door; answers the status, or why there is none. Never throws. */
const askOnce = (target: Target, address: string, port: number, tls: boolean, signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    const socket = tls
      ? connectTls({
          host: address,
          port,
          servername: target.isAddress ? "" : target.hostname,
          rejectUnauthorized: false,
        })
      : connect({ host: address, port })
    let open = false
    let text = ""
    const end = (said: string): void => {
      clearTimeout(timer)
      signal.removeEventListener("abort", onAbort)
      socket.destroy()
      resolve(said)
    }
    const onAbort = (): void => end("called-off")
    const timer = setTimeout(() => end(open ? "no-http" : "silent"), LIMITS.connectMs / 2)
    signal.addEventListener("abort", onAbort, { once: true })
    socket.on(tls ? "secureConnect" : "connect", () => {
      open = true
      socket.write(`GET / HTTP/1.1\r\nHost: ${target.hostname}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`)
    })
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("latin1")
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1]
      if (status !== undefined) end(status)
      else if (text.length > ANSWER_BYTES) end("no-http")
    })
    socket.on("error", (error: NodeJS.ErrnoException) => end(error.code === "ECONNREFUSED" ? "refused" : "no-http"))
    socket.on("close", () => end("no-http"))
  })

/** Plain HTTP first; what does not speak that is asked by TLS. A 400 is how web servers answer plain HTTP on a TLS port. */
const lookAtDoor = async (target: Target, address: string, port: number, signal: AbortSignal): Promise<OriginDoor> => {
  const plain = await askOnce(target, address, port, false, signal)
  if (plain !== "no-http" && plain !== "400") return { address, port, said: plain }
  const secure = await askOnce(target, address, port, true, signal)
  return { address, port, said: secure === "no-http" ? plain : secure }
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
      doors.push(...(await Promise.all(some.map(({ address, port }) => lookAtDoor(target, address, port, signal)))))
    }
    return seen<OriginSeen | null>({ doors }, clock())
  },
})
