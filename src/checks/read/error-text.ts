/** What an error page tells a stranger: the database's own words · a program's inside · a switched-on debug mode. */
export type ErrorKind = "database" | "trace" | "debug"
export interface ErrorText {
  readonly kind: ErrorKind
  /** `php`, `java`, `mysql` … */
  readonly of: string
  /** What matched, with everything in quotes taken out: it may be a password. */
  readonly text: string
}

/** Every repetition is bounded and few shapes can begin inside themselves, so that the time stays linear in the text. */
const SHAPES: readonly (readonly [kind: ErrorKind, of: string, pattern: RegExp])[] = [
  ["debug", "laravel", /window\.ignite\(|<!--\s?Illuminate\\[A-Za-z\\]{1,100}Exception/],
  ["debug", "symfony", /id="sfwdt[0-9a-f]{6}|class="exception-message-wrapper"|_profiler\/[0-9a-f]{6}/],
  ["debug", "whoops", /class="Whoops container"|<title>Whoops! There was an error\.<\/title>/],
  ["debug", "django", /You(?:'|&#x27;|&#39;|’)re seeing this error because you have <code>DEBUG = True/],
  ["debug", "werkzeug", /\/\/ Werkzeug Debugger<\/title>|CONSOLE_MODE = (?:true|false),\s{1,8}EVALEX/],
  ["debug", "rails", /<title>Action Controller: Exception caught<\/title>/],
  ["debug", "aspnet", /Server Error in &?[^\s<]{1,80} Application\.[\s\S]{0,2000}?(?:Stack Trace|スタック トレース):/],
  [
    "trace",
    "php",
    /(?:Fatal error|Parse error|Warning|Notice|Deprecated|Recoverable fatal error)(?:<\/b>)?: {1,4}[^\n]{1,400}? in (?:<b>)?(?:\/|[A-Z]:\\)[^\s<>"]{1,200}\.(?:php\d?|inc|phtml|tpl|module|ctp)(?:\(\d{1,6}\) : [^\n<>]{1,60})?(?:<\/b>)? on line (?:<b>)?\d/,
  ],
  ["trace", "php", /#0 (?:\/|[A-Z]:\\)[^\s<>"]{1,200}\.php\(\d{1,6}\): /],
  [
    "trace",
    "java",
    /\bat (?:[a-z_$][\w$]{0,60}\.){1,12}[\w$<>]{1,80}(?:\.[\w$<>]{1,80})?\((?:[A-Z]\w{0,80}\.(?:java|kt|scala):\d{1,6}|Native Method|Unknown Source)\)/,
  ],
  ["trace", "node", /(?:\(|\bat )(?:file:\/\/)?(?:\/|[A-Z]:\\)[^\s()<>"]{1,240}\.[cm]?[jt]sx?:\d{1,6}:\d{1,6}\b/],
  ["trace", "node", /\(node:[a-z_/]{1,80}:\d{1,6}:\d{1,6}\)/],
  [
    "trace",
    "python",
    /Traceback \(most recent call last\):[\s\S]{0,400}?File (?:"|&quot;|&#34;)[^\n]{1,240}?, line \d/,
  ],
  ["trace", "ruby", /(?<![\w./-])\/[\w./-]{1,200}\.rb:\d{1,6}:in (?:`|'|&#39;|&#x27;)[\w<> ?!]{1,80}/],
  ["trace", "dotnet", /\bat [A-Z][\w.]{1,160}\([^()\n]{0,200}\) in [A-Z]:\\[^\n<>"]{1,200}\.(?:cs|vb):line \d/],
  ["trace", "go", /\bgoroutine \d{1,9} \[running\]:/],
  ["trace", "smarty", /\bSmartyCompilerException\b|Syntax error in template (?:"|&quot;)/],
  ["database", "mysql", /You have an error in your SQL syntax; check the manual that corresponds to your/],
  [
    "database",
    "mysql",
    /\bmysqli?_[a-z_]{3,40}\(\)(?: expects |: )|\bmysqli_sql_exception\b|\bcom\.mysql\.(?:cj\.)?jdbc\./,
  ],
  ["database", "sql", /SQLSTATE\[[0-9A-Z]{5}\]/],
  ["database", "wordpress", /WordPress (?:database error|データベースエラー):? ?(?:<\/strong> ?)?\[/],
  ["database", "oracle", /\bORA-\d{5}: /],
  ["database", "postgresql", /\bpg_(?:query|exec|connect)\(\): |\bPSQLException: |\bPG::[A-Z][A-Za-z]{2,40}:/],
  [
    "database",
    "mssql",
    /Unclosed quotation mark after the character string|Microsoft OLE DB Provider for |\bSqlException \(0x/,
  ],
  ["database", "sqlite", /\bSQLITE_ERROR: |SQLite3?::(?:SQLException|query\(\): )|sqlite3\.OperationalError: /],
  [
    "database",
    "doctrine",
    /Doctrine\\DBAL\\[A-Za-z\\]{0,80}Exception|An exception occurred while executing (?:a query|')/,
  ],
]

const MAX_CHARS = 512 * 1024
const withoutQuoted = (text: string): string =>
  text.replace(/(["'`]|&quot;|&#0?39;|&#34;|&#x27;)[^"'`\n&]{1,400}\1/g, "$1…$1")

/** The first error text of each kind in a body; looks at its first half mebibyte. Never throws. */
export const errorTextsIn = (body: string): readonly ErrorText[] => {
  const text = body.slice(0, MAX_CHARS)
  const found = new Map<ErrorKind, ErrorText>()
  for (const [kind, of, pattern] of SHAPES) {
    if (found.has(kind)) continue
    const match = pattern.exec(text)
    if (match !== null) found.set(kind, { kind, of, text: withoutQuoted(match[0]).slice(0, 200) })
  }
  return [...found.values()]
}
