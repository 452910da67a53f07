import type { Clock } from "../lib/clock.ts"
import type { Waits } from "./bounds.ts"
import type { BypassWatch } from "./bypass.ts"
import type { EventLog, GateEvent } from "./events.ts"
import type { GatePlan } from "./plan.ts"
import type { UpstreamPool } from "./shop/pool.ts"
import type { Finding } from "./stages/run.ts"
import type { GateRequest } from "./stages/stage.ts"

/** What every request of a running gate needs. `plan` is the only thing that ever changes, and it changes whole. */
export interface GateState {
  plan: GatePlan
  readonly events: EventLog
  readonly pool: UpstreamPool
  readonly clock: Clock
  readonly waits: Waits
  readonly bypass: Pick<BypassWatch, "passes">
  /** Sockets that became WebSockets: they belong to no server any more. */
  readonly tunnels: Set<{ destroy(): void }>
  stopping: boolean
}

const NOTHING: GateEvent = {
  site: null,
  reference: null,
  stage: "gate",
  reason: "",
  decision: "note",
  method: null,
  path: null,
  status: null,
  address: null,
}

/** An event with everything that is not known left null. */
export const eventOf = (known: Partial<GateEvent>): GateEvent => ({ ...NOTHING, ...known })

/** What a stage wanted, as an event. A stage that threw is a failure of ours, never the visitor's. */
export const findingEvent = (site: string, request: GateRequest, { stage, wanted, enforced }: Finding): GateEvent => ({
  site,
  reference: request.reference,
  stage,
  reason: wanted === "internal" ? "internal" : wanted.reason,
  decision: wanted === "internal" ? "fail" : enforced ? wanted.action : "observe",
  method: request.method,
  path: request.path,
  status: statusOf(wanted, request),
  address: request.visitor.address,
  ...(wanted !== "internal" && wanted.action === "refuse" && wanted.rules ? { rules: wanted.rules } : {}),
})

const statusOf = (wanted: Finding["wanted"], { navigation }: GateRequest): number | null => {
  if (wanted === "internal") return 503
  if (wanted.action === "refuse") return wanted.status
  if (wanted.action === "answer") return wanted.answer.status
  if (wanted.action === "delay" || wanted.action === "edit") return null
  return navigation ? 303 : 429
}

/** Something that a stage did besides its decisions. */
export const noteEvent = (site: string, reason: string, request: GateRequest | null): GateEvent =>
  eventOf({
    site,
    reference: request?.reference ?? null,
    stage: reason.split(".", 1)[0] ?? "gate",
    reason,
    method: request?.method ?? null,
    path: request?.path ?? null,
    address: request?.visitor.address ?? null,
  })
