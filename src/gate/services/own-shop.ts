import type { IncomingMessage } from "node:http"
import type { Waits } from "../bounds.ts"
import { askShop } from "../shop/ask.ts"
import { Departure } from "../shop/departure.ts"
import { createPool } from "../shop/pool.ts"
import type { OwnAnswer, OwnQuestion, Services } from "./services.ts"

const TEXT_BYTES = 512 * 1024
const ANSWER_MS = 10_000
const CONNECTIONS = 32

const readText = async (from: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of from as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= TEXT_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, TEXT_BYTES).toString("utf8")
}

const headersFor = (host: string, { cookie, headers, body }: OwnQuestion): string[] => [
  "Host",
  host,
  ...Object.entries(headers ?? {}).flat(),
  ...(cookie === "" ? [] : ["Cookie", cookie]),
  "Accept-Encoding",
  "identity",
  ...(body === undefined ? [] : ["Content-Length", String(Buffer.byteLength(body))]),
]

/** The gate's own questions to shops: over connections of their own, so that they wait for no visitor. */
export const createOwnShop = (waits: Waits): { readonly ask: Services["ask"]; close(): void } => {
  const pool = createPool(waits, CONNECTIONS)
  return {
    async ask(upstreams, host, question): Promise<OwnAnswer | null> {
      const departure = new Departure()
      const timer = setTimeout(() => departure.leave(), ANSWER_MS)
      const { body, method, target } = question
      const asked = {
        method,
        target,
        headers: headersFor(host, question),
        upgrade: false,
        body: body === undefined ? null : (request: { end(text: string): unknown }) => void request.end(body),
      }
      const outcome = await askShop(pool.order(upstreams), asked, waits, departure)
      clearTimeout(timer)
      if (outcome.kind !== "answer") return null
      const { response } = outcome
      try {
        const text = await readText(response)
        const { location = null, "set-cookie": setCookies = [] } = response.headers
        return { status: response.statusCode ?? 502, location, setCookies, text }
      } catch {
        return null
      } finally {
        outcome.request.destroy()
      }
    },
    close: () => pool.close(),
  }
}
