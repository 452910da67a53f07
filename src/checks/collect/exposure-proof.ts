import { cutEvidence } from "../../lib/limits.ts"
import type { ProfileExposure } from "../../platforms/profile.ts"

const PROOF_CHARS = 120

const SECRET_NAME =
  "[A-Za-z0-9_.-]{0,40}(?:pass|pwd|secret|key|token|user|mail|dsn|url|host|auth|salt)[A-Za-z0-9_.-]{0,40}"
const NAMED_VALUE = new RegExp(`\\b(${SECRET_NAME}["']?\\s{0,4}(?:=>|[=:,])\\s{0,4})["']?[^\\s"'<>]{1,400}["']?`, "gi")

/** Values that stand behind a telling name or in an address are cut out: evidence is kept for long and shown to many. */
export const maskSecrets = (text: string): string =>
  text
    .replace(/([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@]{1,200}@/gi, "$1***@")
    .replace(NAMED_VALUE, "$1***")
    .replace(/[^\s@<>"']{1,64}@[^\s@<>"']{1,120}/g, "***@***")
    .replace(/[A-Za-z0-9+/_-]{24,}={0,2}/g, "***")

/**
 * The text that proves an exposure, secrets taken out and cut; null where the body does not prove it.
 * `control` is how the shop answers a path that cannot exist: what is there as well proves nothing.
 */
export const proofOf = (
  exposure: Pick<ProfileExposure, "proof">,
  body: string,
  control: string | null,
  alike: (one: string, other: string) => boolean,
): string | null => {
  const match = exposure.proof.exec(body)
  if (match === null) return null
  if (control !== null && (exposure.proof.test(control) || alike(body, control))) return null
  return cutEvidence(maskSecrets(match[1] ?? match[0]), PROOF_CHARS)
}
