import type { Header } from "../accept/headers.ts"
import type { Soon } from "../../storage/counters.ts"
import {
  MAX_DELAY_MS,
  type Decision,
  type Delay,
  type Detour,
  type GateRequest,
  type Hooks,
  type OwnPage,
  type OwnReply,
  type Refusal,
  type RequestBody,
  type ResponseDecision,
  type ShopAnswer,
  type ShopHead,
  type StageName,
  type StageReason,
} from "./stage.ts"

export interface ActiveStage {
  readonly name: StageName
  readonly mode: "observe" | "enforce"
  readonly hooks: Hooks
}

/** What a stage wanted; only `enforced` ones are carried out. `internal` stands for a stage that threw. */
export interface Finding {
  readonly stage: StageName
  readonly wanted: Refusal | Detour | OwnReply | Delay | EditNote | "internal"
  readonly enforced: boolean
}
/** An answer was changed in a way that is worth an event. */
export interface EditNote {
  readonly action: "edit"
  readonly reason: StageReason
}
export type Report = (request: GateRequest, finding: Finding) => void

/** All stages of one site in their order, each hook with only those that have it. */
export interface Pipeline {
  readonly names: readonly ActiveStage[]
  /** The first enforced end, or null. */
  onRequest(request: GateRequest): Soon<Finding | null>
  bodyLimits(request: GateRequest): readonly BodyLimit[]
  bodyBytes(request: GateRequest): number
  onBody(request: GateRequest, body: RequestBody): Soon<Finding | null>
  answerBytes(request: GateRequest, head: ShopHead): number
  onResponse(request: GateRequest, answer: ShopAnswer): Promise<Finding | Edited>
  onOutcome(request: GateRequest, answer: ShopAnswer): Promise<void>
  onEnd(request: GateRequest): void
  /** Whether any stage looks at answers at all. */
  readonly looksAtAnswers: boolean
  readonly pages: ReadonlyMap<string, OwnPage>
}
export interface Edited {
  readonly headers: readonly Header[]
  readonly body: Uint8Array | null
}
export interface BodyLimit {
  readonly bytes: number
  readonly finding: Finding
}

type Judged = Decision | ResponseDecision | "internal"
const isPromise = <T>(value: Soon<T>): value is Promise<T> => value instanceof Promise
const wait = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, Math.min(ms, MAX_DELAY_MS))
  })

const wantedOf = (judged: Judged): Finding["wanted"] | null => {
  if (judged === "internal") return judged
  if (judged.action === "next") return null
  if (judged.action !== "edit") return judged
  return judged.reason === undefined ? null : { action: "edit", reason: judged.reason }
}
/** Whether a finding ends the request: a delay and a changed answer go on. */
const ends = ({ wanted, enforced }: Finding): boolean =>
  enforced && (wanted === "internal" || (wanted.action !== "delay" && wanted.action !== "edit"))

const guarded = <T>(work: () => T): T | "internal" => {
  try {
    return work()
  } catch {
    return "internal"
  }
}
/** At once where the stage answers at once: most do. */
const settled = <T>(work: () => Soon<T> | undefined): Soon<T | "internal" | undefined> => {
  const judged = guarded(work)
  return judged instanceof Promise ? judged.catch((): "internal" => "internal") : judged
}

/** Puts the stages of a site together. `report` is told whatever a stage wanted. */
export const buildPipeline = (stages: readonly ActiveStage[], report: Report): Pipeline => {
  const having = <K extends keyof Hooks>(hook: K): readonly ActiveStage[] => stages.filter((one) => one.hooks[hook])
  const [requestStages, bodyStages, limitStages] = [having("onRequest"), having("onBody"), having("bodyLimit")]
  const [answerStages, responseStages, outcomeStages] = [
    having("answerBytes"),
    having("onResponse"),
    having("onOutcome"),
  ]
  const endStages = having("onEnd")

  const findingOf = (stage: ActiveStage, judged: Judged, request: GateRequest): Finding | null => {
    const wanted = wantedOf(judged)
    if (wanted === null) return null
    const finding: Finding = { stage: stage.name, wanted, enforced: stage.mode === "enforce" }
    report(request, finding)
    return finding
  }
  type Ask = (hooks: Hooks) => Soon<Decision> | undefined
  /** From stage `from` on; goes on synchronously for as long as no stage answers a promise. */
  const walk = (list: readonly ActiveStage[], ask: Ask, request: GateRequest, from = 0): Soon<Finding | null> => {
    for (let at = from; at < list.length; at += 1) {
      const stage = list[at]
      if (stage === undefined) break
      const judged = guarded(() => ask(stage.hooks))
      if (judged !== "internal" && judged !== undefined && isPromise(judged))
        return judged
          .catch((): "internal" => "internal")
          .then((late) => goOn(findingOf(stage, late, request), list, ask, request, at))
      const finding = judged === undefined ? null : findingOf(stage, judged, request)
      if (finding !== null) {
        if (ends(finding)) return finding
        if (isDelay(finding)) return goOn(finding, list, ask, request, at)
      }
    }
    return null
  }
  const isDelay = ({ wanted, enforced }: Finding): boolean =>
    enforced && wanted !== "internal" && wanted.action === "delay"
  const goOn = async (
    finding: Finding | null,
    list: readonly ActiveStage[],
    ask: Ask,
    request: GateRequest,
    at: number,
  ): Promise<Finding | null> => {
    if (finding !== null && ends(finding)) return finding
    if (finding !== null && isDelay(finding) && finding.wanted !== "internal" && finding.wanted.action === "delay")
      await wait(finding.wanted.ms)
    return walk(list, ask, request, at + 1)
  }
  const most = (list: readonly ActiveStage[], ask: (hooks: Hooks) => number): number =>
    list.reduce(
      (sum, { hooks }) =>
        Math.max(
          sum,
          guardedBytes(() => ask(hooks)),
        ),
      0,
    )

  return {
    names: stages,
    pages: new Map(stages.flatMap(({ hooks }) => (hooks.pages ?? []).map((page) => [page.path, page] as const))),
    looksAtAnswers: responseStages.length + outcomeStages.length > 0,
    onRequest: (request) =>
      requestStages.length === 0 ? null : walk(requestStages, (hooks) => hooks.onRequest?.(request), request),
    bodyLimits: (request) =>
      limitStages.flatMap((stage): readonly BodyLimit[] => {
        const limit = guarded(() => stage.hooks.bodyLimit?.(request) ?? null)
        if (limit === null) return []
        const [bytes, wanted] = limit === "internal" ? [0, limit] : [limit.bytes, limit.refusal]
        return [{ bytes, finding: { stage: stage.name, wanted, enforced: stage.mode === "enforce" } }]
      }),
    bodyBytes: (request) => most(bodyStages, (hooks) => hooks.bodyBytes?.(request) ?? 0),
    onBody: (request, body) =>
      walk(bodyStages, (hooks) => (wantsBody(hooks, request) ? hooks.onBody?.(request, body) : undefined), request),
    answerBytes: (request, head) => most(answerStages, (hooks) => hooks.answerBytes?.(request, head) ?? 0),
    async onResponse(request, answer) {
      let shown = answer
      let body: Uint8Array | null = null
      for (const stage of responseStages) {
        const current = shown
        const soon = settled(() => stage.hooks.onResponse?.(request, current))
        const judged = isPromise(soon) ? await soon : soon
        if (judged === undefined) continue
        const finding = findingOf(stage, judged, request)
        if (finding !== null && ends(finding)) return finding
        if (judged === "internal" || judged.action !== "edit" || stage.mode !== "enforce") continue
        body = judged.body ?? body
        const seen = judged.body === undefined ? shown.body : { bytes: judged.body, whole: true }
        shown = { status: answer.status, headers: judged.headers, body: seen, acts: answer.acts }
      }
      return { headers: shown.headers, body }
    },
    async onOutcome(request, answer) {
      for (const stage of outcomeStages) {
        const soon = settled(() => stage.hooks.onOutcome?.(request, answer))
        if ((isPromise(soon) ? await soon : soon) === "internal")
          report(request, { stage: stage.name, wanted: "internal", enforced: false })
      }
    },
    onEnd(request) {
      for (const stage of endStages)
        if (guarded(() => stage.hooks.onEnd?.(request)) === "internal")
          report(request, { stage: stage.name, wanted: "internal", enforced: false })
    },
  }
}

/** A stage that does not ask for a body is not called with it; one whose asking throws is, so that the throw shows. */
const wantsBody = (hooks: Hooks, request: GateRequest): boolean =>
  guardedBytes(() => hooks.bodyBytes?.(request) ?? 0) > 0

/** A stage that cannot say how much it wants to see gets the most there is. */
const guardedBytes = (work: () => number): number => {
  try {
    return work()
  } catch {
    return Number.MAX_SAFE_INTEGER
  }
}
