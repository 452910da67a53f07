import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** After so many bytes the buffers they came in are given back. */
const EVERY_BYTES = 8 * 1024 * 1024

/** V8's own collector of young things; it takes about a millisecond. */
const youngCollector = (): (() => void) => {
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("gc")
  setFlagsFromString("--no-expose-gc")
  return typeof collect === "function" ? () => void collect({ type: "minor" }) : () => {}
}

let collect: (() => void) | null = null
let bytesSince = 0

/**
 * Told of every piece of a body on its way. Each piece is a buffer of up to 64 KB outside of V8's heap, and a large transfer makes
 * almost nothing else: left to itself V8 would not look for dead buffers before there were some hundred megabytes of them.
 */
export const streamed = (bytes: number): void => {
  bytesSince += bytes
  if (bytesSince < EVERY_BYTES) return
  bytesSince = 0
  collect ??= youngCollector()
  collect()
}
