import { closeSync, mkdirSync, openSync, writeSync } from "node:fs"
import { join } from "node:path"
import { DAY_MS, type Clock } from "../lib/clock.ts"
import { cutEvidence } from "../lib/limits.ts"
import { GATE_BOUNDS } from "./bounds.ts"
import type { RuleHit } from "./stages/stage.ts"

/** Something the gate saw or did. One line of JSON; no secret, no body, no query, no cookie ever stands in it. */
export interface GateEvent {
  /** Site id; null where no shop was meant. */
  readonly site: string | null
  /** What the visitor was told, so that he can be helped; null for the gate's own life. */
  readonly reference: string | null
  /** Stage, `accept`, `shop` or `gate`. */
  readonly stage: string
  /** Permanent reason code, `accept.two-hosts`. */
  readonly reason: string
  readonly decision: "refuse" | "observe" | "fail" | "note" | "challenge" | "hold" | "answer" | "delay" | "edit"
  readonly method: string | null
  /** Cut; without the query, which carries personal data. */
  readonly path: string | null
  readonly status: number | null
  readonly address: string | null
  /** Rules of the waf that spoke, and the names of what they met. */
  readonly rules?: readonly RuleHit[]
}

export interface EventLog {
  /** Writes before it returns: what was written survives the process. Answers false where the disk would not take it. */
  write(event: GateEvent): boolean
  /** Events that could not be written since the last that could. */
  lost(): number
  close(): void
}

const EVENT_FORMAT = 1

const line = (event: GateEvent, timeMs: number): string => {
  const path = event.path === null ? null : cutEvidence(event.path, GATE_BOUNDS.eventPathChars)
  const method = event.method === null ? null : cutEvidence(event.method, 20)
  return `${JSON.stringify({ v: EVENT_FORMAT, time: new Date(timeMs).toISOString(), ...event, method, path })}\n`
}

const GAP = (count: number): GateEvent => ({
  site: null,
  reference: null,
  stage: "gate",
  reason: "gate.events-lost",
  decision: "note",
  method: null,
  path: String(count),
  status: null,
  address: null,
})

/**
 * Opens `<folder>/YYYY-MM-DD.jsonl`, a new file each UTC day, for its owner only. Throws the system's error where the folder
 * cannot be written at all: a gate that cannot keep its log does not start.
 */
export const openEventLog = (folder: string, clock: Clock): EventLog => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let day = -1
  let file = -1
  let lost = 0
  const open = (timeMs: number): void => {
    const today = Math.floor(timeMs / DAY_MS)
    if (today === day) return
    const next = openSync(join(folder, `${new Date(timeMs).toISOString().slice(0, 10)}.jsonl`), "a", 0o600)
    if (file >= 0) closeSync(file)
    file = next
    day = today
  }
  const append = (text: string): void => {
    const bytes = Buffer.from(text)
    // A full disk may take a part of a line: the rest must not be glued to the next one.
    if (writeSync(file, bytes) !== bytes.length) throw new Error("short write")
  }
  open(clock())
  return {
    write(event) {
      try {
        const now = clock()
        open(now)
        append((lost > 0 ? `\n${line(GAP(lost), now)}` : "") + line(event, now))
        lost = 0
        return true
      } catch {
        lost += 1
        return false
      }
    },
    lost: () => lost,
    close() {
      if (file >= 0) closeSync(file)
      file = -1
    },
  }
}
