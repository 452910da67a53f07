import type { Requirement } from "../guideline/requirement.ts"
import type { Site } from "../guideline/site.ts"
import type { Sight } from "../checks/look-at.ts"
import type { Progress } from "../checks/collect/collect.ts"
import type { Clock } from "../lib/clock.ts"
import type { Language } from "../lib/words.ts"
import type { ShopSize } from "../report/loss.ts"
import type { Details } from "../report/papers/details.ts"
import type { Blobs } from "../storage/blobs.ts"
import type { Records } from "../storage/records.ts"
import type { Attempts } from "./access/attempts.ts"
import type { Offers } from "./access/offers.ts"
import type { Box } from "./access/box.ts"
import type { CheckRunner } from "./site/check-runner.ts"
import type { Previews } from "./site/previews.ts"
import type { SendMail } from "./remind/mail.ts"
import type { SiteMemory } from "./site/site-now.ts"
import type { Summaries } from "./site/summaries.ts"

/** Looks at a shop; null where the configuration names no address. */
export type Look = (how: { readonly signal: AbortSignal; readonly progress: Progress }) => Promise<Sight>

/** One shop of the installation, as its configuration says it. */
export interface ConsoleSite {
  readonly site: Site
  readonly size: ShopSize
  /** What `papers.yaml` says; the console's own entries go before it. */
  readonly details: Details
  readonly look: Look | null
  /** Made up, to look around in. */
  readonly sample: boolean
}

/** Bytes that nobody can guess. */
export type RandomBytes = (count: number) => Buffer

/** Everything a route may use: handed in once, so that nothing below reads a clock, a file or a chance of its own. */
export interface World {
  readonly records: Records
  readonly blobs: Blobs
  readonly requirements: readonly Requirement[]
  /** The configured shops by id; the sample is found by `siteById`. */
  readonly configured: ReadonlyMap<string, ConsoleSite>
  readonly clock: Clock
  readonly random: RandomBytes
  /** Waits; a test need not. */
  readonly pause: (ms: number) => Promise<void>
  readonly language: Language
  /** Where people reach the console, without a slash at the end. */
  readonly publicOrigin: string
  readonly box: Box
  readonly attempts: Attempts
  readonly offers: Offers
  readonly runner: CheckRunner
  readonly previews: Previews
  readonly summaries: Summaries
  readonly memory: SiteMemory
  /** Null where no mail server is set up. */
  readonly mail: SendMail | null
}
