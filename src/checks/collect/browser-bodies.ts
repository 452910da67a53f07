import type { CDPSession } from "playwright-core"
import { LIMITS } from "../../lib/limits.ts"
import { sha256Of } from "../read/script-shape.ts"

/** One script as the browser received it. */
export interface Received {
  /** Its last address, after redirects. */
  readonly url: string
  /** Every address on the way to it. */
  readonly addresses: readonly string[]
  /** Empty where the body was not seen. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly text: string
}
const BODY_MS = 6_000

interface Pausing {
  readonly requestId: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

const lengthOf = ({ headers }: Pausing): number =>
  Number(headers.find(({ name }) => name.toLowerCase() === "content-length")?.value ?? 0)

/** Waits for `work` at most so long; null when it is late or fails. */
export const inTime = async <T>(work: Promise<T>, timeoutMs: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), timeoutMs)
  })
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer))
}

/** Reads the body of a paused answer, at most `LIMITS.scriptBytes` and for some seconds; null where it cannot be had. */
export const readBody = async (
  session: CDPSession,
  paused: Pausing,
): Promise<Omit<Received, "url" | "addresses"> | null> => {
  if (lengthOf(paused) > LIMITS.scriptBytes) return null
  const answer = await inTime(session.send("Fetch.getResponseBody", { requestId: paused.requestId }), BODY_MS)
  if (answer === null) return null
  const bytes = Buffer.from(answer.body, answer.base64Encoded ? "base64" : "utf8")
  if (bytes.length > LIMITS.scriptBytes) return null
  return { sha256: sha256Of(bytes), sizeBytes: bytes.length, text: bytes.toString("utf8") }
}
