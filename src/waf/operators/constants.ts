import { plainOperator, type OperatorDefinition } from "./operator.ts"

export const unconditionalMatch: OperatorDefinition = {
  name: "unconditionalmatch",
  macros: false,
  compile: () => plainOperator(() => true),
}

export const noMatch: OperatorDefinition = { name: "nomatch", macros: false, compile: () => plainOperator(() => false) }
