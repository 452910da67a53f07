import { request } from "node:http"
import { forgetPeak, memoryOf, type Side } from "./sides.ts"

type Headers = Readonly<Record<string, string>>

/** Members, texts and elements stay below the limits of 1000, so that the whole body is looked at. */
const CASES: readonly (readonly [name: string, headers: Headers, body: () => Buffer])[] = [
  [
    "800 KB JSON, 480 texts",
    { "Content-Type": "application/json" },
    () =>
      Buffer.from(
        JSON.stringify(Array.from({ length: 480 }, (_, n) => ({ n, text: "とても良い商品です。".repeat(55) }))),
      ),
  ],
  [
    "800 KB JSON, one text",
    { "Content-Type": "application/json" },
    () => Buffer.from(JSON.stringify({ text: "lorem ipsum dolor sit amet, it's (a) test. ".repeat(18_600) })),
  ],
  [
    "549 KB XML, 23,800 elements",
    { "Content-Type": "text/xml" },
    () => Buffer.from(`<a>${"<b c='d'>text of it</b>".repeat(23_800)}</a>`),
  ],
  [
    "549 KB XML, 900 elements",
    { "Content-Type": "text/xml" },
    () => Buffer.from(`<a>${`<b c='d'>${"text of it ".repeat(54)}</b>`.repeat(900)}</a>`),
  ],
  [
    "12 MB upload",
    { "Content-Type": "multipart/form-data; boundary=xx" },
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
    "22 cookies of 200 bytes",
    { Cookie: Array.from({ length: 22 }, (_, n) => `c${n}=${"abcdef0123456789".repeat(12)}${n}`).join("; ") },
    () => Buffer.alloc(0),
  ],
]

const GIVE_UP_MS = 30_000

interface Outcome {
  readonly ms: number
  readonly status: number
}

/** One request on a connection of its own; status 0 where the time was up. */
const once = (port: number, headers: Headers, body: Buffer): Promise<Outcome> =>
  new Promise((resolve) => {
    const began = performance.now()
    const done = (status: number): void => {
      resolve({ ms: performance.now() - began, status })
    }
    const asked = request(
      {
        port,
        host: "127.0.0.1",
        method: body.length === 0 ? "GET" : "POST",
        path: "/api",
        agent: false,
        timeout: GIVE_UP_MS,
        headers: {
          Host: "shop.example.jp",
          "User-Agent": "bench",
          Accept: "*/*",
          "Content-Length": body.length,
          ...headers,
        },
      },
      (answer) => {
        answer.resume().once("end", () => {
          done(answer.statusCode ?? 0)
        })
      },
    )
    asked.once("timeout", () => asked.destroy())
    asked.once("error", () => {
      done(0)
    })
    asked.end(body)
  })

/** Requests that engines are known to hang on, over HTTP: the first of its kind, the best of the next three, memory. */
export const worstCases = async (sides: readonly Side[]): Promise<void> => {
  for (const [name, headers, make] of CASES) {
    const body = make()
    for (const side of sides) {
      forgetPeak(side.pid)
      const before = memoryOf(side.pid).nowMb
      const first = await once(side.port, headers, body)
      const later: Outcome[] = []
      while (first.ms < 5000 && later.length < 3) later.push(await once(side.port, headers, body))
      const best = Math.min(first.ms, ...later.map((one) => one.ms))
      const more = Math.max(0, memoryOf(side.pid).peakMb - before)
      console.log(
        `${name.padEnd(28)} ${side.name.padEnd(18)} ${best.toFixed(0).padStart(7)} ms (first ${first.ms.toFixed(0)} ms), ${more.toFixed(0)} MB more, ${first.status === 0 ? "gave up waiting" : `status ${first.status}`}`,
      )
    }
  }
}
