import { EMPTY_BODY } from "../bodies/parsed.ts"
import type { StepBudget } from "../pattern/compile.ts"
import type { MacroSource } from "../plan/macro.ts"
import type { Plan } from "../plan/plan.ts"
import type { Exclusion, SeverityName } from "../plan/rule.ts"
import type { EngineMode } from "../plan/settings.ts"
import {
  isCollection,
  isSingleSlot,
  slotOf,
  type CollectionName,
  type SingleName,
  type VariableName,
} from "../seclang/variables.ts"
import { Collection, type Item } from "./collection.ts"
import type { RuleMatch } from "./decision.ts"
import { nameOf, type Matched } from "./matched.ts"
import type { StoredCollections, StoredHandle } from "./stored.ts"
import type { Sweep, Sweeps } from "./sweep.ts"
import { TxVariables } from "./tx-variables.ts"
import { readMembers, readSingle, type Connection, type Message } from "./variables.ts"

/** Native steps one transaction may be charged with before every pattern goes to the linear engine. */
const STEP_BUDGET = 20_000_000

/** Memory for the request's side and the answer's. */
export type SidePools = readonly [Sweeps, Sweeps]

/** Targets taken from certain rules while the transaction runs. */
export interface RemovedTargets {
  readonly rules: ReadonlySet<number>
  readonly exclusion: Exclusion
}

const everyName = (): boolean => true

const emptyMessage = (connection: Connection): Message => ({
  connection,
  method: "",
  target: "",
  protocol: "",
  requestHeaders: [],
  uri: "",
  path: "",
  query: "",
  queryArguments: [],
  cookies: [],
  body: EMPTY_BODY,
  bodyText: "",
  bodyLength: 0,
  bodyProcessor: "",
  status: 0,
  responseProtocol: "",
  responseHeaders: [],
  responseText: "",
})

/** Everything one transaction knows while rules run over it. */
export class State implements MacroSource {
  readonly plan: Plan
  readonly message: Message
  readonly tx: TxVariables
  readonly budget: StepBudget = { steps: STEP_BUDGET }
  readonly stores: StoredCollections
  readonly stored = new Map<string, StoredHandle>()
  readonly matches: RuleMatch[] = []
  readonly removedRules = new Set<number>()
  readonly removedTargets: RemovedTargets[] = []
  mode: EngineMode
  requestBodyAccess: boolean
  responseBodyAccess: boolean
  forceBody = false
  bodyProcessor: string | null = null
  highestSeverity: SeverityName | null = null
  /** What the last matches were; a rule's chain sees those of the rule itself. */
  matched: Matched[] = []
  #collections: (Collection | undefined)[] = []
  readonly #pools: SidePools
  readonly #sweeps: (Sweep | undefined)[] = []

  constructor(plan: Plan, connection: Connection, stores: StoredCollections, pools: SidePools) {
    this.plan = plan
    this.message = emptyMessage(connection)
    this.#pools = pools
    this.tx = new TxVariables(plan.initialTx)
    this.stores = stores
    this.mode = plan.settings.mode
    this.requestBodyAccess = plan.settings.requestBodyAccess
    this.responseBodyAccess = plan.settings.responseBodyAccess
  }

  /** Forgets what was read of the message: more of it has come. */
  refresh(names: readonly VariableName[] | null): void {
    if (names === null) this.#collections = []
    else for (const name of names) this.#collections[slotOf(name)] = undefined
    for (const sweep of this.#sweeps) sweep?.forget(names)
  }

  /** What is known of the values on a side of the plan: 0 the request's phases, 1 the answer's. */
  sweep(side: 0 | 1): Sweep {
    const known = this.#sweeps[side]
    if (known !== undefined) return known
    const fresh = this.#pools[side].take(({ slot, key }) => {
      const collection = this.collection(slot)
      return key === null ? collection.items : collection.under(key)
    })
    this.#sweeps[side] = fresh
    return fresh
  }

  /** Gives the memory back; no rule may run any more. */
  release(): void {
    for (const side of [0, 1] as const) {
      const sweep = this.#sweeps[side]
      if (sweep !== undefined) this.#pools[side].giveBack(sweep)
      this.#sweeps[side] = undefined
    }
  }

  /** A variable of the message as a collection; singles have one member without a name. */
  collection(slot: number): Collection {
    const known = this.#collections[slot]
    if (known !== undefined) return known
    const items = isSingleSlot(slot)
      ? [{ key: "", value: readSingle(slot, this.message) }]
      : readMembers(slot, this.message)
    const fresh = new Collection(items)
    this.#collections[slot] = fresh
    return fresh
  }

  /** The value of a single variable of the message. */
  text(slot: number): string {
    return readSingle(slot, this.message)
  }

  /** The members of a variable of the message under a name (lower case). */
  under(slot: number, key: string): readonly Item[] {
    return this.collection(slot).under(key)
  }

  /** The members of a variable that rules themselves change. */
  live(variable: VariableName): readonly Item[] {
    if (variable === "TX") return this.tx.items(everyName)
    if (variable === "MATCHED_VARS") return this.matched.map((one) => ({ key: nameOf(one), value: one.value }))
    if (variable === "MATCHED_VARS_NAMES") return this.matched.map((one) => ({ key: nameOf(one), value: nameOf(one) }))
    if (isCollection(variable)) return this.stored.get(variable)?.items() ?? []
    return [{ key: "", value: this.single(variable) }]
  }

  #lastName(): string {
    const last = this.matched.at(-1)
    return last === undefined ? "" : nameOf(last)
  }

  single(name: SingleName): string {
    if (name === "MATCHED_VAR") return this.matched.at(-1)?.value ?? ""
    if (name === "MATCHED_VAR_NAME") return this.#lastName()
    if (name === "HIGHEST_SEVERITY") return this.highestSeverity ?? ""
    if (name === "WEBAPPID") return this.plan.settings.webAppId
    if (name === "REQBODY_PROCESSOR") return this.bodyProcessor ?? this.message.bodyProcessor
    return readSingle(slotOf(name), this.message)
  }

  member(collection: CollectionName, key: string): string {
    if (collection === "TX") return this.tx.get(key) ?? ""
    const stored = this.stored.get(collection)
    if (stored !== undefined) return stored.get(key) ?? ""
    return this.collection(slotOf(collection)).first(key)
  }
}
