/** Every bound on what the gate takes from visitors and shops. A bound that is hit becomes a reason, never a crash. */
export const GATE_BOUNDS = {
  /** Characters of path and query. */
  targetChars: 8_192,
  /** Bytes of a whole header block; over it node:http answers before we see a request. */
  headerBytes: 32 * 1024,
  headerCount: 100,
  cookieCount: 200,
  /** Addresses of X-Forwarded-For that are read, from the right. */
  forwardedHops: 20,
  /** Characters of a path that go into an event. */
  eventPathChars: 200,
  /** Bytes of a visitor's body that are held for inspection, when a stage asks for it. */
  prefixBytes: 128 * 1024,
  /** What a visitor's body must bring on the average; slower is meant to hold us up. */
  bodyBytesPerSecond: 256,
  /** Bytes that may wait in one direction of one connection before the other side is paused. */
  bufferBytes: 64 * 1024,
  /** HTTP/1.1 requests that one connection may send before the first is answered. */
  pipelined: 32,
  /** HTTP/2 streams that one connection may have open. */
  streamsPerConnection: 100,
} as const

/** How many connections may be open at once. Loopback and trusted proxies count only towards the whole. */
export interface Caps {
  readonly connections: number
  readonly perAddress: number
  /** Connections to one upstream. */
  readonly perUpstream: number
}
export const CAPS: Caps = { connections: 20_000, perAddress: 256, perUpstream: 1_024 }

/** How long the gate waits, each in milliseconds. Handed in, so that a test can make them short. */
export interface Waits {
  /** From the first byte of a request to the end of its headers. */
  readonly headerMs: number
  /** Between two pieces of a visitor's body. */
  readonly bodyIdleMs: number
  /** How long a body may come as slowly as it likes; after that it must keep {@link GATE_BOUNDS.bodyBytesPerSecond}. */
  readonly bodyGraceMs: number
  /** While a visitor takes nothing of an answer that waits for it. */
  readonly readerIdleMs: number
  /** An idle connection between two requests. */
  readonly keepAliveMs: number
  /** Until a shop's connection stands. */
  readonly connectMs: number
  /** From the request's end to the first byte of the shop's answer. */
  readonly shopHeaderMs: number
  /** Between two pieces of the shop's answer. */
  readonly shopIdleMs: number
  /** The same for event streams and WebSockets, which are silent for long. */
  readonly streamIdleMs: number
  /** How long a shop that could not be reached is passed over. */
  readonly restMs: number
  /** How long a stopping gate waits for what is under way. */
  readonly stopMs: number
}

export const WAITS: Waits = {
  headerMs: 20_000,
  bodyIdleMs: 20_000,
  bodyGraceMs: 30_000,
  readerIdleMs: 60_000,
  keepAliveMs: 60_000,
  connectMs: 3_000,
  shopHeaderMs: 60_000,
  shopIdleMs: 60_000,
  streamIdleMs: 60 * 60_000,
  restMs: 3_000,
  stopMs: 20_000,
}
