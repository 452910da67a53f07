import { createHash } from "node:crypto"
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads"
import { scanFileContent, scanFileName, scanUri } from "retire/lib/retire.js"
import { z } from "zod"
import type { LibrariesIn, Recognise } from "./browser-gather.ts"
import { parseRepository, readLibraryData } from "./library-data.ts"

/** Characters of one script that are looked at: a library names itself at its beginning. */
const TEXT_CHARS = 512 * 1024
const SCRIPT_MS = 3_000
/** The data's patterns are not ours: one that never ends costs its thread, not the run. */
const THREADS_MAX = 3
const FOUND_MAX = 20

const ANSWER = z.array(z.object({ name: z.string().max(200), version: z.string().max(100) })).max(FOUND_MAX)
const TASK = z.object({ url: z.string().nullable(), text: z.string() })
const MARK = "sekisho-library-recogniser"

export interface Recogniser {
  readonly recognise: Recognise
  close(): Promise<void>
}

/** Names the libraries in one script, by its text, else by its address. Pure. */
export const recogniseWith = (
  repository: ReturnType<typeof parseRepository>,
  url: string | null,
  text: string,
): LibrariesIn => {
  // The scanner's own type asks for fields that these three functions never read.
  const data = repository as unknown as Parameters<typeof scanUri>[1]
  const hasher = { sha1: (content: string) => createHash("sha1").update(content).digest("hex") }
  const byText = text === "" ? [] : scanFileContent(text.slice(0, TEXT_CHARS), data, hasher)
  const path = url === null || !URL.canParse(url) ? null : new URL(url).pathname
  const byAddress =
    byText.length > 0 || path === null || url === null
      ? []
      : [...scanUri(url.slice(0, 2_048), data), ...scanFileName(path, data, false)]
  const found = [...byText, ...byAddress].map(
    ({ component, version }) => [`${component} ${version}`, component, version] as const,
  )
  return [
    ...new Map(
      found.map(([key, name, version]) => [key, { name: name.slice(0, 200), version: version.slice(0, 100) }]),
    ).values(),
  ].slice(0, FOUND_MAX)
}

const serve = (): void => {
  const repository = parseRepository(String(workerData.text))
  parentPort?.on("message", (message: unknown) => {
    const { url, text } = TASK.parse(message)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(recogniseWith(repository, url, text))
  })
}
if (!isMainThread && workerData?.mark === MARK) serve()

const askThread = async (
  thread: Worker,
  url: string | null,
  text: string,
  timeoutMs: number,
): Promise<LibrariesIn | null> => {
  const { promise, resolve } = Promise.withResolvers<LibrariesIn | null>()
  const timer = setTimeout(() => resolve(null), timeoutMs)
  const onMessage = (message: unknown): void => resolve(ANSWER.safeParse(message).data ?? null)
  const onError = (): void => resolve(null)
  thread.once("message", onMessage)
  thread.once("error", onError)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  thread.postMessage({ url, text: text.slice(0, TEXT_CHARS) })
  return promise.finally(() => {
    clearTimeout(timer)
    thread.off("message", onMessage)
    thread.off("error", onError)
  })
}

/** Recognises libraries in a thread of its own, one script after the other, each in bounded time. Text is the data's own text. */
export const startRecogniser = (dataText: string, timeoutMs: number = SCRIPT_MS): Recogniser => {
  let thread: Worker | null = null
  let started = 0
  let last: Promise<unknown> = Promise.resolve()
  const begin = (): Worker | null => {
    if (started >= THREADS_MAX) return null
    started += 1
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { mark: MARK, text: dataText },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      env: {},
    })
    worker.on("error", () => {})
    worker.unref()
    return worker
  }
  const ask = async (url: string | null, text: string): Promise<LibrariesIn | null> => {
    thread ??= begin()
    if (thread === null) return null
    const answer = await askThread(thread, url, text, timeoutMs)
    if (answer === null) {
      await thread.terminate()
      thread = null
    }
    return answer
  }
  return {
    recognise(url, text) {
      const work = last.then(() => ask(url, text))
      last = work.catch(() => null)
      return work
    },
    async close() {
      await thread?.terminate()
      thread = null
    },
  }
}

/** A recogniser over the data that was fetched; null where there is none. */
export const openRecogniser = async (dataDir: string): Promise<Recogniser | null> => {
  const data = await readLibraryData(dataDir)
  return data.state === "read" ? startRecogniser(data.text) : null
}
