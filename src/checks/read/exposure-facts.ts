import { isListing } from "../../platforms/exposures.ts"
import type { Evidence } from "../../guideline/observation.ts"
import type { Exposure, Exposures, HttpFault } from "../facts.ts"
import { evidence } from "./evidence.ts"

/** Statuses that say "not you" rather than "not here". */
const BLOCKED: ReadonlySet<number> = new Set([401, 403, 407, 429, 451])

/** Whether the shop turned us away before it looked at what we asked: then nothing is known about others. */
export const isBlocked = ({ missingLooksLike: { status } }: Exposures): boolean => BLOCKED.has(status) || status >= 500

const isFolder = ({ url }: HttpFault): boolean => (URL.parse(url)?.pathname ?? url).endsWith("/")

/** Hits and faults, the lists of folders apart from everything else. */
export const listingsOf = ({ hits, faults }: Exposures) => ({
  hits: hits.filter(({ id, proof }) => proof !== null && isListing(id)),
  faults: faults.filter(isFolder),
})
export const filesOf = ({ hits, faults }: Exposures) => ({
  hits: hits.filter(({ id, proof }) => proof !== null && !isListing(id)),
  faults,
})

/** What was asked without a hit, and how the shop answers what does not exist: without that a "nothing found" rests on nothing. */
export const askedEvidence = ({ asked, missingLooksLike: { status, softly } }: Exposures, hits: number): Evidence =>
  evidence("status", "*", `${hits} / ${asked} (missing: HTTP ${status}${softly ? ", soft" : ""})`)

export const exposureEvidence = ({ url, status, proof }: Exposure): Evidence =>
  evidence("file", url, `HTTP ${status}: ${proof ?? ""}`)
