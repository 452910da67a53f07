import { addByte, bytesSet, emptySet, inverted, WORD } from "../pattern/byte-set.ts"
import { detectSqli, SQLI_SIGNS } from "../detect/sqli.ts"
import { detectXss } from "../detect/xss.ts"
import { oneOf, oneOfBytes } from "./clauses.ts"
import type { OperatorDefinition } from "./operator.ts"

/** A value of letters, digits, `_`, `.` and bytes of other alphabets alone can change no statement. */
const SQL_BYTES = (() => {
  const plain = emptySet()
  for (let byte = 0; byte < 256; byte++) if (byte >= 128) addByte(plain, byte)
  for (let index = 0; index < 8; index++) plain[index] = (plain[index] ?? 0) | (WORD[index] ?? 0)
  addByte(plain, 46)
  return inverted(plain)
})()

/** Whether the value, put into a statement bare or in quotes, would change what the statement does. */
export const detectSqliOperator: OperatorDefinition = {
  name: "detectsqli",
  macros: false,
  compile: () => ({
    clauses: [...oneOfBytes(SQL_BYTES), ...oneOf(SQLI_SIGNS.texts, bytesSet(SQLI_SIGNS.bytes))],
    test: (value) => detectSqli(value) !== null,
    captures: (value) => [detectSqli(value) ?? ""],
  }),
}

/** Whether the value, put into a page as text or in an attribute, would start markup or script. */
export const detectXssOperator: OperatorDefinition = {
  name: "detectxss",
  macros: false,
  compile: () => ({
    clauses: oneOfBytes(bytesSet("<>=\"'`:&")),
    test: (value) => detectXss(value),
    captures: (value) => [value],
  }),
}
