import assert from "node:assert/strict"
import { test } from "node:test"
import { accept } from "./accept/accept.ts"
import { parseConfig } from "../config/config.ts"
import { endingOf, type Exchange } from "./exchange.ts"
import { buildPlan } from "./plan.ts"
import type { Place } from "./places.ts"
import { sampleRequest, sampleServices } from "./stages/sample-request.ts"

const exchangeOf = (onError: "refuse" | "pass", place: Place): Exchange => {
  const yaml = `version: 1
listen: { http: "127.0.0.1:0" }
sites: [{ id: main, public-url: http://shop.test, upstreams: [http://127.0.0.1:8080], storefront-on-error: ${onError} }]`
  const plan = buildPlan(parseConfig(yaml, "sekisho.yaml"), {
    folder: "/",
    clock: () => 0,
    services: sampleServices(),
    report: () => {},
    note: () => {},
  })
  const arrival = {
    version: "1.1",
    method: "GET",
    target: "/",
    headers: ["Host", "shop.test"],
    authority: null,
    scheme: null,
  }
  const accepted = accept(arrival, plan.doors)
  assert.ok(accepted.ok)
  const seen = sampleRequest({ place })
  const { value } = accepted
  return {
    site: value.door,
    accepted: value,
    visitor: seen.visitor,
    seen,
    reference: seen.reference,
    free: false,
    life: null,
  }
}

const ROWS: readonly (readonly [onError: "refuse" | "pass", place: Place, status: number | null])[] = [
  ["refuse", "storefront", 503],
  ["refuse", "protected", 503],
  ["refuse", "admin", 503],
  ["pass", "storefront", null],
  ["pass", "protected", 503],
  ["pass", "admin", 503],
]
for (const [onError, place, status] of ROWS)
  test(`a stage that throws, storefront-on-error ${onError}, ${place}: ${status ?? "goes on"}`, () => {
    const ending = endingOf(exchangeOf(onError, place), { stage: "limits", wanted: "internal", enforced: true })
    assert.equal(ending?.status ?? null, status)
  })

test("a refusal is a refusal wherever it happens", () => {
  const refusal = { action: "refuse", status: 429, reason: "limits.address-rate", retryAfterSeconds: 60 } as const
  const ending = endingOf(exchangeOf("pass", "storefront"), { stage: "limits", wanted: refusal, enforced: true })
  assert.deepEqual([ending?.status, ending?.retryAfterSeconds], [429, 60])
})
