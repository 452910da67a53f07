import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** The shop behind: answers at once (prints its port). */
const body = JSON.stringify({ ok: true })
const server = createServer((request, response) => {
  request.resume()
  request.on("end", () => {
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length })
    response.end(body)
  })
})
// A side that takes long with a body must not find its connection closed.
server.keepAliveTimeout = 600_000
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port) // listening on TCP, so the address is no path
})
