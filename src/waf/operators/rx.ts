import { compilePattern } from "../pattern/compile.ts"
import { PatternError } from "../pattern/parse.ts"
import { OperatorError, type OperatorDefinition } from "./operator.ts"

const compiled = (source: string) => {
  try {
    return compilePattern(source)
  } catch (error) {
    if (error instanceof PatternError) throw new OperatorError("WAF_PATTERN", source, error.reason)
    throw error
  }
}

/** A pattern over bytes, PCRE style; the value matches anywhere. Captures are its groups. */
export const rx: OperatorDefinition = {
  name: "rx",
  macros: true,
  compile(argument) {
    const pattern = compiled(argument)
    return {
      get clauses() {
        return pattern.clauses
      },
      test: (value, scope) => pattern.test(value, scope.budget),
      captures: (value, scope) => pattern.groups(value, scope.budget) ?? [],
    }
  },
}
