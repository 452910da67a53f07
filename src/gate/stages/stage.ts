import type { ActResult } from "../acts/outcome.ts"
import type { ActsRead, RequestedAct } from "../acts/requested.ts"
import type { Cookie } from "../accept/cookies.ts"
import type { Header } from "../accept/headers.ts"
import type { Network, Visitor } from "../address.ts"
import type { Place } from "../places.ts"
import type { OwnAnswer, OwnQuestion, Services } from "../services/services.ts"
import type { Clock } from "../../lib/clock.ts"
import type { Words } from "../../lib/words.ts"
import type { ProfileAct } from "../../platforms/act.ts"
import type { Profile } from "../../platforms/profile.ts"
import type { Soon } from "../../storage/counters.ts"
import type { Engine } from "../../waf/index.ts"

/** In the order in which they stand. */
export const STAGE_NAMES = [
  "limits",
  "admin-access",
  "sensitive-files",
  "waf",
  "login-defence",
  "second-factor",
  "step-up",
  "card-testing",
  "card-data",
  "headers",
  "cookies",
  "leak",
  "notice",
] as const
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
  /** Path and query as the shop gets them. */
  readonly target: string
  readonly place: Place
  /** Bytes, where the visitor told them; null for none told (a chunked body, or no body). */
  readonly bodyBytes: number | null
  /** End-to-end headers in order, without cookies. */
  readonly headers: readonly Header[]
  /** Those that the shop gets. */
  readonly cookies: readonly Cookie[]
  /** The gate's own, by the name behind `sekisho-`. */
  readonly gateCookies: ReadonlyMap<string, string>
  /** What this address may be for, before the body is known. */
  readonly candidates: readonly ProfileAct[]
  /** Whether a person looks at the answer: a browser's navigation. */
  readonly navigation: boolean
  /** First value of a header; `name` in lower case. */
  header(name: string): string | undefined
  /** A question that the gate asks itself: guards treat it as a visitor's, but it says nothing about the shop's visitors. */
  readonly own: boolean
}

/** The first bytes of a body, and whether that is all of it. */
export interface BodyPrefix {
  readonly bytes: Uint8Array
  readonly whole: boolean
}
/** A request's body as the stages see it. No body at all is empty and whole. */
export interface RequestBody extends BodyPrefix {
  readonly acts: ActsRead
}

/** The head of the shop's answer. Names as the shop wrote them. */
export interface ShopHead {
  readonly status: number
  readonly headers: readonly Header[]
}
export interface EndedAct {
  readonly requested: RequestedAct
  readonly result: ActResult
}
/** The shop's answer as the stages see it. */
export interface ShopAnswer extends ShopHead {
  /** The body's beginning, unpacked; null where no stage asked for it or it cannot be read. */
  readonly body: BodyPrefix | null
  /** What was asked for, and how it ended. */
  readonly acts: readonly EndedAct[]
}

/** An answer of the gate's own. `no-store` and the like are added where it is sent. */
export interface GateAnswer {
  readonly status: number
  readonly headers: readonly Header[]
  readonly body: string
}

export interface Refusal {
  readonly action: "refuse"
  readonly status: 400 | 403 | 413 | 414 | 429 | 503
  readonly reason: StageReason
  /** Seconds after which another try makes sense. */
  readonly retryAfterSeconds?: number
  /** For the event: which rules of the waf said so. */
  readonly rules?: readonly RuleHit[]
}
/** A rule of the waf and the names of what it met (`ARGS:q`), never the values. */
export interface RuleHit {
  readonly id: number
  readonly at: readonly string[]
}
/** The visitor has to do something first, at `page` (below `/.sekisho/`); a program gets 429 in the shape of the shop's own errors. */
export interface Detour {
  readonly action: "challenge" | "hold"
  readonly reason: StageReason
  readonly page: string
  /** What a program's error says instead of "too many requests", for those whose shop shows it to them. */
  readonly says?: Words
}
export interface Delay {
  readonly action: "delay"
  readonly reason: StageReason
  /** At most {@link MAX_DELAY_MS}; then the next stage is asked. */
  readonly ms: number
}
export interface OwnReply {
  readonly action: "answer"
  readonly reason: StageReason
  readonly answer: GateAnswer
}
export const MAX_DELAY_MS = 10_000

/** What a stage says to a request or its body. Never an exception: a throw is a mistake of ours. */
export type Decision = { readonly action: "next" } | Refusal | Detour | Delay | OwnReply
export interface Edit {
  readonly action: "edit"
  readonly headers: readonly Header[]
  /** Instead of the shop's body; only where the whole of it was seen. */
  readonly body?: Uint8Array
  /** Left out: not worth an event. */
  readonly reason?: StageReason
}
/** What a stage says to an answer: as it is, changed, or not at all. */
export type ResponseDecision = Exclude<Decision, Delay> | Edit

export const NEXT = { action: "next" } as const satisfies Decision

/** A page of the gate's own below `/.sekisho/`. */
export interface OwnPage {
  /** Exact, `/.sekisho/factor`. */
  readonly path: string
  readonly methods: readonly ("GET" | "POST")[]
  /** `body`: at most 16 KB, whole. A POST comes from this site's own pages (checked before). */
  answer(request: GateRequest, body: BodyPrefix): Soon<GateAnswer>
}

/** What a stage does for one request. A hook that is missing costs nothing. Pages of the gate's own pass `limits` only. */
export interface Hooks {
  onRequest?(request: GateRequest): Soon<Decision>
  /** Bytes a body may have in all; more ends it with this refusal. */
  bodyLimit?(request: GateRequest): { readonly bytes: number; readonly refusal: Refusal } | null
  /** Bytes of the body's begin that {@link onBody} has to see; 0: `onBody` is not called. Acts are read whatever this says. */
  bodyBytes?(request: GateRequest): number
  onBody?(request: GateRequest, body: RequestBody): Soon<Decision>
  /** Bytes of the answer's begin that `onResponse` and `onOutcome` have to see, unpacked. */
  answerBytes?(request: GateRequest, head: ShopHead): number
  onResponse?(request: GateRequest, answer: ShopAnswer): Soon<ResponseDecision>
  /** What the shop answered, for those who count; it changes nothing, and the answer waits for it. */
  onOutcome?(request: GateRequest, answer: ShopAnswer): Soon<void>
  /** Told once, whatever became of a request that got past `onRequest`: gives back what a stage kept for it. */
  onEnd?(request: GateRequest): void
  readonly pages?: readonly OwnPage[]
  /** True where this shop's profile lacks what refusing needs: then the stage only observes, whatever its mode. */
  readonly onlyObserves?: boolean
  /** What it cannot do at this shop, said at the start. */
  readonly remarks?: readonly Words[]
}

/** What a stage may know when it is built; everything else comes with the request. */
export interface StageContext {
  readonly site: string
  /** `https://shop.example.jp` */
  readonly origin: string
  readonly profile: Profile
  readonly clock: Clock
  readonly publicScheme: "http" | "https"
  /** Path of the admin screen without its last `/`; "" where none is known. */
  readonly adminFolder: string
  readonly services: Omit<Services, "ask">
  /** The rules of the waf, compiled; null where none are needed. */
  readonly waf: Engine | null
  /** Path of the admin screen as it is written, `/Kanri/`; "/" where none is known. */
  readonly adminHome: string
  /** Addresses that may reach the admin screens, and those of proxies, which stand for everybody. */
  readonly adminAllow: Network
  /** Whether the gate itself shows visitors a certificate that any browser trusts, now. */
  readonly certificateGood: (timeMs: number) => boolean
  /** Asks this site's shop. Null where it did not answer in time. */
  readonly ask: (question: OwnQuestion) => Promise<OwnAnswer | null>
  /** Writes down what happened outside a decision, `notice.sent`. `account`: only a keyed code of it is written. */
  readonly note: (reason: StageReason, request: GateRequest | null) => void
}

/** One control of the gate: one file. `build` computes whatever needs no request. */
export interface Stage<C> {
  readonly name: StageName
  build(settings: C, context: StageContext): Hooks
}
