import { StoredCollections } from "./engine/stored.ts"
import { State } from "./engine/state.ts"
import { Sweeps } from "./engine/sweep.ts"
import { Transaction } from "./engine/transaction.ts"
import type { Connection } from "./engine/variables.ts"
import { loadPlan, type Plan } from "./plan/plan.ts"
import type { RuleFiles } from "./seclang/parse.ts"
import type { SourceFile } from "./seclang/source.ts"

export type { Decision, RuleMatch } from "./engine/decision.ts"
export type { Transaction, TransactionReport } from "./engine/transaction.ts"
export type { Connection, HeaderList } from "./engine/variables.ts"
export type { Plan } from "./plan/plan.ts"
export type { RuleSet, RuleSetOrigin } from "./rule-set.ts"
export type { RuleFiles } from "./seclang/parse.ts"
export type { SourceFile } from "./seclang/source.ts"

/** A compiled rule set, ready for requests. Pure: no files, sockets, clock or log of its own. */
export interface Engine {
  readonly plan: Plan
  /** One request from here on. The connection tells where it comes from and when it began. */
  transaction(connection: Connection): Transaction
}

/** Compiles rule files. Throws a SekishoError WAF_* with file, line and column for anything it does not know. */
export const createEngine = (entry: readonly SourceFile[], files: RuleFiles): Engine => {
  const plan = loadPlan(entry, files)
  const stores = new StoredCollections(plan.settings.collectionTimeoutSeconds)
  const [request, answer] = plan.sides
  const pools = [new Sweeps(request), new Sweeps(answer)] as const
  return { plan, transaction: (connection) => new Transaction(new State(plan, connection, stores, pools)) }
}
