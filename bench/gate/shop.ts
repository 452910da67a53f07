import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/**
 * The shop behind: a page of 8 KB at once for everything, nobody logged in, `/big` as many megabytes as the first word says, and
 * whatever is sent is read. Prints its port.
 */
const megabytes = Number(process.argv[2] ?? 0)
const BLOCK = Buffer.alloc(64 * 1024, "y")
const item = (n: number): string =>
  `<li class="ec-shelfGrid__item"><a href="/products/detail/${n}"><p>ランニングシューズ ${n}</p><p>¥${n * 120} 税込</p></a></li>\n`
const PAGE = Buffer.from(
  `<!doctype html><html lang="ja"><title>商品一覧</title><ul>\n${Array.from({ length: 62 }, (_, n) => item(n + 1)).join("")}</ul></html>`,
)

const server = createServer((request, response) => {
  if (request.url === "/big") {
    let left = megabytes * 16
    response.writeHead(200, { "content-type": "application/zip", "content-length": left * BLOCK.length })
    const send = (): void => {
      while (left > 0) {
        left -= 1
        if (!response.write(BLOCK)) return void response.once("drain", send)
      }
      response.end()
    }
    return send()
  }
  request.resume()
  request.once("end", () => {
    if (request.url?.startsWith("/mypage"))
      return void response.writeHead(302, { location: "/mypage/login", "content-length": 0 }).end()
    const head = {
      "content-type": "text/html; charset=UTF-8",
      "content-length": PAGE.length,
      "cache-control": "no-cache, private",
      "x-powered-by": "PHP/8.3.1",
    }
    response.writeHead(200, head).end(PAGE)
  })
})
// Longer than any proxy keeps a connection: a POST into one that was just closed would be an error of the bench.
server.keepAliveTimeout = 600_000
// A gigabyte may take its time.
server.requestTimeout = 0
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port) // listening on TCP, so the address is no path
})
