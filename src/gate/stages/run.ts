import type { Header } from "../accept/headers.ts"
import type {
  BodyPrefix,
  Decision,
  GateRequest,
  Hooks,
  Refusal,
  ResponseDecision,
  ShopHead,
  StageName,
} from "./stage.ts"

export interface ActiveStage {
  readonly name: StageName
  readonly mode: "observe" | "enforce"
  readonly hooks: Hooks
}

/** What a stage wanted; only `enforced` ones are carried out. */
export interface Finding {
  readonly stage: StageName
  readonly refusal: Refusal | "internal"
  readonly enforced: boolean
}
export type Report = (request: GateRequest, finding: Finding) => void

/** All stages of one site in their order, each hook with only those that have it. */
export interface Pipeline {
  readonly names: readonly ActiveStage[]
  /** The first enforced refusal, or null. */
  onRequest(request: GateRequest): Promise<Finding | null> | Finding | null
  bodyLimits(request: GateRequest): readonly BodyLimit[]
  bodyBytes(request: GateRequest): number
  onBody(request: GateRequest, body: BodyPrefix): Promise<Finding | null>
  onResponse(request: GateRequest, head: ShopHead): Finding | { readonly headers: readonly Header[] }
  onOutcome(request: GateRequest, head: ShopHead): void
}
export interface BodyLimit {
  readonly bytes: number
  readonly finding: Finding
}

type Judged = Decision | ResponseDecision | "internal"
const isPromise = (value: unknown): value is Promise<Decision> => value instanceof Promise

/** Puts the stages of a site together. `report` is told whatever a stage wanted; `internal` stands for a stage that threw. */
export const buildPipeline = (stages: readonly ActiveStage[], report: Report): Pipeline => {
  const having = <K extends keyof Hooks>(hook: K): readonly ActiveStage[] => stages.filter((one) => one.hooks[hook])
  const [requestStages, bodyStages] = [having("onRequest"), having("onBody")]
  const [limitStages, responseStages, outcomeStages] = [having("bodyLimit"), having("onResponse"), having("onOutcome")]

  const findingOf = (stage: ActiveStage, judged: Judged, request: GateRequest): Finding | null => {
    if (judged !== "internal" && judged.action !== "refuse") return null
    const finding: Finding = { stage: stage.name, refusal: judged, enforced: stage.mode === "enforce" }
    report(request, finding)
    return finding.enforced ? finding : null
  }
  const guarded = <T>(work: () => T): T | "internal" => {
    try {
      return work()
    } catch {
      return "internal"
    }
  }
  /** From stage `from` on; goes on synchronously for as long as no stage answers a promise. */
  const walk = (
    list: readonly ActiveStage[],
    ask: (hooks: Hooks) => Decision | Promise<Decision> | undefined,
    request: GateRequest,
    from = 0,
  ): Promise<Finding | null> | Finding | null => {
    for (let at = from; at < list.length; at += 1) {
      const stage = list[at]
      if (stage === undefined) break
      const judged = guarded(() => ask(stage.hooks))
      if (isPromise(judged))
        return judged
          .catch((): "internal" => "internal")
          .then((late) => findingOf(stage, late, request) ?? walk(list, ask, request, at + 1))
      const finding = judged === undefined ? null : findingOf(stage, judged, request)
      if (finding !== null) return finding
    }
    return null
  }

  return {
    names: stages,
    onRequest: (request) =>
      requestStages.length === 0 ? null : walk(requestStages, (hooks) => hooks.onRequest?.(request), request),
    bodyLimits: (request) =>
      limitStages.flatMap((stage): readonly BodyLimit[] => {
        const limit = guarded(() => stage.hooks.bodyLimit?.(request) ?? null)
        if (limit === null) return []
        const [bytes, refusal] = limit === "internal" ? [0, limit] : [limit.bytes, limit.refusal]
        return [{ bytes, finding: { stage: stage.name, refusal, enforced: stage.mode === "enforce" } }]
      }),
    bodyBytes: (request) =>
      bodyStages.reduce(
        (most, { hooks }) =>
          Math.max(
            most,
            guardedBytes(() => hooks.bodyBytes?.(request) ?? 0),
          ),
        0,
      ),
    onBody: async (request, body) => walk(bodyStages, (hooks) => hooks.onBody?.(request, body), request),
    onResponse(request, head) {
      let { headers } = head
      for (const stage of responseStages) {
        const judged = guarded(() => stage.hooks.onResponse?.(request, { status: head.status, headers }))
        if (judged === undefined) continue
        const finding = findingOf(stage, judged, request)
        if (finding !== null) return finding
        if (judged !== "internal" && judged.action === "edit" && stage.mode === "enforce") headers = judged.headers
      }
      return { headers }
    },
    onOutcome(request, head) {
      for (const stage of outcomeStages)
        if (guarded(() => stage.hooks.onOutcome?.(request, head)) === "internal")
          report(request, { stage: stage.name, refusal: "internal", enforced: false })
    },
  }
}

/** A stage that cannot say how much it wants to see gets the most there is; its throw shows again in `onBody`. */
const guardedBytes = (work: () => number): number => {
  try {
    return work()
  } catch {
    return Number.MAX_SAFE_INTEGER
  }
}
