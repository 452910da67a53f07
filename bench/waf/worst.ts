import { crsEngine } from "./engine.ts"

type Headers = readonly (readonly [string, string])[]

const CASES: readonly (readonly [name: string, headers: Headers, body: () => Buffer])[] = [
  [
    "800 KB JSON",
    [["Content-Type", "application/json"]],
    () =>
      Buffer.from(
        JSON.stringify(Array.from({ length: 900 }, (_, n) => ({ n, text: "とても良い商品です。".repeat(28) }))),
      ),
  ],
  [
    "800 KB JSON, one text",
    [["Content-Type", "application/json"]],
    () => Buffer.from(JSON.stringify({ text: "lorem ipsum dolor sit amet, it's (a) test. ".repeat(18_600) })),
  ],
  [
    "549 KB XML",
    [["Content-Type", "text/xml"]],
    () => Buffer.from(`<a>${"<b c='d'>text of it</b>".repeat(23_800)}</a>`),
  ],
  [
    "12 MB upload",
    [["Content-Type", "multipart/form-data; boundary=xx"]],
    () =>
      Buffer.concat([
        Buffer.from(
          '--xx\r\nContent-Disposition: form-data; name="f"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
        ),
        Buffer.alloc(12_000_000, 7),
        Buffer.from("\r\n--xx--\r\n"),
      ]),
  ],
  [
    "22 cookies",
    [["Cookie", Array.from({ length: 22 }, (_, n) => `c${n}=${"abcdef0123456789".repeat(12)}${n}`).join("; ")]],
    () => Buffer.alloc(0),
  ],
]

/** Requests that other engines are known to hang on: milliseconds and memory of the second one (the first compiles). */
export const worstCases = (): void => {
  const began = performance.now()
  const engine = crsEngine(1)
  console.log(`start-up with all rules: ${(performance.now() - began).toFixed(0)} ms`)
  for (const [name, headers, make] of CASES) {
    const body = make()
    const once = (): number => {
      const start = performance.now()
      const transaction = engine.transaction({
        remoteAddress: "203.0.113.9",
        remotePort: 1,
        serverAddress: "127.0.0.1",
        serverPort: 80,
        uniqueId: "w",
        startedAtMs: 0,
      })
      transaction.request(body.length === 0 ? "GET" : "POST", "/api", "HTTP/1.1", [
        ["Host", "shop.example.jp"],
        ["User-Agent", "bench"],
        ["Accept", "*/*"],
        ...headers,
      ])
      for (let at = 0; at < body.length; at += 65_536) transaction.bodyChunk(body.subarray(at, at + 65_536))
      transaction.endBody()
      transaction.end()
      return performance.now() - start
    }
    const first = once()
    const memory = process.memoryUsage().rss
    const second = once()
    const grown = (process.memoryUsage().rss - memory) / 1e6
    console.log(
      `${name.padEnd(24)} ${second.toFixed(0)} ms (first ${first.toFixed(0)} ms), ${grown.toFixed(0)} MB more`,
    )
  }
}
