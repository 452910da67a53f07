import type { Evidence, EvidenceKind } from "../../guideline/observation.ts"
import { cutEvidence, LIMITS } from "../../lib/limits.ts"
import type { HttpAnswer, SetCookie } from "../facts.ts"
import { valuesOf } from "./headers.ts"
import { maskAddress } from "./session-id.ts"

/** One thing that was seen: cut, and a session's id in its address taken out. */
export const evidence = (kind: EvidenceKind, where: string, value: string): Evidence => ({
  kind,
  where: cutEvidence(maskAddress(where)),
  value: cutEvidence(value),
})

/** At most `LIMITS.evidenceItems` of them, the same thing only once. */
export const bounded = (items: readonly Evidence[]): readonly Evidence[] => {
  const seen = new Map(items.map((item) => [`${item.kind}\n${item.where}\n${item.value}`, item]))
  return [...seen.values()].slice(0, LIMITS.evidenceItems)
}

/** A header as it stood in an answer; `name: -` where it was not sent. */
export const headerEvidence = (answer: Pick<HttpAnswer, "headers" | "url">, name: string): Evidence =>
  evidence("header", answer.url, `${name}: ${valuesOf(answer, name).join(", ") || "-"}`)

/** A cookie as a Set-Cookie line without its value. */
export const cookieEvidence = (cookie: SetCookie): Evidence => {
  const flags = [
    cookie.path === null ? "" : `Path=${cookie.path}`,
    cookie.domain === null ? "" : `Domain=${cookie.domain}`,
    cookie.secure ? "Secure" : "",
    cookie.httpOnly ? "HttpOnly" : "",
    cookie.sameSite === null ? "" : `SameSite=${cookie.sameSite}`,
  ].filter((flag) => flag !== "")
  return evidence("cookie", cookie.setBy, [`${cookie.name}=…`, ...flags].join("; "))
}
