import { integerOf } from "../operators/numbers.ts"
import type { Effect } from "../plan/rule.ts"
import type { State } from "./state.ts"

type Setvar = Extract<Effect, { kind: "setvar" }>

interface Target {
  get(name: string): string | undefined
  set(name: string, value: string): void
  unset(name: string): void
}

const setvar = (effect: Setvar, state: State): void => {
  const target: Target | undefined = effect.collection === "TX" ? state.tx : state.stored.get(effect.collection)
  // A collection that was never opened takes nothing.
  if (target === undefined) return
  const name = effect.name.constant ?? effect.name.expand(state).toLowerCase()
  if (effect.set === "unset") return target.unset(name)
  const value = effect.value.expand(state)
  if (effect.set === "set") return target.set(name, value)
  const before = target.get(name) ?? ""
  // Scores are mostly nought, and so is what is added to them.
  if (value === "0" && before === "0") return
  const change = integerOf(value)
  target.set(name, String(integerOf(before) + (effect.set === "add" ? change : -change)))
}

/** Carries out what a rule does besides deciding. */
export const carryOut = (effect: Effect, state: State): void => {
  switch (effect.kind) {
    case "setvar":
      return setvar(effect, state)
    case "expirevar":
      state.stored
        .get(effect.collection)
        ?.expire(effect.name.expand(state).toLowerCase(), integerOf(effect.seconds.expand(state)))
      return
    case "initcol": {
      const { startedAtMs } = state.message.connection
      state.stored.set(effect.collection, state.stores.open(effect.collection, effect.key.expand(state), startedAtMs))
      return
    }
    case "remove-rules":
      for (const rule of effect.rules) state.removedRules.add(rule)
      return
    case "remove-targets":
      state.removedTargets.push({ rules: effect.rules, exclusion: effect.exclusion })
      return
    case "body-processor":
      state.bodyProcessor = effect.processor
      return
    case "force-body":
      state.forceBody = effect.on
      return
    case "mode":
      state.mode = effect.mode
      return
    case "request-body-access":
      state.requestBodyAccess = effect.on
      return
    case "response-body-access":
      state.responseBodyAccess = effect.on
  }
}
