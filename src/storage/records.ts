/** One document that was put away. What `body` means is known only to those who put it there. */
export interface Entry {
  readonly kind: string
  readonly key: string
  /** 1, 2, 3 … for each key of a kind, without gaps. */
  readonly revision: number
  /** A JSON value; `undefined` where what is kept is none any more. */
  readonly body: unknown
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

export interface Write {
  readonly kind: string
  readonly key: string
  readonly body: unknown
  readonly at: number
  /** The revision that the writer has seen, 0 for none; left out: whatever is there now. */
  readonly expect?: number
}

/** `conflict`: somebody was faster; nothing was written, and here is what they wrote. */
export type Appended =
  | { readonly state: "appended"; readonly entries: readonly Entry[] }
  | { readonly state: "conflict"; readonly latest: readonly (Entry | null)[] }

/** One revision without its document. */
export interface Moment {
  readonly revision: number
  readonly at: number
}

/**
 * Documents that are only ever added to: nothing is changed, so two writers at once lose nothing, and only `prune` takes former
 * revisions away. What a promise confirmed survives a crash. Every implementation passes `test/suites/records.test.ts`.
 * Throws `RECORDS_FAILED` when the store does not answer, `RECORDS_DAMAGED` when it says that it is torn; wrong kinds and keys are mistakes of the caller (`TypeError`).
 */
export interface Records {
  /** Writes all or, on a conflict, nothing. `latest` of a conflict holds the present entry of each write that came too late. */
  append(writes: readonly Write[]): Promise<Appended>
  /** The newest revision; null where there is none. */
  latest(kind: string, key: string): Promise<Entry | null>
  /** Newest first, at most `limit` (1 … 10,000). */
  history(kind: string, key: string, limit: number): Promise<readonly Entry[]>
  /** One certain revision; null where there is none. */
  revision(kind: string, key: string, revision: number): Promise<Entry | null>
  /** The newest revision of every key that begins with `prefix`, by key. */
  list(kind: string, prefix: string): Promise<readonly Entry[]>
  /** The newest revision's number of every key that begins with `prefix`, without the documents. */
  heads(kind: string, prefix: string): Promise<ReadonlyMap<string, number>>
  /** When each revision was written, newest first, without the documents; at most `limit` (1 … 100,000). */
  moments(kind: string, key: string, limit: number): Promise<readonly Moment[]>
  /** Takes former revisions away for good; the newest always stays, so a number is never given twice. Answers how many went. */
  prune(kind: string, key: string, revisions: readonly number[]): Promise<number>
  close(): Promise<void>
}

export const RECORD_LIMITS = {
  keyChars: 400,
  /** Characters of one document as JSON. */
  bodyChars: 16 * 1024 * 1024,
  /** Documents in one `append`. */
  writes: 20_000,
  history: 10_000,
  moments: 100_000,
} as const

const KIND = /^[a-z][a-z0-9-]{0,39}$/
// A control character has no place in a key, and PostgreSQL keeps no NUL.
const KEY = /^[^\p{Cc}\p{Cs}]+$/u

/** Refuses kinds and keys that no caller of ours makes. */
export const checkKey = (kind: string, key: string): void => {
  if (!KIND.test(kind)) throw new TypeError(`kind ${kind}`)
  if (key.length > RECORD_LIMITS.keyChars || !KEY.test(key)) throw new TypeError(`key of ${kind}`)
}
