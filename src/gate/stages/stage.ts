import type { Cookie } from "../accept/cookies.ts"
import type { Header } from "../accept/headers.ts"
import type { Visitor } from "../address.ts"
import type { Place } from "../places.ts"
import type { Clock } from "../../lib/clock.ts"
import type { Profile } from "../../platforms/profile.ts"

export const STAGE_NAMES = ["limits", "sensitive-files", "headers"] as const
export type StageName = (typeof STAGE_NAMES)[number]
/** Permanent: `limits.address-rate`. */
export type StageReason = `${StageName}.${string}`

/** One accepted request as the stages see it: read in one way only, its visitor known. */
export interface GateRequest {
  readonly reference: string
  readonly timeMs: number
  readonly visitor: Visitor
  readonly method: string
  /** Decoded; for comparing. */
  readonly path: string
  /** Without `?`; null where there was none. As it came. */
  readonly query: string | null
  readonly place: Place
  /** Bytes, where the visitor told them; null for none told (a chunked body, or no body). */
  readonly bodyBytes: number | null
  /** End-to-end headers in order. */
  readonly headers: readonly Header[]
  readonly cookies: readonly Cookie[]
  /** First value of a header; `name` in lower case. */
  header(name: string): string | undefined
}

/** The first bytes of a body, and whether that is all of it. */
export interface BodyPrefix {
  readonly bytes: Uint8Array
  readonly whole: boolean
}

/** The head of the shop's answer. Names as the shop wrote them. */
export interface ShopHead {
  readonly status: number
  readonly headers: readonly Header[]
}

export interface Refusal {
  readonly action: "refuse"
  readonly status: 400 | 403 | 413 | 414 | 429 | 503
  readonly reason: StageReason
  /** Seconds after which another try makes sense. */
  readonly retryAfterSeconds?: number
}
/** What a stage says to a request or its body. Never an exception: a throw is a mistake of ours. */
export type Decision = { readonly action: "next" } | Refusal
/** What a stage says to an answer: as it is, with other headers, or not at all. */
export type ResponseDecision = Decision | { readonly action: "edit"; readonly headers: readonly Header[] }

export const NEXT = { action: "next" } as const satisfies Decision

/** What a stage does for one request. A hook that is missing costs nothing. */
export interface Hooks {
  onRequest?(request: GateRequest): Decision | Promise<Decision>
  /** Bytes a body may have in all; more ends it with this refusal. */
  bodyLimit?(request: GateRequest): { readonly bytes: number; readonly refusal: Refusal } | null
  /** Bytes of the body's begin that {@link onBody} has to see; 0 for none. */
  bodyBytes?(request: GateRequest): number
  onBody?(request: GateRequest, body: BodyPrefix): Decision | Promise<Decision>
  onResponse?(request: GateRequest, head: ShopHead): ResponseDecision
  /** What the shop answered, for those who count; it changes nothing. */
  onOutcome?(request: GateRequest, head: ShopHead): void
}

/** What a stage may know when it is built; everything else comes with the request. */
export interface StageContext {
  readonly profile: Profile
  readonly clock: Clock
  readonly publicScheme: "http" | "https"
}

/** One control of the gate: one file. `build` computes whatever needs no request. */
export interface Stage<C> {
  readonly name: StageName
  build(settings: C, context: StageContext): Hooks
}
