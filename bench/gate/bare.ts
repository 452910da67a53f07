import { Agent, createServer, request as ask } from "node:http"
import type { AddressInfo } from "node:net"

/** The least that a proxy of node:http can be: `node bare.ts UPSTREAM_PORT`. Prints its port. */
const port = Number(process.argv[2])
const agent = new Agent({ keepAlive: true, scheduling: "lifo" })
const server = createServer((request, response) => {
  const { method, url: path, headers } = request
  const onward = ask({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on("error", () => response.destroy())
  request.pipe(onward)
})
server.requestTimeout = 0
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port) // listening on TCP, so the address is no path
})
