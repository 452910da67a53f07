import { randomUUID } from "node:crypto"
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { z } from "zod"
import { isoTime, type Clock } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { sha256Of } from "../read/script-shape.ts"
import { FEED_BYTES, FEED_DATE_FILE, FEED_FILE, parseRepository, type FeedDate } from "./library-data.ts"

/** The public address at which RetireJS keeps its data; its own scanner reads the same file. */
export const FEED_URL = "https://raw.githubusercontent.com/RetireJS/retire.js/master/repository/jsrepository-v5.json"
const FETCH_MS = 60_000
/** Fewer than this is no data on JavaScript's libraries, whatever its shape. */
const LIBRARIES_MIN = 10

export interface UpdateOptions {
  readonly dataDir: string
  readonly clock: Clock
  /** A file in place of the public address. Its own date counts as the data's date. */
  readonly from?: string
  /** Told only by tests. */
  readonly url?: string
  readonly timeoutMs?: number
}
/** What is in place now: how many libraries the data know, and their date, `YYYY-MM-DD`. */
export interface Updated {
  readonly libraries: number
  readonly date: string
}
interface Got {
  readonly text: string
  readonly at: number
  readonly from: string
}

const reasonOf = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return cutEvidence(`${error.issues[0]?.path.join(".")}: ${error.issues[0]?.message}`, 120)
  if (!(error instanceof Error)) return "unknown"
  const { cause } = error
  if (cause instanceof Error && "code" in cause) return cutEvidence(String(cause.code), 120)
  return cutEvidence("code" in error && typeof error.code === "string" ? error.code : error.message, 120)
}

const isLoopback = (url: URL): boolean => url.hostname === "127.0.0.1" || url.hostname === "[::1]"

const readBounded = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > FEED_BYTES) throw new Error(`> ${FEED_BYTES} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString("utf8")
}

const download = async (address: string, timeoutMs: number): Promise<string> => {
  const url = new URL(address)
  if (url.protocol !== "https:" && !isLoopback(url)) throw new Error("https")
  const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) })
  if (answer.status !== 200 || answer.body === null) throw new Error(`HTTP ${answer.status}`)
  return readBounded(answer.body)
}

const fromFile = async (file: string, clock: Clock): Promise<Got> => {
  const { size, mtimeMs } = await stat(file)
  if (size > FEED_BYTES) throw new Error(`> ${FEED_BYTES} bytes`)
  return { text: await readFile(file, "utf8"), at: Math.min(mtimeMs, clock()), from: "file" }
}

const countLibraries = (text: string): number => {
  const count = Object.keys(parseRepository(text)).length
  if (count < LIBRARIES_MIN) throw new Error(`${count} libraries`)
  return count
}

const writeWhole = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, text, { mode: 0o644, flush: true })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Data first, its date after: a stop in between leaves new data with an older date, never old data with a newer one. */
const place = async (dataDir: string, got: Got): Promise<void> => {
  const file = join(dataDir, FEED_FILE)
  const date: FeedDate = { fetchedAt: isoTime(got.at), from: got.from, sha256: sha256Of(got.text) }
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeWhole(file, got.text)
    await writeWhole(join(dataDir, FEED_DATE_FILE), `${JSON.stringify(date)}\n`)
  } catch (error) {
    throw new SekishoError("FILE_NOT_WRITABLE", { file, reason: reasonOf(error) }, { cause: error })
  }
}

/**
 * Fetches the data on JavaScript libraries with known holes, over https or from a file, checks its shape and puts it in place whole.
 * What was there before stays when anything is wrong. At most `FEED_BYTES` bytes, one minute, no redirects.
 * Throws TARGET_UNREACHABLE (address) or FILE_NOT_READABLE (file) when it cannot be had or is no such data, FILE_NOT_WRITABLE.
 */
export const updateFeeds = async ({
  dataDir,
  clock,
  from,
  url = FEED_URL,
  timeoutMs = FETCH_MS,
}: UpdateOptions): Promise<Updated> => {
  const get = async (): Promise<Got & { readonly count: number }> => {
    const got =
      from === undefined
        ? { text: await download(url, timeoutMs), at: clock(), from: url }
        : await fromFile(from, clock)
    return { ...got, count: countLibraries(got.text) }
  }
  const got = await get().catch((error: unknown) => {
    const reason = reasonOf(error)
    if (from === undefined) throw new SekishoError("TARGET_UNREACHABLE", { url, reason }, { cause: error })
    throw new SekishoError("FILE_NOT_READABLE", { file: from, reason }, { cause: error })
  })
  await place(dataDir, got)
  return { libraries: got.count, date: isoTime(got.at).slice(0, 10) }
}
