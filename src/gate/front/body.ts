import type { ClientRequest } from "node:http"
import type { Readable } from "node:stream"
import { GATE_BOUNDS } from "../bounds.ts"
import type { BodyLimit, Finding } from "../stages/run.ts"
import { releasing } from "../release.ts"
import { oneOf } from "../shop/begin.ts"
import type { BodyPrefix } from "../stages/stage.ts"

/** What ended a visitor's body before its end. */
export type BodyEnd = { readonly kind: "too-large"; readonly limit: Finding } | { readonly kind: "slow" }

/** A visitor's body on its way: a bounded beginning that may be looked at, then a stream that never runs ahead of the shop. */
export interface VisitorBody {
  /** Collects up to `bytes` of the beginning (bounded by us). The stream is paused afterwards. Null: it ended early, see `onEnd`. */
  prefix(bytes: number): Promise<BodyPrefix | null>
  /** Sends everything to the shop, at the pace of the slower. */
  sendTo(request: ClientRequest): void
  /** True once the last byte was read. */
  readonly done: () => boolean
}

export interface BodyOptions {
  readonly limits: readonly BodyLimit[]
  readonly idleMs: number
  readonly graceMs: number
  /** Told once, when the body must not go on. */
  readonly onEnd: (end: BodyEnd) => void
  /** Told of a limit that only observes. */
  readonly onObserved: (finding: Finding) => void
}

export const visitorBody = (source: Readable, options: BodyOptions): VisitorBody => {
  let bytesRead = 0
  const beganMs = performance.now()
  /** Time for which we ourselves held the visitor back. */
  let heldBackMs = 0
  let finished = false
  let stopped = false
  const held: Buffer[] = []
  const told = new Set<BodyLimit>()
  const stop = (end: BodyEnd): void => {
    if (stopped) return
    stopped = true
    clearTimeout(idle)
    source.pause()
    options.onEnd(end)
  }
  const idle = setTimeout(() => stop({ kind: "slow" }), options.idleMs)
  const count = (chunk: Buffer): boolean => {
    bytesRead += chunk.length
    idle.refresh()
    const passedMs = performance.now() - beganMs - heldBackMs
    if (passedMs > options.graceMs && bytesRead / (passedMs / 1_000) < GATE_BOUNDS.bodyBytesPerSecond) {
      stop({ kind: "slow" })
      return false
    }
    for (const limit of options.limits) {
      if (bytesRead <= limit.bytes || told.has(limit)) continue
      told.add(limit)
      if (limit.finding.enforced) {
        stop({ kind: "too-large", limit: limit.finding })
        return false
      }
      options.onObserved(limit.finding)
    }
    return true
  }
  const finish = (): void => {
    finished = true
    clearTimeout(idle)
  }
  source.once("close", () => clearTimeout(idle))
  source.on("error", () => clearTimeout(idle))

  return {
    done: () => finished,
    prefix: (bytes) =>
      new Promise((resolve) => {
        const wanted = Math.min(bytes, GATE_BOUNDS.prefixBytes)
        let size = 0
        const leave = (whole: boolean | null): void => {
          source.off("data", take)
          source.off("end", atEnd)
          source.off("close", gone)
          resolve(whole === null ? null : { bytes: oneOf(held).subarray(0, wanted), whole })
        }
        const gone = (): void => leave(null)
        const atEnd = (): void => {
          finish()
          leave(size <= wanted)
        }
        const take = (chunk: Buffer): void => {
          if (!count(chunk)) return leave(null)
          held.push(chunk)
          size += chunk.length
          if (size <= wanted) return
          source.pause()
          leave(false)
        }
        source.on("data", take)
        source.once("end", atEnd)
        source.once("close", gone)
        source.resume()
      }),
    sendTo(request) {
      const last = finished ? held.pop() : undefined
      for (const chunk of held.splice(0)) request.write(chunk)
      // What ends with its last piece is one write less.
      if (finished) return void (last === undefined ? request.end() : request.end(last))
      let waiting = false
      source.on("data", (chunk: Buffer) => {
        if (stopped || !count(chunk)) return
        if (request.destroyed || request.write(chunk, releasing(chunk)) || waiting) return
        waiting = true
        // While the shop is slow the visitor is not idle.
        clearTimeout(idle)
        source.pause()
        const sinceMs = performance.now()
        request.once("drain", () => {
          waiting = false
          heldBackMs += performance.now() - sinceMs
          if (stopped) return
          idle.refresh()
          source.resume()
        })
      })
      source.once("end", () => {
        finish()
        request.end()
      })
      source.resume()
    },
  }
}
