import { closeSync, openSync, readdirSync, readSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { DAY_MS } from "../../lib/clock.ts"

const shape = z.object({
  time: z.string(),
  site: z.string().nullable(),
  reference: z.string().nullable(),
  stage: z.string(),
  reason: z.string(),
  decision: z.string(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  status: z.number().nullable(),
  address: z.string().nullable(),
  rules: z.array(z.object({ id: z.number(), at: z.array(z.string()) })).optional(),
})
/** One event of the gate, as it was written down. */
export type LoggedEvent = z.infer<typeof shape>

const CHUNK_BYTES = 256 * 1024
const LINE_BYTES = 16 * 1024

/** Lines of a file in order, read piece by piece; a line that no event is as long as is passed over. */
const linesOf = function* (file: string): Generator<string> {
  const opened = openSync(file, "r")
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let rest = Buffer.alloc(0)
  try {
    for (;;) {
      const size = readSync(opened, chunk, 0, CHUNK_BYTES, null)
      if (size === 0) break
      const bytes = Buffer.concat([rest, chunk.subarray(0, size)])
      let from = 0
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        yield bytes.toString("utf8", from, end)
        from = end + 1
      }
      rest = bytes.subarray(from)
      if (rest.length > LINE_BYTES) rest = Buffer.alloc(0)
    }
    yield rest.toString("utf8")
  } finally {
    closeSync(opened)
  }
}

const eventIn = (line: string): LoggedEvent | null => {
  if (line === "" || line.length > LINE_BYTES) return null
  try {
    const parsed = shape.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const filesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}\.jsonl$/.test(name)).toSorted() // prettier-ignore
  } catch {
    return []
  }
}

/** The gate's events since a moment, oldest first. `folder`: `<data-dir>/events`. */
export const eventsSince = function* (folder: string, sinceMs: number): Generator<LoggedEvent> {
  const first = new Date(sinceMs).toISOString().slice(0, 10)
  for (const name of filesOf(folder).filter((one) => one.slice(0, 10) >= first))
    for (const line of linesOf(join(folder, name))) {
      const event = eventIn(line)
      if (event !== null && Date.parse(event.time) >= sinceMs) yield event
    }
}

/** When the first day of the log begins, in milliseconds; null where there is none. */
export const firstDayMs = (folder: string): number | null => {
  const [first] = filesOf(folder)
  return first === undefined ? null : Date.parse(first.slice(0, 10))
}

/** How far back a reference number is looked for. */
const SEARCH_DAYS = 400

/** Everything that was written down of one reference number, oldest first; the newest day that has it. */
export const eventsOf = (folder: string, reference: string, nowMs: number): readonly LoggedEvent[] => {
  const oldest = new Date(nowMs - SEARCH_DAYS * DAY_MS).toISOString().slice(0, 10)
  for (const name of filesOf(folder).toReversed()) {
    if (name.slice(0, 10) < oldest) break
    const found: LoggedEvent[] = []
    for (const line of linesOf(join(folder, name)))
      if (line.includes(reference)) {
        const event = eventIn(line)
        if (event?.reference === reference) found.push(event)
      }
    if (found.length > 0) return found
  }
  return []
}

/** `7qk4m2xw9h` as it is written down, `7QK4M-2XW9H`; null for what is no reference number. */
export const referenceOf = (typed: string): string | null => {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^2-9A-Z]/g, "")
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null
}
