import type { Clock } from "../lib/clock.ts"
import type { Waits } from "./bounds.ts"
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
export const findingEvent = (site: string, request: GateRequest, { stage, refusal, enforced }: Finding): GateEvent => ({
  site,
  reference: request.reference,
  stage,
  reason: refusal === "internal" ? "internal" : refusal.reason,
  decision: refusal === "internal" ? "fail" : enforced ? "refuse" : "observe",
  method: request.method,
  path: request.path,
  status: refusal === "internal" ? 503 : refusal.status,
  address: request.visitor.address,
})
