import { finderOf } from "./find-text.ts"

/** What must not be in an answer: the database's own words · a program's inside · a whole store or key. */
export type LeakKind = "sql-error" | "stack-trace" | "dump" | "private-key"

interface Sign {
  readonly kind: LeakKind
  /** Looked for first: searching for a fixed text costs next to nothing. */
  readonly text: string
  readonly find: ReturnType<typeof finderOf>
  /** Must match round the text. Every repetition is bounded. */
  readonly pattern: RegExp
}
const sign = (kind: LeakKind, text: string, pattern: RegExp): Sign => ({ kind, text, find: finderOf(text), pattern })

/** A file's path as programs show it, in JSON with its slashes escaped. */
const PATH = String.raw`(?:\\?\/|[A-Z]:\\)[^\s"<>()]{1,200}`

const SIGNS: readonly Sign[] = [
  sign("sql-error", "SQL syntax", /You have an error in your SQL syntax/),
  sign("sql-error", "SQLSTATE[", /SQLSTATE\[[0-9A-Z]{5}\]/),
  sign("sql-error", "ORA-", /\bORA-\d{5}: /),
  sign("sql-error", "pg_", /\bpg_(?:query|exec|connect|prepare)\(\): /),
  sign("sql-error", "PSQLException", /\bPSQLException: /),
  sign("sql-error", "PG::", /\bPG::[A-Z][A-Za-z]{2,40}: /),
  sign("sql-error", "mysqli_", /\bmysqli_(?:sql_exception\b|[a-z_]{3,40}\(\)(?: expects |: ))/),
  sign("sql-error", "Unclosed quotation mark", /Unclosed quotation mark after the character string/),
  sign("sql-error", "SQLITE_ERROR", /\bSQLITE_ERROR: /),
  sign("sql-error", "DBAL", /Doctrine\\{1,2}DBAL\\{1,2}[A-Za-z\\]{1,80}Exception/),
  sign("sql-error", "syntax error at or near", /syntax error at or near (?:\\?"|&quot;)/),
  sign("stack-trace", " on line ", new RegExp(`(?:[Ee]rror|Warning|Notice|Deprecated)(?:<\\/b>)?: {1,4}[^\\n]{1,300}? in (?:<b>)?${PATH}(?:<\\/b>)? on line (?:<b>)?\\d`)),
  sign("stack-trace", "#0 ", new RegExp(`#0 ${PATH}\\.php\\(\\d{1,6}\\)`)),
  sign("stack-trace", ".java:", /\bat (?:[\w$]{1,60}\.){1,12}[\w$<>]{1,80}\([A-Z]\w{0,80}\.java:\d{1,6}\)/),
  sign("stack-trace", "(node:internal", /\bat [^\n]{1,120} \(node:internal\/[a-z_/]{1,80}:\d{1,6}:\d{1,6}\)/),
  sign("stack-trace", "js:", new RegExp(`\\bat (?:async )?[\\w.$<> [\\]]{0,120} ?\\(?(?:file:\\/\\/)?${PATH}\\.[cm]?js:\\d{1,6}:\\d{1,6}\\b`)),
  sign("stack-trace", "Traceback (most recent call last)", /Traceback \(most recent call last\):[^]{0,200}?File (?:\\?"|&quot;)/),
  sign("stack-trace", "goroutine ", /\bgoroutine \d{1,9} \[running\]:/),
  sign("stack-trace", "exception-message-wrapper", /class="exception-message-wrapper"/),
  sign("stack-trace", "Whoops container", /class="Whoops container"/),
  sign("stack-trace", "Werkzeug Debugger", /Werkzeug Debugger<\/title>/),
  sign("private-key", "PRIVATE KEY-----", /-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----\s/),
  sign("dump", "SQL Dump", /^-- phpMyAdmin SQL Dump/m),
  sign("dump", "PostgreSQL database dump", /^-- PostgreSQL database dump/m),
  sign("dump", "SQL dump", /^(?:\/\*[^\n]{0,80}\*\/\s{0,8})?-- MySQL dump \d/m),
  sign("dump", "MariaDB dump", /^(?:\/\*[^\n]{0,80}\*\/[^\n]{0,8}\n?)?-- MariaDB dump \d/m),
  sign("dump", "SQLite format 3\u0000", /^SQLite format 3/),
] // prettier-ignore

const AROUND = 600
/** Places of one text that are looked at: a page that repeats it is no way to hold us up. */
const PLACES = 8

/** The first sign of a leak in an answer's bytes; null where there is none. */
export const leakIn = (bytes: Uint8Array): LeakKind | null => {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  for (const { kind, text, find, pattern } of SIGNS) {
    let at = find(body, 0)
    for (let count = 0; at >= 0 && count < PLACES; count += 1) {
      const from = Math.max(0, at - AROUND)
      if (pattern.test(body.slice(from, at + AROUND))) return kind
      at = find(body, at + text.length)
    }
  }
  return null
}
