import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"
import type { Engine, RuleMatch, Transaction } from "../../../waf/index.ts"

/** What the engine said of the requests of one connection, by the client's port. */
export type Log = Map<number, RuleMatch[]>

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const pairs = (raw: readonly string[]): [string, string][] => {
  const out: [string, string][] = []
  for (let index = 0; index + 1 < raw.length; index += 2) out.push([raw[index] ?? "", raw[index + 1] ?? ""])
  return out
}

const sniff = (body: Buffer): string => {
  const start = body.subarray(0, 512).toString("latin1").trimStart().toLowerCase()
  if (start.startsWith("<?xml")) return "text/xml; charset=utf-8"
  const html = /^<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)[\s>]/
  return html.test(start) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"
}

interface Reflection {
  status?: number
  headers?: Record<string, string>
  body?: string
  encodedBody?: string
}

/** POST /reflect answers what its JSON body asks for, everything else an empty 200. */
const backend = (method: string, path: string, body: Buffer): Reply => {
  if (method !== "POST" || !path.startsWith("/reflect") || body.length === 0)
    return { status: 200, headers: {}, body: Buffer.alloc(0) }
  try {
    const asked = JSON.parse(body.toString("utf8")) as Reflection // the suite's own shape; a wrong one answers 400 below
    const content =
      asked.encodedBody === undefined ? Buffer.from(asked.body ?? "", "utf8") : Buffer.from(asked.encodedBody, "base64")
    return { status: asked.status ?? 200, headers: { "content-type": sniff(content), ...asked.headers }, body: content }
  } catch {
    return { status: 400, headers: {}, body: Buffer.alloc(0) }
  }
}

const readAll = async (request: IncomingMessage): Promise<Buffer[]> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set, so chunks are buffers
  return chunks
}

const begin = (engine: Engine, request: IncomingMessage, uniqueId: string): Transaction => {
  const { socket } = request
  const transaction = engine.transaction({
    // The suite asks from another machine; from this one the rules would wave a few requests through.
    remoteAddress: "192.0.2.1",
    remotePort: socket.remotePort ?? 0,
    serverAddress: "127.0.0.1",
    serverPort: 80,
    uniqueId,
    startedAtMs: 1_700_000_000_000,
  })
  transaction.request(request.method ?? "", request.url ?? "", `HTTP/${request.httpVersion}`, pairs(request.rawHeaders))
  return transaction
}

const note = (log: Log, request: IncomingMessage, matches: readonly RuleMatch[]): void => {
  const port = request.socket.remotePort ?? 0
  log.set(port, [...(log.get(port) ?? []), ...matches])
}

/** Sockets whose request is being answered: bytes behind it that are no request do not take its answer away. */
const busy = new WeakSet<Duplex>()

/** What any server refuses, whatever its rules say: a host that is none, a version it does not speak, a fragment. */
const isBadRequest = (request: IncomingMessage): boolean => {
  const version = request.httpVersion
  const host = request.headers.host
  return (
    (version !== "1.0" && version !== "1.1") ||
    (host !== undefined && version === "1.1" && !/^(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?$/.test(host)) ||
    (request.url ?? "").includes("#")
  )
}

const serve = async (engine: Engine, log: Log, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  busy.add(request.socket)
  const transaction = begin(engine, request, `${request.socket.remotePort}`)
  const chunks = await readAll(request)
  for (const chunk of chunks) transaction.bodyChunk(chunk)
  transaction.endBody()
  const reply = isBadRequest(request)
    ? { status: 400, headers: {}, body: Buffer.alloc(0) }
    : backend(request.method ?? "", request.url ?? "", Buffer.concat(chunks))
  transaction.response(reply.status, "HTTP/1.1", Object.entries(reply.headers))
  transaction.responseChunk(reply.body)
  transaction.endResponse()
  note(log, request, transaction.end().matches)
  response.writeHead(reply.status, { ...reply.headers, "content-length": reply.body.length })
  response.end(reply.body)
}

/** CONNECT asks for a tunnel: the rules see it; a target that is no host and port is a bad request. */
const serveConnect = (engine: Engine, log: Log, request: IncomingMessage, socket: Duplex): void => {
  const transaction = begin(engine, request, "connect")
  transaction.endBody()
  note(log, request, transaction.end().matches)
  const good = /^[^/?#@\s]+:\d{1,5}$/.test(request.url ?? "")
  socket.end(`HTTP/1.1 ${good ? "200 OK" : "400 Bad Request"}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
}

/** A server with the engine in front of the reflecting backend, on loopback. A throw of the engine goes to `fault`. */
export const startServer = async (
  engine: Engine,
  log: Log,
  fault: (error: unknown) => void,
): Promise<{ server: Server; port: number }> => {
  const server = createServer({ keepAliveTimeout: 1000 }, (request, response) => {
    serve(engine, log, request, response).catch((error: unknown) => {
      fault(error)
      response.destroy()
    })
  })
  server.on("clientError", (_error, socket) => {
    if (!busy.has(socket)) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
  })
  server.on("connect", (request, socket) => {
    serveConnect(engine, log, request, socket)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve)
  })
  return { server, port: (server.address() as AddressInfo).port } // listening on TCP, so the address is no path
}
