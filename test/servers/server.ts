import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from "node:net"

/** A server on 127.0.0.1 with a port of its own. Close it at the end of the test, whatever happened. */
export interface Started {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** What was asked, oldest first: `GET /path`. */
  readonly asked: readonly string[]
  close(): Promise<void>
}
export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** One canned answer. `headers` may repeat a name by an array of values. */
export interface Canned {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}
export type Routes = Readonly<Record<string, Canned | Handler>>

/** Starts listening on a free port of 127.0.0.1. */
export const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((done, fail) => {
    server.once("error", fail)
    server.listen(0, "127.0.0.1", done)
  })
  const address = server.address()
  return isPortAddress(address) ? address.port : 0
}
const isPortAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  address !== null && typeof address === "object"

/** Ends a server and everything that is still connected to it. */
export const closeWith = (server: Server, sockets: ReadonlySet<Socket>) => async (): Promise<void> => {
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((done) => server.close(() => done()))
}

/** Keeps the open sockets of a server, so that closing never waits for a client. */
export const trackSockets = (server: Server): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("error", () => socket.destroy())
    socket.on("close", () => sockets.delete(socket))
  })
  return sockets
}

/** Answers by path (with its query first, then without it); what is not in the table gets a plain 404. */
export const serveRoutes =
  (routes: Routes): Handler =>
  (request, response) => {
    const asked = request.url ?? "/"
    const route = routes[asked] ?? routes[asked.split("?")[0] ?? "/"] ?? { status: 404, body: "not here" }
    if (typeof route === "function") return route(request, response)
    for (const [name, value] of Object.entries(route.headers ?? {}))
      response.setHeader(name, typeof value === "string" ? value : [...value])
    response.statusCode = route.status ?? 200
    response.end(route.body ?? "")
  }

/** A plain HTTP server: a handler, or a table of canned answers by path. */
export const startServer = async (handler: Handler | Routes): Promise<Started> => {
  const asked: string[] = []
  const handle = typeof handler === "function" ? handler : serveRoutes(handler)
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    handle(request, response)
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, asked, close: closeWith(server, sockets) }
}

/** A server that speaks bytes by hand. `onConnection` gets every socket as it opens. */
export const startRawServer = async (onConnection: (socket: Socket) => void): Promise<Started> => {
  const server = createNetServer(onConnection)
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, asked: [], close: closeWith(server, sockets) }
}
