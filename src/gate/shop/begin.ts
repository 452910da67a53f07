import type { IncomingMessage } from "node:http"
import { brotliDecompressSync, constants, gunzipSync, inflateSync } from "node:zlib"
import type { ShopFault } from "./ask.ts"
import type { BodyPrefix } from "../stages/stage.ts"

/** The beginning of the shop's answer, read before the visitor gets anything; the rest is still to come. */
export interface Begin {
  readonly chunks: readonly Buffer[]
  /** True where that was all. */
  readonly ended: boolean
}
export const NOTHING_READ: Begin = { chunks: [], ended: false }

/** All pieces as one; most bodies come as one. */
export const oneOf = (chunks: readonly Buffer[]): Buffer => {
  const [first] = chunks
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks)
}

/** Reads about `bytes` of an answer and pauses it. A fault where it breaks off or is silent for `idleMs` before that. */
export const readBegin = (from: IncomingMessage, bytes: number, idleMs: number): Promise<Begin | ShopFault> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const leave = (result: Begin | ShopFault): void => {
      clearTimeout(timer)
      from.off("data", take)
      from.off("end", atEnd)
      from.off("error", broken)
      from.off("close", closed)
      if (typeof result !== "string") from.pause()
      resolve(result)
    }
    const timer = setTimeout(() => leave("shop.idle-mid-body"), idleMs)
    const atEnd = (): void => leave({ chunks, ended: true })
    const broken = (): void => leave("shop.reset-mid-body")
    const closed = (): void => leave(from.complete ? { chunks, ended: true } : "shop.reset-mid-body")
    const take = (chunk: Buffer): void => {
      timer.refresh()
      chunks.push(chunk)
      size += chunk.length
      if (size >= bytes) leave({ chunks, ended: false })
    }
    from.on("data", take)
    from.once("end", atEnd)
    from.once("error", broken)
    from.once("close", closed)
    from.resume()
  })

/**
 * The beginning unpacked, up to `bytes`; null where its encoding is none that we read. What unfolds to more than that is not
 * whole, so nobody takes it for all there was.
 */
export const unpacked = (begin: Begin, encoding: string | undefined, bytes: number): BodyPrefix | null => {
  const packed = oneOf(begin.chunks)
  const kind = (encoding ?? "identity").trim().toLowerCase()
  if (kind === "identity" || kind === "")
    return { bytes: packed.subarray(0, bytes), whole: begin.ended && packed.length <= bytes }
  const options = { maxOutputLength: bytes * 4 + 1_024 }
  try {
    const plain = unpack(kind, packed, options)
    return plain === null ? null : { bytes: plain.subarray(0, bytes), whole: begin.ended && plain.length <= bytes }
  } catch {
    return null
  }
}

const unpack = (kind: string, packed: Buffer, options: { readonly maxOutputLength: number }): Buffer | null => {
  const cut = { ...options, finishFlush: constants.Z_SYNC_FLUSH }
  if (kind === "gzip" || kind === "x-gzip") return gunzipSync(packed, cut)
  if (kind === "deflate") return inflateSync(packed, cut)
  if (kind === "br") return brotliDecompressSync(packed, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH })
  return null
}
