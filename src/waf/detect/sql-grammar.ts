import type { SqlToken, TokenKind } from "./sql-tokens.ts"
import { HARMFUL_CALLS } from "./sql-words.ts"

/** How deep parentheses are followed, and how far the end of a call is looked for: what bounds the time. */
const MAX_NESTING = 48
const MAX_LOOK = 160

/** A place in a token list; past the end there is nothing. */
export class Cursor {
  readonly tokens: readonly SqlToken[]
  constructor(tokens: readonly SqlToken[]) {
    this.tokens = tokens
  }

  kind(at: number): TokenKind | "end" {
    return this.tokens[at]?.kind ?? "end"
  }

  text(at: number): string {
    return this.tokens[at]?.text ?? ""
  }

  is(at: number, ...texts: readonly string[]): boolean {
    return texts.includes(this.text(at))
  }
}

const VALUE_KINDS: ReadonlySet<string> = new Set(["number", "string", "variable", "constant"])

/** Whether something stands there that has a value by itself: not merely a word of prose. */
const isLiteral = (cursor: Cursor, at: number): boolean => VALUE_KINDS.has(cursor.kind(at))

const isCall = (cursor: Cursor, at: number): boolean => cursor.kind(at) === "call" && cursor.kind(at + 1) === "open"

/** Harmful calls whose names are English words too: what they are given must be a value, not a word in brackets. */
const ENGLISH_CALLS: ReadonlySet<string> = new Set(["sleep", "benchmark"])

export const isHarmfulCall = (cursor: Cursor, at: number): boolean =>
  isCall(cursor, at) &&
  HARMFUL_CALLS.has(cursor.text(at)) &&
  (!ENGLISH_CALLS.has(cursor.text(at)) || !["word", "object"].includes(cursor.kind(skipPrefix(cursor, at + 2))))

const isOperandStart = (cursor: Cursor, at: number): boolean =>
  isLiteral(cursor, at) || ["word", "call", "object", "open"].includes(cursor.kind(at))

/** Skips what may stand before an operand: signs, NOT, parentheses. */
const skipPrefix = (cursor: Cursor, from: number): number => {
  let at = from
  while (at < from + MAX_NESTING && (["open", "not"].includes(cursor.kind(at)) || cursor.is(at, "+", "-", "~", "@")))
    at++
  return at
}

/** The place after one operand: a literal, a name, a call with all of its parentheses. */
const skipOperand = (cursor: Cursor, from: number): number => {
  let at = from + 1
  if (cursor.kind(at) === "dot") at += 2
  if (cursor.kind(at) === "open" && ["call", "word", "object"].includes(cursor.kind(from))) {
    let depth = 0
    for (const end = at + MAX_LOOK; at < end && cursor.kind(at) !== "end"; at++) {
      if (cursor.kind(at) === "open") depth++
      else if (cursor.kind(at) === "close" && --depth === 0) return at + 1
    }
  }
  return at
}

/** SELECT at a place with a list that prose does not have: a star, a number, a call, commas, or names and FROM. */
export const isSelect = (cursor: Cursor, from: number, depth = 0): boolean => {
  if (cursor.text(from) !== "select") return false
  let at = from + 1
  while (at < from + MAX_NESTING && ["all", "open", "not"].includes(cursor.kind(at))) at++
  const first = cursor.kind(at)
  if (first === "end") return false
  if (
    isLiteral(cursor, at) ||
    isCall(cursor, at) ||
    first === "comment" ||
    (depth < 4 && isSelect(cursor, at, depth + 1))
  )
    return true
  if (cursor.is(at, "*", "-", "+", "~", "@@", "!", "case", "if")) return true
  if (cursor.is(at, "top") && cursor.kind(at + 1) === "number") return true
  let commas = 0
  for (let steps = 0; steps < 64; steps++, at++) {
    const kind = cursor.kind(at)
    if (kind === "comma") commas++
    else if (cursor.text(at) === "from") return isFromList(cursor, at + 1, commas > 0)
    else if (kind === "end" || kind === "semicolon") return false
    else if (isCall(cursor, at)) return true
  }
  return false
}

/** What follows FROM: a table that the statement ends with, or goes on from in a way that prose does not. */
const isFromList = (cursor: Cursor, at: number, listed: boolean): boolean => {
  const kind = cursor.kind(at)
  if (kind === "open" || cursor.text(at).includes(".") || cursor.is(at, "dual", "users", "user", "mysql")) return true
  if (kind !== "word" && kind !== "object") return false
  const next = cursor.kind(at + 1)
  if (listed) return true
  return (
    ["end", "comment", "close", "semicolon", "comma"].includes(next) ||
    cursor.is(at + 1, "where", "limit", "order", "group", "union")
  )
}

type Follow = (cursor: Cursor, at: number) => boolean

/** Where a statement ends, or the rest of it is cut away. */
const ENDS: ReadonlySet<string> = new Set(["end", "comment", "semicolon", "close"])

/** A table or another thing by its name, and behind it nothing that a sentence would have. */
const isNamedThing = (cursor: Cursor, at: number, ...next: readonly string[]): boolean => {
  if (!isOperandStart(cursor, at)) return false
  const end = skipOperand(cursor, at)
  return ENDS.has(cursor.kind(end)) || cursor.kind(end) === "comma" || cursor.is(end, ...next)
}

const isObject = (cursor: Cursor, at: number): boolean => cursor.kind(at) === "object" || cursor.is(at, "procedure")

const PRIVILEGES = [
  "all",
  "select",
  "insert",
  "update",
  "delete",
  "execute",
  "create",
  "connect",
  "dba",
  "usage",
] as const

const kindIs =
  (...kinds: readonly string[]): Follow =>
  (cursor, at) =>
    kinds.includes(cursor.kind(at))
const textIs =
  (...texts: readonly string[]): Follow =>
  (cursor, at) =>
    cursor.is(at, ...texts)

/** What makes each verb a statement: what must follow it. */
const STATEMENTS: ReadonlyMap<string, Follow> = new Map(
  Object.entries<Follow>({
    insert: (cursor, at) => cursor.is(at, "into") && cursor.kind(at + 1) !== "end",
    replace: (cursor, at) => cursor.is(at, "into") && cursor.kind(at + 1) !== "end",
    merge: textIs("into"),
    update: (cursor, at) => isOperandStart(cursor, at) && cursor.is(at + 1, "set") && cursor.kind(at + 3) === "compare",
    delete: (cursor, at) =>
      cursor.is(at, "from") &&
      !cursor.is(at + 1, "my", "the", "your") &&
      isNamedThing(cursor, at + 1, "where", "using", "limit", "order"),
    drop: (cursor, at) =>
      isObject(cursor, at) && (cursor.is(at + 1, "if") || isNamedThing(cursor, at + 1, "cascade", "restrict")),
    create: (cursor, at) =>
      (isObject(cursor, at) &&
        (cursor.is(at + 1, "if") ||
          isNamedThing(cursor, at + 1, "as", "identified", "with", "for", "on", "returns", "select") ||
          cursor.kind(at + 2) === "open")) ||
      (cursor.is(at, "or") && cursor.is(at + 1, "replace")),
    alter: (cursor, at) =>
      isObject(cursor, at) &&
      isNamedThing(
        cursor,
        at + 1,
        "add",
        "drop",
        "modify",
        "change",
        "rename",
        "alter",
        "set",
        "with",
        "identified",
        "disable",
        "enable",
      ),
    truncate: (cursor, at) => cursor.is(at, "table"),
    rename: (cursor, at) => cursor.is(at, "table"),
    exec: (cursor, at) =>
      kindIs("open", "string", "variable", "call")(cursor, at) || /^(?:master|xp_|sp_)/.test(cursor.text(at)),
    execute: (cursor, at) =>
      kindIs("open", "string", "variable", "call")(cursor, at) ||
      cursor.is(at, "immediate") ||
      /^(?:master|xp_|sp_)/.test(cursor.text(at)),
    call: (cursor, at) => kindIs("word", "call")(cursor, at) && cursor.kind(at + 1) === "open",
    declare: kindIs("variable"),
    waitfor: (cursor, at) => cursor.is(at, "delay", "time"),
    shutdown: (cursor, at) => kindIs("end", "comment", "semicolon")(cursor, at) || cursor.is(at, "with"),
    set: (cursor, at) =>
      cursor.kind(at) === "variable" || (cursor.is(at, "global", "session") && cursor.kind(at + 2) === "compare"),
    prepare: (cursor, at) => cursor.is(at + 1, "from"),
    load: (cursor, at) => cursor.is(at, "data", "xml") && cursor.is(at + 1, "infile", "local"),
    grant: (cursor, at) =>
      cursor.is(at, ...PRIVILEGES) && (cursor.is(at + 1, "on", "to", "privileges") || cursor.kind(at + 1) === "comma"),
    handler: (cursor, at) => cursor.is(at + 1, "open", "read"),
    copy: (cursor, at) => cursor.is(at + 1, "from", "to") && cursor.kind(at + 2) === "string",
    show: (cursor, at) =>
      cursor.is(at, "databases", "tables", "columns", "variables", "warnings", "grants", "processlist"),
    if: (cursor, at) => cursor.kind(at) === "open" && hasComparison(cursor, at + 1),
    case: textIs("when"),
    begin: (cursor, at) => cursor.is(at, "declare", "transaction"),
  }),
)

/** A verb at a place that begins a statement, not a sentence. */
export const isStatement = (cursor: Cursor, at: number): boolean =>
  isSelect(cursor, at) || (STATEMENTS.get(cursor.text(at))?.(cursor, at + 1) ?? false)

/** A comparison within the next few operands. */
const hasComparison = (cursor: Cursor, from: number): boolean => {
  for (let at = from; at < from + 24; at++) {
    if (cursor.kind(at) === "compare") return isOperandStart(cursor, skipPrefix(cursor, at + 1))
    if (["end", "semicolon", "comment"].includes(cursor.kind(at))) return false
  }
  return false
}

/** A subselect in parentheses. */
export const isSubselect = (cursor: Cursor, at: number): boolean => {
  let inner = at
  while (inner < at + MAX_NESTING && cursor.kind(inner) === "open") inner++
  return inner > at && isSelect(cursor, inner)
}

/** UNION with what makes it one: SELECT or a parenthesis with one, VALUES, or TABLE. */
export const isUnion = (cursor: Cursor, at: number): boolean => {
  if (cursor.kind(at) !== "union") return false
  let next = at + 1
  while (
    next < at + MAX_NESTING &&
    (["all", "open"].includes(cursor.kind(next)) ||
      (cursor.kind(next) === "comment" && cursor.tokens[next]?.closed === false))
  )
    next++
  return isSelect(cursor, next) || (cursor.is(next, "values", "table") && cursor.kind(next + 1) !== "end")
}

/** The strength of a condition after AND or OR: one of literals only, one with names in it, or none. */
export const conditionAt = (cursor: Cursor, from: number): "literal" | "named" | null => {
  const at = skipPrefix(cursor, from)
  if (isCall(cursor, at) || isSubselect(cursor, from) || cursor.is(at - 1, "exists")) return "literal"
  if (isSelect(cursor, at) && at > from) return "literal"
  if (!isOperandStart(cursor, at)) return null
  let end = skipOperand(cursor, at)
  // Arithmetic on the left-hand side: 1+1=2.
  for (let steps = 0; steps < 8 && cursor.kind(end) === "arith"; steps++)
    end = skipOperand(cursor, skipPrefix(cursor, end + 1))
  while (cursor.kind(end) === "close") end++
  if (cursor.kind(end) === "not") end++
  if (cursor.kind(end) !== "compare") return null
  const right = skipPrefix(cursor, end + 1)
  // IS takes no numbers and no texts; a sentence that goes on after one does.
  if (cursor.is(end, "is") && !["constant", "not"].includes(cursor.kind(end + 1))) return null
  const rightOpen = cursor.is(end, "in", "is", "like", "between") || cursor.kind(end + 1) !== "end"
  if (!rightOpen) return null
  if (isCall(cursor, right) || isSubselect(cursor, end + 1)) return "literal"
  if (!isOperandStart(cursor, right)) return null
  // A statement never has a bare word right behind a finished comparison; a sentence does.
  if (["word", "object"].includes(cursor.kind(skipOperand(cursor, right)))) return null
  if (isLiteral(cursor, at) && isLiteral(cursor, right)) return "literal"
  // The same name on both sides is always true: a=a.
  if (cursor.text(at) === cursor.text(right) && cursor.is(end, "=")) return "literal"
  // <red> behind a name is a word in brackets.
  if (cursor.kind(skipOperand(cursor, right)) === "compare") return null
  return "named"
}

/** ORDER BY, GROUP BY, HAVING, LIMIT, INTO OUTFILE, PROCEDURE ANALYSE in the form an attack has. */
export const isClause = (cursor: Cursor, at: number): boolean => {
  if (cursor.is(at, "into"))
    return (
      cursor.is(at + 1, "outfile", "dumpfile") || (cursor.kind(at + 1) === "variable" && cursor.kind(at + 2) !== "word")
    )
  if (cursor.is(at, "procedure")) return cursor.is(at + 1, "analyse")
  if (cursor.is(at, "having")) return conditionAt(cursor, at + 1) === "literal"
  if (cursor.is(at, "limit")) return cursor.kind(at + 1) === "number" && cursor.kind(at + 2) !== "word"
  if (!cursor.is(at, "order", "group") || !cursor.is(at + 1, "by")) return false
  const end = skipOperand(cursor, at + 2)
  if (isCall(cursor, at + 2) || isSubselect(cursor, at + 2)) return true
  // ORDER BY 12/24 is a date.
  if (cursor.kind(at + 2) === "number")
    return (
      ENDS.has(cursor.kind(at + 3)) ||
      cursor.kind(at + 3) === "comma" ||
      !["arith", "word"].includes(cursor.kind(at + 3))
    )
  return isOperandStart(cursor, at + 2) && (cursor.kind(end) === "comment" || cursor.kind(end) === "semicolon")
}
