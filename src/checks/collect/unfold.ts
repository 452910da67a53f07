import { pipeline, Readable, type Transform } from "node:stream"
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib"
import type { Fault } from "../facts.ts"

/** Content codings one answer may stack. */
const CODINGS_MAX = 3
/** Names that some servers send and that fold nothing. */
const PLAIN = new Set(["", "identity", "none", "binary", "8bit", "utf-8", "utf8"])
const ZSTD_WINDOW_LOG = 23

export interface Unfolded {
  readonly bytes: Buffer
  /** More was there than was wanted. */
  readonly cut: boolean
}
export interface UnfoldFault {
  readonly fault: Fault
  readonly detail: string
}

/** The codings of a Content-Encoding header, in the order they are taken off; null when one is unknown or they are too many. */
export const codingsOf = (header: string | null): readonly Coding[] | null => {
  const names = (header ?? "")
    .slice(0, 256)
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => !PLAIN.has(name))
    .map((name) => (name === "x-gzip" ? "gzip" : name))
  return names.length <= CODINGS_MAX && names.every(isCoding) ? names.toReversed() : null
}
const CODINGS = ["gzip", "deflate", "br", "zstd"] as const
type Coding = (typeof CODINGS)[number]
const isCoding = (name: string): name is Coding => CODINGS.some((coding) => coding === name)

/**
 * Reads a body and takes its codings off. Reads at most `maxBytes` folded and `wantBytes` unfolded: a plain body is cut there,
 * a folded one that would unfold to more than `maxBytes` is a fault, however small it was.
 * @throws what the stream or the decompressor throws
 */
export const readBody = async (
  stream: AsyncIterable<Buffer>,
  codings: readonly Coding[],
  wantBytes: number,
  maxBytes: number,
): Promise<Unfolded | UnfoldFault> => {
  if (codings.length === 0) return collect(stream, wantBytes)
  const counter = { bytes: 0 }
  const folded = counted(stream, counter, maxBytes)
  const read = await unfoldAll(folded, codings, wantBytes).catch((error: unknown) => {
    // Left at the bound, folded bytes end in the middle; that is not their fault.
    if (counter.bytes <= maxBytes) throw error
    return null
  })
  if (read === null || counter.bytes > maxBytes) return { fault: "body-too-large", detail: `>${maxBytes}` }
  if (read.cut && wantBytes >= maxBytes) return { fault: "unfolds-too-large", detail: `>${maxBytes}` }
  return read
}

const unfoldAll = async (
  folded: AsyncIterable<Buffer>,
  codings: readonly Coding[],
  wantBytes: number,
): Promise<Unfolded> => {
  let stream = folded
  for (const coding of codings) stream = await unfoldOne(stream, coding)
  return collect(stream, wantBytes)
}

const collect = async (stream: AsyncIterable<Buffer>, wantBytes: number): Promise<Unfolded> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    parts.push(part)
    size += part.length
    if (size > wantBytes) return { bytes: Buffer.concat(parts).subarray(0, wantBytes), cut: true }
  }
  return { bytes: Buffer.concat(parts), cut: false }
}

const counted = async function* (
  stream: AsyncIterable<Buffer>,
  counter: { bytes: number },
  maxBytes: number,
): AsyncGenerator<Buffer> {
  for await (const part of stream) {
    counter.bytes += part.length
    if (counter.bytes > maxBytes) return
    yield part
  }
}

/** An answer to HEAD, or a 304, names a coding and has no bytes: that is no broken gzip. */
const unfoldOne = async (stream: AsyncIterable<Buffer>, coding: Coding): Promise<AsyncIterable<Buffer>> => {
  const iterator = stream[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return Readable.from([])
  return pipeline(Readable.from(prepended(first.value, iterator)), decoderFor(coding, first.value), () => {})
}

const prepended = async function* (first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** Some servers send `deflate` without its wrapper; the first byte tells. */
const decoderFor = (coding: Coding, first: Buffer): Transform => {
  if (coding === "gzip") return createGunzip()
  if (coding === "br") return createBrotliDecompress()
  if (coding === "zstd") return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } })
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
}
