import assert from "node:assert/strict"
import { test } from "node:test"
import { buildPipeline, type ActiveStage, type Finding } from "./run.ts"
import { sampleRequest } from "./sample-request.ts"
import { NEXT, type Hooks, type Refusal } from "./stage.ts"

const refusal: Refusal = { action: "refuse", status: 403, reason: "limits.test" }
const stage = (hooks: Hooks, mode: "observe" | "enforce" = "enforce"): ActiveStage => ({ name: "limits", mode, hooks })
const fail = (): never => {
  throw new Error("a mistake")
}
const run = async (...stages: readonly ActiveStage[]): Promise<{ ended: Finding | null; told: readonly Finding[] }> => {
  const told: Finding[] = []
  const pipeline = buildPipeline(stages, (_request, finding) => told.push(finding))
  return { ended: await pipeline.onRequest(sampleRequest()), told }
}

test("stages run in order until one refuses; late answers keep the order", async () => {
  const seen: string[] = []
  const note = (name: string): Hooks => ({ onRequest: () => (seen.push(name), NEXT) })
  const late: Hooks = { onRequest: async () => (seen.push("late"), NEXT) }
  const { ended } = await run(
    stage(note("one")),
    stage(late),
    stage({ onRequest: () => refusal }),
    stage(note("never")),
  )
  assert.deepEqual(seen, ["one", "late"])
  assert.equal(ended?.wanted, refusal)
})

test("what only observes is told and ends nothing", async () => {
  const { ended, told } = await run(stage({ onRequest: () => refusal }, "observe"))
  assert.equal(ended, null)
  assert.deepEqual(told, [{ stage: "limits", wanted: refusal, enforced: false }])
})

test("a stage that throws refuses as internal, at once or late; one that only observes does not", async () => {
  for (const onRequest of [fail, async () => fail()]) {
    assert.equal((await run(stage({ onRequest }))).ended?.wanted, "internal")
    const observed = await run(stage({ onRequest }, "observe"))
    assert.equal(observed.ended, null)
    assert.equal(observed.told[0]?.wanted, "internal")
  }
})

test("every other hook that throws is internal, too", async () => {
  const told: Finding[] = []
  const hooks: Hooks = { bodyLimit: fail, bodyBytes: fail, onBody: fail, onResponse: fail, onOutcome: fail }
  const pipeline = buildPipeline([stage(hooks)], (_request, finding) => told.push(finding))
  const request = sampleRequest()
  const answer = { status: 200, headers: [], body: null, acts: [] }
  assert.deepEqual(
    pipeline.bodyLimits(request).map(({ bytes, finding }) => [bytes, finding.wanted]),
    [[0, "internal"]],
  )
  assert.ok(pipeline.bodyBytes(request) > 0, "it is asked again with the body")
  const body = { bytes: new Uint8Array(), whole: true, acts: { state: "read", acts: [] } } as const
  assert.equal((await pipeline.onBody(request, body))?.wanted, "internal")
  const answered = await pipeline.onResponse(request, answer)
  assert.ok("wanted" in answered && answered.wanted === "internal")
  await pipeline.onOutcome(request, answer)
  assert.equal(told.at(-1)?.enforced, false, "an outcome changes nothing any more")
})

test("edits of an answer add up; an observing stage's edit is not made", async () => {
  const add = (name: string): Hooks => ({
    onResponse: (_request, head) => ({ action: "edit", headers: [...head.headers, [name, "1"]] }),
  })
  const pipeline = buildPipeline([stage(add("a")), stage(add("b"), "observe"), stage(add("c"))], () => {})
  assert.deepEqual(await pipeline.onResponse(sampleRequest(), { status: 200, headers: [], body: null, acts: [] }), {
    headers: [["a", "1"], ["c", "1"]],
    body: null,
  }) // prettier-ignore
})

test("no stage, no work", () => {
  const pipeline = buildPipeline([], () => {})
  assert.equal(pipeline.onRequest(sampleRequest()), null)
  assert.deepEqual(pipeline.bodyLimits(sampleRequest()), [])
  assert.equal(pipeline.bodyBytes(sampleRequest()), 0)
})
