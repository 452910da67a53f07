import type { Header } from "../accept/headers.ts"
import type { GateRequest } from "./stage.ts"

/** A request for a test of a stage: a plain GET of the first page, with what matters changed. */
export const sampleRequest = (changed: Partial<GateRequest> = {}): GateRequest => {
  const headers: readonly Header[] = changed.headers ?? []
  return {
    reference: "ABCDE-FGHJK",
    timeMs: 1_000_000,
    visitor: { address: "203.0.113.5", scheme: "https" },
    method: "GET",
    path: "/",
    query: null,
    place: "storefront",
    bodyBytes: null,
    headers,
    cookies: [],
    header: (name) => headers.find(([one]) => one.toLowerCase() === name)?.[1],
    ...changed,
  }
}
