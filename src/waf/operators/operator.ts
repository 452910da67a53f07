import type { Clause } from "../pattern/need.ts"
import type { StepBudget } from "../pattern/compile.ts"

/** What an operator may know of the transaction it runs in. */
export interface OperatorScope {
  readonly budget: StepBudget
}

/** A compiled operator. Values are latin1 strings. */
export interface Operator {
  /** What every value that it says yes to must have (never used where the rule negates it); empty: not known. */
  readonly clauses: readonly Clause[]
  test(value: string, scope: OperatorScope): boolean
  /** After a yes: what `capture` puts into TX:0 to TX:9. */
  captures(value: string, scope: OperatorScope): readonly string[]
}

/** What a factory may ask for besides its argument. */
export interface OperatorFiles {
  /** A data file beside the rules as latin1 text; null when there is none. */
  data(name: string): string | null
}

/** Why an argument cannot be compiled: the code and what stands in its message. */
export class OperatorError extends Error {
  readonly code: "WAF_PATTERN" | "WAF_BAD_VALUE" | "WAF_FILE"
  readonly text: string
  readonly reason: string
  constructor(code: "WAF_PATTERN" | "WAF_BAD_VALUE" | "WAF_FILE", text: string, reason = "") {
    super(code)
    this.name = "OperatorError"
    this.code = code
    this.text = text
    this.reason = reason
  }
}

/** One operator's file: its name and how an argument becomes something to test values with. */
export interface OperatorDefinition {
  /** Lower case. */
  readonly name: string
  /** Whether %{…} in the argument is filled in for each transaction. */
  readonly macros: boolean
  compile(argument: string, files: OperatorFiles): Operator
}

/** An operator that is a plain question about the value. */
export const plainOperator = (test: (value: string) => boolean, clauses: readonly Clause[] = []): Operator => ({
  clauses,
  test,
  captures: (value) => [value],
})
