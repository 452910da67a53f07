import { plainOperator, type OperatorDefinition } from "./operator.ts"

/** The integer a value begins with; 0 where it begins with none. */
export const integerOf = (value: string): number => {
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
