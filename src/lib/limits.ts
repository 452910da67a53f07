/** Every bound on what comes from outside, in one place. A bound that is hit becomes a reason, never a crash. */
export const LIMITS = {
  /** Bytes of one answer's body that are read and, when compressed, the bytes it may unfold to. */
  bodyBytes: 2 * 1024 * 1024,
  /** Bytes of one answer's header block. */
  headerBytes: 32 * 1024,
  headerCount: 200,
  redirects: 8,
  /** From the first byte sent to the last byte read, whatever the pace. */
  answerMs: 10_000,
  connectMs: 5_000,
  /** Requests in a row that ran out of time, after which the shop is not asked any more: a run must end. */
  slowInARow: 4,
  /** Requests one run may send to one shop, the browser's own aside. */
  requests: 200,
  requestsPerSecond: 5,
  /** The longest a shop that says "too many requests" is waited for, once in a run. */
  restMs: 60_000,
  browserRequests: 600,
  /** One page of the buyer's walk, and the whole walk. */
  browserPageMs: 15_000,
  browserWalkMs: 60_000,
  /** Bytes of one script's body that are hashed and read; larger ones are named but not read. */
  scriptBytes: 8 * 1024 * 1024,
  scriptsPerPage: 400,
  urlLength: 2_048,
  /** Characters of what was seen that are kept as evidence. */
  evidenceChars: 256,
  evidenceItems: 20,
  /** Bytes of a file that a person hands in: configuration, inventory, levels. */
  fileBytes: 4 * 1024 * 1024,
  htmlDepth: 512,
} as const

/** Cuts outside text to what evidence may hold and takes control characters out of it. */
export const cutEvidence = (text: string, maxChars: number = LIMITS.evidenceChars): string => {
  const clean = text.slice(0, maxChars + 1).replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "·")
  return clean.length > maxChars ? `${clean.slice(0, maxChars - 1)}…` : clean
}
