import { readFileSync } from "node:fs"
import { Agent, request as httpRequest } from "node:http"
import { resolve } from "node:path"

/** What one request got. */
export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}
export interface Asking {
  readonly method?: string
  readonly path: string
  /** Where the visitor comes from: the gate must trust 127.0.0.1 as its proxy. */
  readonly from?: string
  readonly host?: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as a form, an array's first member as JSON. */
  readonly form?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: Buffer
}

export const BROWSER = {
  "User-Agent":
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Accept-Language": "ja,en-US;q=0.9",
} as const

const bodyOf = ({ form, json, body }: Asking): readonly [type: string, bytes: Buffer] | null => {
  if (form) return ["application/x-www-form-urlencoded", Buffer.from(new URLSearchParams(form).toString())]
  if (json !== undefined) return ["application/json", Buffer.from(JSON.stringify(json))]
  return body === undefined ? null : ["application/octet-stream", body]
}

/** A visitor who keeps connections open. */
export const visitorAt = (port: number): { ask(asking: Asking): Promise<Got>; close(): void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  return {
    ask: (asking) =>
      new Promise((done, fail) => {
        const body = bodyOf(asking)
        const sent = httpRequest(
          {
            agent,
            host: "127.0.0.1",
            port,
            path: asking.path,
            method: asking.method ?? (body === null ? "GET" : "POST"),
            headers: {
              Host: asking.host ?? "shop.test",
              ...BROWSER,
              ...(asking.from === undefined ? {} : { "X-Forwarded-For": asking.from }),
              ...(body === null ? {} : { "Content-Type": body[0], "Content-Length": body[1].length }),
              ...asking.headers,
            },
          },
          (answer) => {
            const chunks: Buffer[] = []
            answer.on("data", (chunk: Buffer) => void chunks.push(chunk))
            answer.once("error", fail)
            answer.once("end", () =>
              done({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                body: Buffer.concat(chunks).toString("utf8"),
              }),
            )
          },
        )
        sent.once("error", fail)
        sent.end(body?.[1])
      }),
    close: () => agent.destroy(),
  }
}

interface Sample {
  readonly kind: string
  readonly value: string
}
const samples = (file: string): readonly Sample[] =>
  readFileSync(resolve(import.meta.dirname, "../../data/waf", file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Sample) // our own data

export const honestSamples = (): readonly Sample[] => samples("honest.jsonl")
export const attackSamples = (): readonly Sample[] => samples("attacks.jsonl")

/** Requests that one honest shopper sends. */
export const VISITS = 6

/** What a shopper does: looks round, searches, puts something in, writes an address and orders. Each from an address of his own. */
export const shopper = async (
  ask: (asking: Asking) => Promise<Got>,
  number: number,
  words: readonly Sample[],
): Promise<readonly Got[]> => {
  const from = `198.51.${100 + (number >> 8)}.${number & 255}`
  const headers = { Cookie: `sid=session-${number}` }
  const word = (at: number): string => words[(number * 7 + at) % words.length]?.value ?? ""
  const visits: readonly Asking[] = [
    { path: "/" },
    { path: `/search?q=${encodeURIComponent(word(0))}` },
    { path: "/products/detail/1" },
    { path: "/cart/add", form: { product_id: "1", quantity: "1", note: word(1) } },
    { path: "/contact", form: { name: word(2), address: word(3), comment: word(4) } },
    { path: "/api/orders", json: { cart: `c${number}`, payment: "token", note: word(5) } },
  ]
  const got: Got[] = []
  for (const visit of visits) got.push(await ask({ ...visit, from, headers }))
  return got
}

/** Many shoppers, eight at a time. Answers how many answers of each status there were. */
export const shoppers = async (port: number, count: number): Promise<ReadonlyMap<number, number>> => {
  const { ask, close } = visitorAt(port)
  const words = honestSamples()
  const statuses = new Map<number, number>()
  for (let first = 0; first < count; first += 8) {
    const group = Array.from({ length: Math.min(8, count - first) }, (_, at) => shopper(ask, first + at, words))
    for (const { status } of (await Promise.all(group)).flat()) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  close()
  return statuses
}
