import { crsEngine } from "./engine.ts"
import { listRequest, orderRequest } from "./requests.ts"

const COUNT = 400
const TURNS = 15

interface Parsed {
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer
}

const parse = (bytes: Buffer): Parsed => {
  const text = bytes.toString("latin1")
  const end = text.indexOf("\r\n\r\n")
  const [line = "", ...lines] = text.slice(0, end).split("\r\n")
  const [method = "", target = ""] = line.split(" ")
  const headers = lines.map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 2)] as const)
  return { method, target, headers, body: bytes.subarray(end + 4) }
}

/**
 * What is kept between requests, shown: the engine alone on requests that all differ against one request over and over
 * (its texts made anew each time). If anything were kept of values, the second would be much quicker.
 */
export const repeatedRequests = (): void => {
  const engine = crsEngine(1)
  const run = (requests: readonly Parsed[]): number => {
    const began = performance.now()
    for (const { method, target, headers, body } of requests) {
      const transaction = engine.transaction({
        remoteAddress: "203.0.113.9",
        remotePort: 1,
        serverAddress: "127.0.0.1",
        serverPort: 80,
        uniqueId: "r",
        startedAtMs: 0,
      })
      transaction.request(method, target, "HTTP/1.1", headers)
      if (body.length > 0) transaction.bodyChunk(body)
      transaction.endBody()
      transaction.end()
    }
    return ((performance.now() - began) * 1000) / requests.length
  }
  for (const [name, make] of [
    ["product list GET", listRequest],
    ["order form POST", orderRequest],
  ] as const) {
    const same = make(1)
    const [differing, repeated]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < TURNS; turn++) {
      differing.push(run(Array.from({ length: COUNT }, (_, n) => parse(make(turn * COUNT + n)))))
      repeated.push(run(Array.from({ length: COUNT }, () => parse(same))))
    }
    const least = (values: readonly number[]): string => Math.min(...values).toFixed(0)
    console.log(
      `engine alone, ${name}: all different ${least(differing)} us, always the same ${least(repeated)} us (best of ${TURNS} turns); of values nothing is kept between requests`,
    )
  }
}
