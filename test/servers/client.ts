import assert from "node:assert/strict"
import { systemClock } from "../../src/lib/clock.ts"
import { createClient, type ClientOptions, type ShopClient } from "../../src/checks/collect/http-client.ts"
import { isAnswer, type HttpAnswer, type HttpResult } from "../../src/checks/facts.ts"
import { loopbackTarget } from "./target.ts"

/** A real client of a shop on 127.0.0.1. */
export const clientOf = (url: string, options: Partial<ClientOptions> = {}): ShopClient =>
  createClient(loopbackTarget(url), { clock: systemClock, ...options })

/** The answer, or a failed test that says which fault came instead. */
export const answerOf = (result: HttpResult): HttpAnswer => {
  assert.ok(isAnswer(result), JSON.stringify(result))
  return result
}

/** A result in one line: `200`, or the fault and its detail. */
export const said = (result: HttpResult): string =>
  isAnswer(result) ? String(result.status) : `${result.fault} ${result.detail}`
