import type { Counters } from "../../storage/counters.ts"
import { memoryCounters } from "../../storage/memory-counters.ts"
import type { Records } from "../../storage/records.ts"
import type { Keys } from "./keys.ts"

/** A question of the gate's own to the shop: a customer's page, read with the customer's session. */
export interface OwnQuestion {
  readonly method: "GET" | "POST"
  /** Path and query. */
  readonly target: string
  readonly cookie: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
export interface OwnAnswer {
  readonly status: number
  readonly location: string | null
  readonly setCookies: readonly string[]
  /** Up to 512 KB as UTF-8. */
  readonly text: string
}

/** A mail to a customer. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** After how long it is of no use any more; left out: a day. */
  readonly forMs?: number
}
export interface Mailer {
  /** Puts it into the spool; from there it is sent with retries. False where the spool would not take it. */
  send(mail: Mail): boolean
}

/** What stages may use besides the request. Everything that reaches outside is behind one of these. */
export interface Services {
  readonly counters: Counters
  readonly keys: Keys
  /** Where what must last is kept; null where the installation has none. */
  readonly records: Records | null
  readonly mailer: Mailer | null
  /** `size` bytes that nobody can guess. */
  readonly random: (size: number) => Uint8Array
  /** Asks a site's shop. Null where it did not answer in time. */
  readonly ask: (upstreams: readonly string[], host: string, question: OwnQuestion) => Promise<OwnAnswer | null>
}

/** Services of a gate that has nothing but this process. */
export const plainServices = (keys: Keys, random: (size: number) => Uint8Array): Services => ({
  counters: memoryCounters(),
  keys,
  records: null,
  mailer: null,
  random,
  ask: async () => null,
})
