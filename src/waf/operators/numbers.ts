import { plainOperator, type OperatorDefinition } from "./operator.ts"

/** The integer a value begins with; 0 where it begins with none. */
export const integerOf = (value: string): number => {
  // Scores and counts are mostly one digit.
  const digit = value.length === 1 ? value.charCodeAt(0) - 48 : -1
  if (digit >= 0 && digit <= 9) return digit
  const number = Number.parseInt(value, 10)
  return Number.isNaN(number) ? 0 : number
}

const comparison = (name: string, compare: (value: number, argument: number) => boolean): OperatorDefinition => ({
  name,
  macros: true,
  compile(argument) {
    const number = integerOf(argument)
    return plainOperator((value) => compare(integerOf(value), number))
  },
})

export const eq = comparison("eq", (value, argument) => value === argument)
export const ge = comparison("ge", (value, argument) => value >= argument)
export const gt = comparison("gt", (value, argument) => value > argument)
export const le = comparison("le", (value, argument) => value <= argument)
export const lt = comparison("lt", (value, argument) => value < argument)
