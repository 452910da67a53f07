import type { Clock } from "../../lib/clock.ts"
import type { Site } from "../../guideline/site.ts"
import type { Collected, FactName, Facts, HttpResult } from "../facts.ts"

/** How one request may differ from a plain GET. */
export interface Ask {
  readonly method?: "GET" | "HEAD" | "OPTIONS" | "TRACE" | "POST"
  readonly headers?: Readonly<Record<string, string>>
  /** Only for the one add-to-cart; nothing else is ever submitted. */
  readonly body?: string
  /** Bytes of the body to read, at most `LIMITS.bodyBytes`. */
  readonly maxBodyBytes?: number
}

/** A polite client of one shop: bounded, paced, counted; stays on the shop's origins; never follows a redirect by itself. */
export interface Client {
  ask(url: string, ask?: Ask): Promise<HttpResult>
  /** Follows redirects that stay on the shop's origins, at most `LIMITS.redirects`; the last result is the end. */
  follow(
    url: string,
    ask?: Ask,
  ): Promise<{ readonly hops: readonly Extract<HttpResult, { status: number }>[]; readonly end: HttpResult }>
  readonly sent: number
  readonly budget: number
}

/** What a person chose for this run. */
export interface LookOptions {
  /** PEM text of an authority that is trusted besides the system's. */
  readonly authority?: string
  readonly browser: "auto" | "off"
  /** The approved scripts, a file's path. */
  readonly inventoryFile?: string
  /** Real admin address as told by the owner. */
  readonly adminUrl?: string
  /** Where the shop's own machines are, and the ports to be tried there. */
  readonly origin?: { readonly addresses: readonly string[]; readonly ports: readonly number[] }
  /** A folder with data that `sekisho update` fetched. */
  readonly dataDir: string
  readonly requestBudget: number
  readonly requestsPerSecond: number
  /** Also look for signs of a break-in. */
  readonly compromise: boolean
}

/** Everything a collector may use. */
export interface Look {
  readonly site: Site
  readonly client: Client
  readonly clock: Clock
  readonly options: LookOptions
  /** Ends when the run is called off. */
  readonly signal: AbortSignal
}

/** The only kind of code that does I/O for a check. It never throws for what the outside does: it answers `not-seen` with a fault. */
export interface Collector<F extends FactName = FactName, N extends FactName = FactName> {
  readonly fact: F
  readonly needs: readonly N[]
  /** True where it does not use the shared client, so that it may run beside the others. */
  readonly ownPace?: true
  collect(look: Look, facts: Pick<Facts, N>): Promise<Collected<Facts[F]>>
}
export type AnyCollector = Omit<Collector, "collect"> & {
  collect(look: Look, facts: never): Promise<Collected<unknown>>
}
export const defineCollector = <const F extends FactName, const N extends FactName>(
  collector: Collector<F, N>,
): Collector<F, N> => Object.freeze(collector)

export const seen = <T>(value: T, at: number): Collected<T> => ({ state: "seen", value, at })
export const notSeen = <T>(
  fault: Extract<Collected<T>, { state: "not-seen" }>["fault"],
  detail: string,
  at: number,
): Collected<T> => ({ state: "not-seen", fault, detail, at })
