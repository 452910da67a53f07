import { EMPTY_BODY } from "../bodies/parsed.ts"
import type { StepBudget } from "../pattern/compile.ts"
import type { MacroSource } from "../plan/macro.ts"
import type { Plan } from "../plan/plan.ts"
import type { Exclusion, Probe, SeverityName } from "../plan/rule.ts"
import type { EngineMode } from "../plan/settings.ts"
import { isCollection, slotOf, type CollectionName, type SingleName, type VariableName } from "../seclang/variables.ts"
import { Collection, type Item } from "./collection.ts"
import type { RuleMatch } from "./decision.ts"
import type { StoredCollections, StoredHandle } from "./stored.ts"
import { Texts, type Answers, type Slabs } from "./text.ts"
import { TxVariables } from "./tx-variables.ts"
import { readMembers, readSingle, type Connection, type Message } from "./variables.ts"

/** Native steps one transaction may be charged with before every pattern goes to the linear engine. */
const STEP_BUDGET = 20_000_000

/** Targets taken from certain rules while the transaction runs. */
export interface RemovedTargets {
  readonly rules: ReadonlySet<number>
  readonly exclusion: Exclusion
}

/** What the last matches were; a rule's chain sees those of the rule itself. */
export interface Matched {
  readonly name: string
  readonly value: string
}

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
  readonly texts: Texts
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
  matched: Matched[] = []
  #collections: (Collection | undefined)[] = []
  /** The answers to probes that were asked, by number. */
  probed: (Answers | undefined)[] = []
  #groups: (Answers | undefined)[] = []

  constructor(plan: Plan, connection: Connection, stores: StoredCollections, slabs: Slabs) {
    this.plan = plan
    this.message = emptyMessage(connection)
    this.texts = new Texts(plan.prefilter, slabs)
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
    this.probed = []
    this.#groups = []
  }

  /** A variable of the message as a collection; singles have one member without a name. */
  collection(variable: VariableName, slot: number): Collection {
    const known = this.#collections[slot]
    if (known !== undefined) return known
    const fresh = new Collection(this.#read(variable), this.texts)
    this.#collections[slot] = fresh
    return fresh
  }

  #read(variable: VariableName): readonly Item[] {
    if (isCollection(variable)) return readMembers(variable, this.message) ?? []
    return [{ key: "", value: readSingle(variable, this.message) ?? "" }]
  }

  /** The clauses that the targets of a probe meet together. */
  answers(probe: Probe): Answers {
    const known = this.probed[probe.index]
    if (known !== undefined) return known
    const plain = probe.targets.every((target) => this.collection(target.variable, target.slot).isPlain(probe.pipeline))
    const shared = plain ? this.#groups[probe.group] : undefined
    const answers = shared ?? this.#ask(probe)
    if (plain) this.#groups[probe.group] = answers
    this.probed[probe.index] = answers
    return answers
  }

  #ask(probe: Probe): Answers {
    const answers = this.texts.room()
    for (const target of probe.targets) {
      const collection = this.collection(target.variable, target.slot)
      if (collection.items.length === 0) continue
      if (target.key === null) this.texts.merge(answers, collection.answers(probe.pipeline))
      else
        for (const place of collection.places(target.key)) {
          const text = collection.values()[place]
          if (text === undefined) continue
          this.texts.through(text, probe.pipeline, (made) => {
            this.texts.merge(answers, made.answers)
          })
        }
    }
    return answers
  }

  /** The members of a variable that rules themselves change. */
  live(variable: VariableName): readonly Item[] {
    if (variable === "TX") return this.tx.items(() => true)
    if (variable === "MATCHED_VARS") return this.matched.map((one) => ({ key: one.name, value: one.value }))
    if (variable === "MATCHED_VARS_NAMES") return this.matched.map((one) => ({ key: one.name, value: one.name }))
    if (isCollection(variable)) return this.stored.get(variable)?.items() ?? []
    return [{ key: "", value: this.single(variable) }]
  }

  single(name: SingleName): string {
    if (name === "MATCHED_VAR") return this.matched.at(-1)?.value ?? ""
    if (name === "MATCHED_VAR_NAME") return this.matched.at(-1)?.name ?? ""
    if (name === "HIGHEST_SEVERITY") return this.highestSeverity ?? ""
    if (name === "WEBAPPID") return this.plan.settings.webAppId
    if (name === "REQBODY_PROCESSOR") return this.bodyProcessor ?? this.message.bodyProcessor
    return readSingle(name, this.message) ?? ""
  }

  member(collection: CollectionName, key: string): string {
    if (collection === "TX") return this.tx.get(key) ?? ""
    const stored = this.stored.get(collection)
    if (stored !== undefined) return stored.get(key) ?? ""
    return this.collection(collection, slotOf(collection)).first(key)
  }
}
