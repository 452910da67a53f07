import { carryOut } from "../../../src/waf/engine/effects.ts"
import type { Item } from "../../../src/waf/engine/collection.ts"
import { cookiesOf, processorFor, queryArguments, splitTarget } from "../../../src/waf/engine/request.ts"
import { State } from "../../../src/waf/engine/state.ts"
import { StoredCollections } from "../../../src/waf/engine/stored.ts"
import { Sweeps } from "../../../src/waf/engine/sweep.ts"
import type { Connection, HeaderList } from "../../../src/waf/engine/variables.ts"
import { parseBody } from "../../../src/waf/bodies/parse.ts"
import type { Plan } from "../../../src/waf/plan/plan.ts"
import type { KeyMatch, Link, Rule, RuleTarget } from "../../../src/waf/plan/rule.ts"

/** One request without a server around it. */
export interface PlainRequest {
  readonly method: string
  readonly target: string
  readonly headers: HeaderList
  readonly body: Buffer
}

/**
 * Reads the same rules the slow way: every rule, every value, every transformation, every time; no prefilter, no folding,
 * no memory of what a value was before. What it says is what the compiled plan must say.
 */
export class PlainReader {
  readonly #plan: Plan

  /** The plan must have been compiled without folding. */
  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** The ids that match in phases 1 and 2, in order, and the TX variables asked for. */
  read(request: PlainRequest, connection: Connection): { readonly ids: number[]; tx(name: string): string } {
    const { settings, sides } = this.#plan
    const pools = [new Sweeps(sides[0]), new Sweeps(sides[1])] as const
    const state = new State(this.#plan, connection, new StoredCollections(60), pools)
    const { message } = state
    const { method, target, headers } = request
    Object.assign(message, splitTarget(target), { method, target, protocol: "HTTP/1.1", requestHeaders: headers })
    message.queryArguments = queryArguments(message.query, settings).items
    message.cookies = cookiesOf(headers)
    const contentType = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? ""
    message.bodyProcessor = processorFor(contentType)
    const ids = this.#phase(1, state)
    if (request.body.length > 0) {
      const processor = state.bodyProcessor ?? message.bodyProcessor
      const text = request.body.subarray(0, 1_048_576).toString("latin1")
      message.bodyLength = request.body.length
      message.body = parseBody(text, processor, contentType, settings)
      const raw = processor === "URLENCODED" || (processor === "" && state.forceBody) || message.body.error !== null
      message.bodyText = raw ? text : ""
      state.refresh(null)
    }
    return { ids: [...ids, ...this.#phase(2, state)], tx: (name) => state.tx.get(name) ?? "" }
  }

  #phase(phase: number, state: State): number[] {
    const ids: number[] = []
    const plan = this.#plan.phases[phase - 1]
    const rules = plan?.rules ?? []
    for (let index = 0; index < rules.length; index++) {
      const rule = rules[index]
      if (rule === undefined || state.removedRules.has(rule.index) || !this.#rule(rule, state)) continue
      if (rule.log) ids.push(rule.id)
      if (rule.skipAfter !== null) {
        const places = plan?.markers.get(rule.skipAfter) ?? []
        index = (places.find((place) => place > index) ?? rules.length) - 1
      }
      index += rule.skip
    }
    return ids
  }

  #rule(rule: Rule, state: State): boolean {
    state.matched = []
    return [rule, ...rule.links].every((link: Link) => this.#link(rule, link, state))
  }

  #link(rule: Rule, link: Link, state: State): boolean {
    const bound = link.operator
    if (bound === null) {
      for (const effect of link.effects) carryOut(effect, state)
      return true
    }
    const operator = bound.compile(bound.argument.expand(state))
    const scope = { budget: { steps: 0 } }
    let any = false
    for (const target of link.targets)
      for (const item of this.#items(rule, target, state, operator.clauses.length > 0 && !bound.negated))
        for (const value of this.#values(item.value, link)) {
          if (operator.test(value, scope) === bound.negated) continue
          any = true
          if (link.capture) state.tx.capture(bound.negated ? [value] : operator.captures(value, scope))
          state.matched.push({ target, key: item.key, value })
          for (const effect of link.effects) carryOut(effect, state)
        }
    return any
  }

  #values(value: string, link: Link): string[] {
    const all = [value]
    for (const step of link.pipeline.steps) {
      const next = step.apply(all.at(-1) ?? "")
      if (next !== all.at(-1)) all.push(next)
    }
    return link.pipeline.everyStep ? all : all.slice(-1)
  }

  #items(rule: Rule, target: RuleTarget, state: State, attacks: boolean): Item[] {
    const all = target.live ? state.live(target.variable) : state.collection(target.slot).items
    const items = all.filter(
      (item) =>
        isMeant(target.match, item.key) &&
        !target.without.some((match) => isMeant(match, item.key)) &&
        (item.hidden !== true || (attacks && !target.count)) &&
        !state.removedTargets.some(
          (removed) =>
            removed.rules.has(rule.index) &&
            removed.exclusion.variable === target.variable &&
            isMeant(removed.exclusion.match, item.key),
        ),
    )
    return target.count ? [{ key: "", value: String(items.length) }] : items
  }
}

const isMeant = (match: KeyMatch, key: string): boolean =>
  match.kind === "all" || (match.kind === "key" ? match.key === key.toLowerCase() : match.matches(key.toLowerCase()))
