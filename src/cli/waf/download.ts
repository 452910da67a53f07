import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { ARCHIVE_LIMITS } from "./archive.ts"

const TIMEOUT_MS = 120_000
const MAX_HOPS = 5

/** Where the project that keeps the OWASP rules publishes a release: rules and setup without its tests. */
export const releaseUrl = (version: string): string =>
  `https://github.com/coreruleset/coreruleset/releases/download/v${version}/coreruleset-${version}-minimal.tar.gz`

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "?"
  const { cause } = error
  if (cause instanceof Error && "code" in cause) return cutEvidence(String(cause.code), 120)
  return cutEvidence(error.message, 120)
}

const readBounded = async (body: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > ARCHIVE_LIMITS.fileBytes) throw new Error(`> ${ARCHIVE_LIMITS.fileBytes} B`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const fetchHops = async (address: string, signal: AbortSignal): Promise<Buffer> => {
  let url = new URL(address)
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    if (url.protocol !== "https:") throw new Error("https")
    const answer = await fetch(url, { redirect: "manual", signal })
    const to = answer.headers.get("location")
    if (answer.status >= 300 && answer.status < 400 && to !== null) {
      await answer.body?.cancel()
      url = new URL(to, url)
    } else if (answer.status === 200 && answer.body !== null) return readBounded(answer.body)
    else throw new Error(`HTTP ${answer.status}`)
  }
  throw new Error(`> ${MAX_HOPS} redirects`)
}

/** A release's bytes, over HTTPS all the way, within two minutes. Throws TARGET_UNREACHABLE. */
export const download = async (address: string, signal: AbortSignal): Promise<Buffer> => {
  try {
    return await fetchHops(address, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]))
  } catch (error) {
    throw new SekishoError("TARGET_UNREACHABLE", { url: address, reason: reasonOf(error) }, { cause: error })
  }
}
