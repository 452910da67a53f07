import type { OperatorScope } from "../operators/operator.ts"
import { isSingle, isSingleSlot } from "../seclang/variables.ts"
import type { Transform } from "../transforms/transform.ts"
import type { MacroSource } from "./macro.ts"
import type { Rule, RuleTarget } from "./rule.ts"

interface Member {
  readonly value: string
  readonly hidden?: boolean
}

/** What a head test reads; the state of a transaction is one. */
export interface HeadSource extends MacroSource, OperatorScope {
  /** The value of a single variable of the message. */
  text(slot: number): string
  /** The members of a variable of the message under a name (lower case). */
  under(slot: number, key: string): readonly Member[]
  readonly tx: { get(name: string): string | undefined }
}

/** Whether a rule may match, asked of the one thing that its head looks at: far less work than to run it. */
export type HeadTest = (source: HeadSource) => boolean

type Read = (source: HeadSource) => string | undefined

const through = (value: string, steps: readonly Transform[]): string => {
  let out = value
  for (let index = 0; index < steps.length; index++) out = steps[index]?.apply(out) ?? out
  return out
}

const countOf = (members: readonly Member[]): number => {
  let count = 0
  for (let place = 0; place < members.length; place++) if (members[place]?.hidden !== true) count++
  return count
}

/** How the one value of a target is read; null where there may be more than one. */
const reading = ({ variable, slot, live, match, count }: RuleTarget): Read | null => {
  if (count) {
    if (live || match.kind !== "key") return null
    const { key } = match
    return (source) => String(countOf(source.under(slot, key)))
  }
  if (variable === "TX" && match.kind === "key") {
    const { key } = match
    return (source) => source.tx.get(key)
  }
  if (!isSingleSlot(slot) || !isSingle(variable)) return null
  return live ? (source) => source.single(variable) : (source) => source.text(slot)
}

/** The head test of a rule; null where the rule is to be run. Not to be asked once targets were taken from rules. */
export const headTest = ({ operator, targets, pipeline, view }: Rule): HeadTest | null => {
  const [target, ...others] = targets
  if (target === undefined || others.length > 0 || target.without.length > 0) return null
  if (view >= 0 || pipeline.everyStep || operator === null || operator.fixed === null) return null
  const { fixed, negated } = operator
  const steps = target.count ? [] : pipeline.steps
  const read = reading(target)
  if (read !== null)
    return (source) => {
      const value = read(source)
      return value !== undefined && fixed.test(through(value, steps), source) !== negated
    }
  if (target.live || target.count || target.match.kind !== "key") return null
  const { slot, match } = target
  return (source) =>
    source.under(slot, match.key).some(({ value }) => fixed.test(through(value, steps), source) !== negated)
}
