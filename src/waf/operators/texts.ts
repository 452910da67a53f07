import { oneOfTexts } from "./clauses.ts"
import { plainOperator, type OperatorDefinition } from "./operator.ts"

/** The value is the argument, case and all. */
export const streq: OperatorDefinition = {
  name: "streq",
  macros: true,
  compile: (argument) => plainOperator((value) => value === argument),
}

export const contains: OperatorDefinition = {
  name: "contains",
  macros: true,
  compile: (argument) => ({
    ...plainOperator((value) => value.includes(argument), oneOfTexts([argument])),
    captures: () => [argument],
  }),
}

export const beginsWith: OperatorDefinition = {
  name: "beginswith",
  macros: true,
  compile: (argument) => plainOperator((value) => value.startsWith(argument), oneOfTexts([argument])),
}

export const endsWith: OperatorDefinition = {
  name: "endswith",
  macros: true,
  compile: (argument) => plainOperator((value) => value.endsWith(argument), oneOfTexts([argument])),
}

/** The value stands somewhere in the argument; an empty one always does. */
export const within: OperatorDefinition = {
  name: "within",
  macros: true,
  compile: (argument) => plainOperator((value) => argument.includes(value)),
}

const isWordByte = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9_]/.test(character)

const hasWord = (value: string, word: string): boolean => {
  for (let at = value.indexOf(word); at >= 0; at = value.indexOf(word, at + 1))
    if (!isWordByte(value[at - 1]) && !isWordByte(value[at + word.length])) return true
  return false
}

/** The argument stands in the value with no letter, digit or _ on either side. */
export const containsWord: OperatorDefinition = {
  name: "containsword",
  macros: true,
  compile: (argument) => plainOperator((value) => hasWord(value, argument), oneOfTexts([argument])),
}
