import { readFileSync } from "node:fs"
import { connect } from "node:net"

export interface Load {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the server's process, user and system. */
  readonly cpuMicrosPerRequest: number
  readonly refused: number
  readonly asked: number
}

const TICK_MICROS = 10_000

/** CPU time of a process so far, in microseconds (Linux). */
const cpuMicros = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROS
}

/** Asks over some kept connections, each waiting for its answer, for so long or so often. */
export const load = async (
  port: number,
  pid: number,
  make: (n: number) => Buffer,
  forMs: number,
  connections = 8,
  most = Infinity,
): Promise<Load> => {
  const times: number[] = []
  let [asked, refused, stop] = [0, 0, false]
  const client = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true })
      let began = 0
      let text = ""
      const next = (): void => {
        if (stop || asked >= most) return void socket.end(resolve)
        began = performance.now()
        text = ""
        socket.write(make(asked++))
      }
      socket.on("connect", next)
      socket.on("error", reject)
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString("latin1")
        const head = text.indexOf("\r\n\r\n")
        const length = /content-length: *(\d+)/i.exec(text)?.[1]
        if (head < 0 || (length !== undefined && text.length < head + 4 + Number(length))) return
        times.push(performance.now() - began)
        if (!text.startsWith("HTTP/1.1 200")) refused++
        next()
      })
    })
  const cpu = cpuMicros(pid)
  const began = performance.now()
  const clients = Promise.all(Array.from({ length: connections }, client))
  const time = setTimeout(() => (stop = true), forMs)
  await clients
  clearTimeout(time)
  const seconds = (performance.now() - began) / 1000
  const sorted = Float64Array.from(times).toSorted()
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  return {
    perSecond: times.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuMicrosPerRequest: (cpuMicros(pid) - cpu) / Math.max(1, times.length),
    refused,
    asked: times.length,
  }
}
