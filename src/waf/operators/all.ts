import { noMatch, unconditionalMatch } from "./constants.ts"
import { detectSqliOperator, detectXssOperator } from "./detect.ts"
import { ipMatch, ipMatchFromFile } from "./ip-match.ts"
import { eq, ge, gt, le, lt } from "./numbers.ts"
import type { OperatorDefinition } from "./operator.ts"
import { pm, pmFromFile } from "./pm.ts"
import { rx } from "./rx.ts"
import { beginsWith, contains, containsWord, endsWith, streq, within } from "./texts.ts"
import { validateByteRange, validateUrlEncoding, validateUtf8Encoding } from "./validate.ts"

export const OPERATORS: readonly OperatorDefinition[] = [
  beginsWith,
  contains,
  containsWord,
  detectSqliOperator,
  detectXssOperator,
  endsWith,
  eq,
  ge,
  gt,
  ipMatch,
  ipMatchFromFile,
  le,
  lt,
  noMatch,
  pm,
  pmFromFile,
  rx,
  streq,
  unconditionalMatch,
  validateByteRange,
  validateUrlEncoding,
  validateUtf8Encoding,
  within,
]

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ pmf: "pmfromfile", ipmatchf: "ipmatchfromfile", strmatch: "contains" }),
)
const BY_NAME = new Map(OPERATORS.map((operator) => [operator.name, operator]))

/** Null for a name the engine does not know. Lower case, without the @. */
export const operatorNamed = (name: string): OperatorDefinition | null => BY_NAME.get(ALIASES.get(name) ?? name) ?? null
