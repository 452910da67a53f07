import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { crsEngine } from "./engine.ts"

/**
 * A bare proxy of node:http, with the engine in front of it where a paranoia level is given:
 * `node proxy.ts UPSTREAM_PORT [LEVEL]`. Prints its port, and the milliseconds the engine took to start.
 */
const [upstream = "", level] = process.argv.slice(2)
const began = performance.now()
const engine = level === undefined ? null : crsEngine(Number(level))
const startMs = performance.now() - began
const agent = new Agent({ keepAlive: true, maxSockets: 16, scheduling: "lifo" })
let count = 0

const pairs = (raw: readonly string[]): [string, string][] => {
  const out: [string, string][] = []
  for (let index = 0; index + 1 < raw.length; index += 2) out.push([raw[index] ?? "", raw[index + 1] ?? ""])
  return out
}

const forward = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
  const { method, url: path, rawHeaders: headers } = request
  const onward = ask({ port: Number(upstream), host: "127.0.0.1", method, path, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
    answer.on("data", (chunk: Buffer) => response.write(chunk))
    answer.on("end", () => response.end())
  })
  onward.on("error", () => response.destroy())
  // An empty body would cost a second piece of what is written.
  if (body.length === 0) onward.end()
  else onward.end(body)
}

const inspected = (request: IncomingMessage, response: ServerResponse): void => {
  const transaction = engine?.transaction({
    remoteAddress: "203.0.113.9",
    remotePort: request.socket.remotePort ?? 0,
    serverAddress: "127.0.0.1",
    serverPort: 80,
    uniqueId: String(count++),
    startedAtMs: Date.now(),
  })
  let decision =
    transaction?.request(request.method ?? "", request.url ?? "", "HTTP/1.1", pairs(request.rawHeaders)) ?? null
  const chunks: Buffer[] = []
  request.on("data", (chunk: Buffer) => {
    chunks.push(chunk)
    decision ??= transaction?.bodyChunk(chunk) ?? null
  })
  request.on("end", () => {
    decision ??= transaction?.endBody() ?? null
    // Answers are JSON here, whose body neither engine looks into; their headers and the last phase are looked at.
    decision ??= transaction?.response(200, "HTTP/1.1", [["Content-Type", "application/json"]]) ?? null
    decision ??= transaction?.endResponse() ?? null
    transaction?.end()
    if (decision === null) return forward(request, response, Buffer.concat(chunks))
    response.writeHead(decision.status, { "content-length": 0 })
    response.end()
  })
}

const server = createServer(inspected)
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port, startMs.toFixed(0)) // listening on TCP, so the address is no path
})
