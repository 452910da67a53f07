import { request as ask } from "node:http"
import { connect } from "node:net"
import { forgetPeak, memoryOf, type Side } from "../waf/sides.ts"

const HOST = "shop.example.jp"
const MB = 1024 * 1024

const send = ({ port }: Side, method: "GET" | "POST", megabytes: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { host: HOST, ...(method === "POST" ? { "content-type": "application/zip" } : {}) }
    const path = method === "GET" ? "/big" : "/up"
    let bytes = 0
    const out = ask({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${method} ${path}: ${answer.statusCode}`))
      answer.on("data", (chunk: Buffer) => void (bytes += chunk.length)).once("end", () => resolve(bytes))
    })
    out.once("error", reject)
    if (method === "GET") return void out.end()
    let left = megabytes * 16
    const block = Buffer.alloc(64 * 1024, "z")
    const more = (): void => {
      while (left > 0) {
        left -= 1
        if (!out.write(block)) return void out.once("drain", more)
      }
      out.end()
    }
    more()
  })

export interface Transfer {
  readonly seconds: number
  /** Of the proxy, resident, while it lasted. */
  readonly peakMb: number
}

/** One large body through a proxy: GET from the shop, POST to it. Throws where not all of it came through. */
export const transfer = async (side: Side, method: "GET" | "POST", megabytes: number): Promise<Transfer> => {
  forgetPeak(side.pid)
  const began = performance.now()
  const bytes = await send(side, method, megabytes)
  if (method === "GET" && bytes !== megabytes * MB) throw new Error(`only ${bytes} bytes came`)
  return { seconds: (performance.now() - began) / 1000, peakMb: memoryOf(side.pid).peakMb }
}

const SETTLE_MS = 1_000

/** Resident megabytes while so many connections are open and silent. */
export const idleConnections = async ({ port, pid }: Side, count: number): Promise<number> => {
  const sockets = Array.from({ length: count }, () => connect(port, "127.0.0.1"))
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise((resolve, reject) => {
          socket.once("connect", resolve).once("error", reject)
        }),
    ),
  )
  await new Promise((resolve) => {
    setTimeout(resolve, SETTLE_MS)
  })
  const open = sockets.filter(({ readyState }) => readyState === "open").length
  if (open < count) throw new Error(`only ${open} of ${count} connections are open`)
  const { nowMb } = memoryOf(pid)
  for (const socket of sockets) socket.destroy()
  return nowMb
}
