import assert from "node:assert/strict"
import { test } from "node:test"
import type { Check, Outcome } from "./check.ts"
import type { FactName, Facts } from "./facts.ts"

export type Case<N extends FactName, O extends string> = readonly [
  name: string,
  facts: Pick<Facts, N>,
  want: O,
  look?: (outcome: Outcome<O>) => void,
]

/** The test of a check: a table, and one test more that every outcome it declares is reached. */
export const cases = <N extends FactName, O extends string>(check: Check<N, O>, table: readonly Case<N, O>[]): void => {
  for (const [name, facts, want, look] of table)
    test(`${check.id}: ${name}`, () => {
      const got = check.judge(facts)
      assert.equal(got.outcome, want)
      const spec = check.outcomes[got.outcome as O]
      if (spec.status === "ok" || spec.status === "not-ok")
        assert.ok((got.evidence ?? []).length > 0, "whatever is said rests on evidence")
      const filled = (text: string): string =>
        text.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (_, key: string) => String(got.values?.[key] ?? `{${key}}`))
      assert.doesNotMatch(filled(spec.says.ja) + filled(spec.says.en), /\{[a-z]/, "every placeholder has its value")
      look?.(got as Outcome<O>)
    })
  test(`${check.id}: all ${Object.keys(check.outcomes).length} outcomes are reached`, () => {
    const reached = new Set(table.map(([, facts]) => check.judge(facts).outcome as string))
    assert.deepEqual([...reached].toSorted(), Object.keys(check.outcomes).toSorted())
  })
}
