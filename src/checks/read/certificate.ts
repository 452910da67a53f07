import type { Evidence } from "../../guideline/observation.ts"
import { isoTime } from "../../lib/clock.ts"
import type { CertificateSeen, Target } from "../facts.ts"
import { evidence } from "./evidence.ts"

/** `2027-01-22`, for sentences; what no calendar holds is said as `-`. */
export const dayOf = (timeMs: number): string =>
  Number.isFinite(timeMs) && Math.abs(timeMs) <= 8.64e15 ? isoTime(timeMs).slice(0, 10) : "-"

/** Where TLS was looked at: the shop's own port, and 443 of a shop whose address was told as http. */
export const tlsPlaceOf = ({ hostname, port, scheme }: Pick<Target, "hostname" | "port" | "scheme">): string =>
  `${hostname.includes(":") ? `[${hostname}]` : hostname}:${scheme === "https" ? port : 443}`

/** One line about a certificate: one of its fields, as it stands there. */
export const certificateEvidence = (target: Pick<Target, "hostname" | "port" | "scheme">, text: string): Evidence =>
  evidence("certificate", tlsPlaceOf(target), text)

/** From when until when it counts, for evidence. */
export const periodOf = ({ notBefore, notAfter }: Pick<CertificateSeen, "notBefore" | "notAfter">): string =>
  `${dayOf(notBefore)} – ${dayOf(notAfter)}`
