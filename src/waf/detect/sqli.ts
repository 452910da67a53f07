import { conditionAt, Cursor, isClause, isHarmfulCall, isStatement, isSubselect, isUnion } from "./sql-grammar.ts"
import { windowsOf } from "../text/windows.ts"
import { sqlTokens, type SqlToken } from "./sql-tokens.ts"
import { BARE_WORDS } from "./sql-words.ts"

/** Looks at every place of a value in turn; what is found is named for the log. */
type Look = (cursor: Cursor, at: number) => string | null

const OPERANDS: ReadonlySet<string> = new Set(["number", "string", "variable", "close", "constant"])

/** Whether an operand ends right before a place, so that an operator there goes on from it. */
const afterOperand = (cursor: Cursor, at: number): boolean => at > 0 && OPERANDS.has(cursor.kind(at - 1))

const endsThere = (cursor: Cursor, at: number): boolean =>
  ["end", "comment", "semicolon", "close"].includes(cursor.kind(at)) ||
  (cursor.kind(at) === "string" && cursor.tokens[at]?.closed === false)

/** What changes a statement wherever in it the value stands. */
const lookAnywhere: Look = (cursor, at) => {
  if (isUnion(cursor, at)) return "union"
  if (cursor.kind(at) === "semicolon" && isStatement(cursor, at + 1)) return "stacked"
  if (isHarmfulCall(cursor, at)) return "call"
  const before = cursor.kind(at - 1)
  if (cursor.kind(at) === "open" && !["word", "object"].includes(before) && isSubselect(cursor, at)) return "subselect"
  if (cursor.is(at, "procedure") && cursor.is(at + 1, "analyse") && cursor.kind(at + 2) === "open") return "clause"
  if (cursor.is(at, "waitfor") && cursor.is(at + 1, "delay") && cursor.kind(at + 2) === "string") return "delay"
  return null
}

/** 1 or 1, 1 or true, 1 or 2 --: five or six of something is prose. */
const isBareTruth = (cursor: Cursor): boolean => {
  const kind = cursor.kind(2)
  if (kind === "constant") return endsThere(cursor, 3)
  if (kind !== "number") return false
  return cursor.kind(3) === "comment" || (cursor.text(0) === cursor.text(2) && endsThere(cursor, 3))
}

/** or true--, or 1#: the value begins with it, and the rest is cut away. */
const isLeadingTruth = (cursor: Cursor, at: number): boolean =>
  at === 0 && ["number", "constant"].includes(cursor.kind(1)) && cursor.kind(2) === "comment"

/** ||(elt(…)): a value that begins by adding a call on. */
const isAddedCall = (cursor: Cursor, at: number): boolean => {
  let next = at + 1
  while (next < 8 && cursor.kind(next) === "open") next++
  return at === 0 && cursor.kind(next) === "call" && cursor.kind(next + 1) === "open"
}

/** The value bare in a statement: prose is the honest case, so only literals and whole phrases count. */
const lookBare: Look = (cursor, at) => {
  const kind = cursor.kind(at)
  if (kind === "logic" && !cursor.is(at, "||")) {
    const condition = conditionAt(cursor, at + 1)
    if (condition === "literal") return "condition"
    if (condition === "named" && at === 1 && afterOperand(cursor, at)) return "condition"
    if (at === 1 && afterOperand(cursor, at) && isBareTruth(cursor)) return "condition"
    if (isLeadingTruth(cursor, at)) return "condition"
  }
  if (cursor.is(at, "||")) {
    if (isAddedCall(cursor, at)) return "concatenation"
    // Parts of a list are joined with bars too; only where the rest is cut away is it a condition.
    const cut = cursor.kind(cursor.tokens.length - 1) === "comment"
    if (cut && afterOperand(cursor, at) && conditionAt(cursor, at + 1) === "literal") return "condition"
  }
  // HAVING 1=1 is no sentence, whatever stands before it.
  if (cursor.is(at, "having") && isClause(cursor, at)) return "clause"
  if (kind === "clause" && afterOperand(cursor, at) && isClause(cursor, at)) return "clause"
  if (kind === "union" && cursor.kind(at - 1) === "number" && cursor.kind(at + 1) === "all") return "union"
  if (at === 0 && isStatement(cursor, 0) && !cursor.is(0, "set", "if", "case", "show", "call")) return "statement"
  return null
}

const CONCATENATIONS: ReadonlySet<string> = new Set(["+", "|", "||", "&", "&&", "^"])

/** '+x+': the same operator next to both quotes. */
const isConcatenation = (cursor: Cursor): boolean => {
  const operator = cursor.text(1)
  const last = cursor.tokens.length - 1
  return (
    last >= 4 && CONCATENATIONS.has(operator) && cursor.text(last - 1) === operator && cursor.kind(last) === "string"
  )
}

/** What may stand right after a quote that was closed, if the statement is to go on. */
const GOES_ON: ReadonlySet<string> = new Set([
  "arith",
  "clause",
  "close",
  "comma",
  "comment",
  "compare",
  "call",
  "logic",
  "not",
  "semicolon",
  "string",
  "union",
  "verb",
  "open",
])

/** '' - ': what is left of two empty texts is true where they are compared as numbers. */
const isEmptySum = (cursor: Cursor, at: number): boolean =>
  cursor.kind(at) === "string" &&
  cursor.text(at).trim() === "" &&
  (["arith", "logic"].includes(cursor.kind(at + 1))
    ? cursor.kind(at + 2) === "string"
    : cursor.kind(at + 1) === "string") &&
  cursor.tokens.at(-1)?.closed === false

/** admin' or ': nothing behind it but the quote that the statement itself closes. */
const isOpenEnd = (cursor: Cursor, at: number): boolean =>
  at === 1 &&
  at + 2 === cursor.tokens.length &&
  cursor.tokens[at + 1]?.closed === false &&
  cursor.text(at + 1).trim() === ""

const isTrueText = (token: SqlToken | undefined): boolean => token !== undefined && /^\s*[1-9]/.test(token.text)

/** The value after a quote that it closed itself: far less is honest here. */
const lookQuoted: Look = (cursor, at) => {
  const kind = cursor.kind(at)
  if (kind === "logic") {
    const condition = conditionAt(cursor, at + 1)
    if (condition !== null) return "condition"
    if (isEmptySum(cursor, at + 1) || isOpenEnd(cursor, at)) return "condition"
    const next = cursor.kind(at + 1)
    if ((next === "number" || next === "constant") && endsThere(cursor, at + 2)) return "condition"
    if (next === "string" && endsThere(cursor, at + 2) && isTrueText(cursor.tokens[at + 1])) return "condition"
  }
  if (kind === "clause" && isClause(cursor, at)) return "clause"
  return null
}

/** A comment with nothing of a sentence in it. */
const isEmptyComment = (token: SqlToken | undefined): boolean =>
  token?.kind === "comment" &&
  token.closed &&
  /^(?:--[\s+-]*\w{0,8}|#[\s-]*[A-Za-z]{0,8}|\/\*.{0,8})\s*;?$/s.test(token.text)

/** The quote closed and the rest of the statement cut away: admin'-- */
const isCutOff = (cursor: Cursor): boolean => {
  let at = 1
  while (["close", "semicolon"].includes(cursor.kind(at))) at++
  return at === cursor.tokens.length - 1 && isEmptyComment(cursor.tokens[at])
}

/** 'x' = 'y: a comparison right after the quote, to the end. */
const isComparison = (cursor: Cursor): boolean => {
  if (cursor.kind(1) !== "compare" || cursor.is(1, ":=")) return false
  const right = cursor.kind(2)
  if (right === "string" || right === "number" || right === "constant")
    return endsThere(cursor, 3) || endsThere(cursor, 2)
  return isSubselect(cursor, 2) || cursor.kind(2) === "call"
}

const hasCallAfterQuote = (cursor: Cursor): boolean => {
  for (let at = 1; at < Math.min(cursor.tokens.length, 6); at++)
    if (cursor.kind(at) === "call" && cursor.kind(at + 1) === "open" && cursor.kind(at - 1) === "arith") return true
  return false
}

const quoted = (value: string, quote: "'" | '"'): string | null => {
  const beginning = sqlTokens(value, quote, 2)
  // Never closed: the value stays inside of its quotes. Closed, but prose follows: no statement goes on like that.
  if (beginning[0]?.closed !== true || beginning[1] === undefined || !GOES_ON.has(beginning[1].kind)) return null
  const cursor = new Cursor(sqlTokens(value, quote))
  if (isCutOff(cursor)) return "cut"
  if (isConcatenation(cursor)) return "concatenation"
  if (isComparison(cursor)) return "comparison"
  if (hasCallAfterQuote(cursor)) return "call"
  return walk(cursor, 1, lookQuoted)
}

const walk = (cursor: Cursor, from: number, look: Look): string | null => {
  for (let at = from; at < cursor.tokens.length; at++) {
    const found = lookAnywhere(cursor, at) ?? look(cursor, at)
    if (found !== null) return found
  }
  return null
}

/** 1 -- and 1) /*: a number, nothing but closing, and the rest cut away. */
const isBareCut = (cursor: Cursor): boolean => {
  const last = cursor.tokens.length - 1
  if (last < 1 || cursor.kind(last) !== "comment" || cursor.kind(0) !== "number") return false
  const between = cursor.tokens.slice(1, last)
  const closes = between.some((token) => token.kind === "close")
  const sums =
    between.some((token) => token.kind === "arith") &&
    between.at(-1)?.kind === "number" &&
    /^(?:--|#|\/\*)[\s+-]*$/.test(cursor.text(last))
  return (closes || sums) && between.every((token) => ["close", "arith", "number", "semicolon"].includes(token.kind))
}

/** A binary operator cannot begin an expression: a path is no sum. */
const cannotBegin = (cursor: Cursor): boolean =>
  cursor.is(0, "/", "*", "%") || cursor.kind(0) === "comma" || cursor.kind(0) === "dot"

const bare = (value: string): string | null => {
  const cursor = new Cursor(sqlTokens(value, ""))
  if (cannotBegin(cursor)) return null
  if (isBareCut(cursor)) return "cut"
  return walk(cursor, 0, lookBare)
}

const MIN_LENGTH = 3

const WORDS = [...BARE_WORDS].map((word) => word.replaceAll(".", "\\.")).join("|")

/** One of these stands in every value that is found below: quotes, and what {@link MAY_MEAN} asks for. */
export const SQLI_SIGNS = { texts: ["--", ...BARE_WORDS], bytes: "'\"#`|*&" } as const

/** Without a comment or a word of SQL, nothing bare means anything. */
const MAY_MEAN = new RegExp(`[#\`]|^\\|\\||--|/\\*|\\*/|&&|\\b(?:${WORDS})\\b`, "i")

const inWindow = (value: string): string | null => {
  const found = MAY_MEAN.test(value) ? bare(value) : null
  if (found !== null) return found
  for (const quote of ["'", '"'] as const) {
    if (!value.includes(quote)) continue
    const inside = quoted(value, quote)
    if (inside !== null) return inside
    // Where the backslash escapes nothing, the quote behind it closes.
    if (value.includes("\\")) {
      const plain = quoted(value.replaceAll("\\", " "), quote)
      if (plain !== null) return plain
    }
  }
  const comment = value.lastIndexOf("*/")
  return comment < 0 ? null : bare(value.slice(comment + 2))
}

/**
 * Whether a value would change a statement it is put into: bare, or in single or double quotes, or inside of a comment.
 * Answers what it would do, in a word for the log, or null. Time is linear in the value's length.
 */
export const detectSqli = (value: string): string | null => {
  if (value.length < MIN_LENGTH) return null
  for (const window of windowsOf(value)) {
    const found = inWindow(window)
    if (found !== null) return found
  }
  return null
}
