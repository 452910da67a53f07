import type { Words } from "../../lib/words.ts"
import { createEngine, type Decision, type RuleMatch, type RuleSet, type SourceFile } from "../../waf/index.ts"
import { kindOf } from "./kinds.ts"
import { isSecretName, readable, shown } from "./masking.ts"
import { placeOf } from "./places.ts"
import type { RequestFile } from "./request-file.ts"

export interface ExplainedMatch {
  readonly ruleId: number
  readonly kind: Words
  /** The rule's own words, in its author's language. */
  readonly message: string
  readonly severity: string | null
  /** What the match adds to the score; null where the rules count none. */
  readonly points: number | null
  readonly found: readonly {
    readonly variable: string
    readonly name: string
    readonly says: Words
    /** Cut and masked; null where even that would tell a secret. */
    readonly value: string | null
  }[]
  /** The piece that the rule's pattern met, cut and masked; null where the rule does not say. */
  readonly piece: string | null
}

export interface Explanation {
  readonly decision: Decision | null
  readonly score: number | null
  readonly threshold: number | null
  readonly matches: readonly ExplainedMatch[]
  readonly seen: { readonly fields: number; readonly cookies: number; readonly files: number } | null
  /** Why the body could not be read; "" where it could. */
  readonly bodyError: string
}

const VALUE_CHARS = 160
const PIECE_CHARS = 80

const SEEN: SourceFile = {
  path: "sekisho:seen.conf",
  text: [
    `SecRule &ARGS "@ge 0" "id:50990,phase:2,pass,nolog,t:none,setvar:tx.sekisho_fields=%{MATCHED_VAR}"`,
    `SecRule &REQUEST_COOKIES "@ge 0" "id:50991,phase:2,pass,nolog,t:none,setvar:tx.sekisho_cookies=%{MATCHED_VAR}"`,
    `SecRule &FILES "@ge 0" "id:50992,phase:2,pass,nolog,t:none,setvar:tx.sekisho_files=%{MATCHED_VAR}"`,
    `SecRule REQBODY_ERROR "!@eq 0" "id:50993,phase:2,pass,nolog,t:none,setvar:tx.sekisho_body=%{REQBODY_ERROR_MSG}"`,
  ].join("\n"),
}

const POINTS = { CRITICAL: "critical", ERROR: "error", WARNING: "warning", NOTICE: "notice" } as const

const isVerdict = (match: RuleMatch): boolean =>
  match.tags.includes("anomaly-evaluation") || match.tags.includes("reporting")

const pointsOf = (match: RuleMatch, tx: (name: string) => string): number | null => {
  const severity = match.severity
  const name = severity !== null && severity in POINTS ? POINTS[severity as keyof typeof POINTS] : null // just looked up
  const points = name === null ? "" : tx(`${name}_anomaly_score`)
  return points === "" ? null : Number(points)
}

const pieceOf = (match: RuleMatch, secret: boolean): string | null => {
  const found = /^Matched Data: ([\s\S]{1,512}?) found within /.exec(match.logData)?.[1]
  // The detectors of script name no piece: they judge the whole value.
  return found === undefined || secret || found === "XSS data" ? null : shown(found, PIECE_CHARS)
}

const explainMatch = (match: RuleMatch, tx: (name: string) => string): ExplainedMatch => {
  const found = match.variables.map(({ name: reported, value }) => {
    const { variable, name, says } = placeOf(reported)
    return { variable, name, says, value: isSecretName(name) ? null : shown(value, VALUE_CHARS) }
  })
  return {
    ruleId: match.ruleId,
    kind: kindOf(match.tags),
    message: shown(match.message, VALUE_CHARS),
    severity: match.severity,
    points: pointsOf(match, tx),
    found,
    piece: pieceOf(
      match,
      found.some(({ value }) => value === null),
    ),
  }
}

const numberOf = (text: string): number | null => (/^-?\d{1,9}$/.test(text) ? Number(text) : null)

/** What the rules say of one request up to its body; the shop's answer is not asked for. */
export const explain = (rules: RuleSet, request: RequestFile, nowMs: number): Explanation => {
  const transaction = createEngine([SEEN, ...rules.files], rules).transaction({
    remoteAddress: "203.0.113.1",
    remotePort: 40_000,
    serverAddress: "192.0.2.1",
    serverPort: 443,
    uniqueId: "explain",
    startedAtMs: nowMs,
  })
  const { method, target, protocol, headers, body } = request
  const decision =
    transaction.request(method, target, protocol, headers) ??
    (body.length > 0 ? transaction.bodyChunk(body) : null) ??
    transaction.endBody()
  const { matches, tx } = transaction.end()
  const fields = numberOf(tx("sekisho_fields"))
  const threshold = numberOf(tx("inbound_anomaly_score_threshold"))
  return {
    decision,
    score: threshold === null ? null : numberOf(tx("blocking_inbound_anomaly_score")),
    threshold,
    matches: matches.filter((match) => !isVerdict(match)).map((match) => explainMatch(match, tx)),
    seen:
      fields === null
        ? null
        : { fields, cookies: numberOf(tx("sekisho_cookies")) ?? 0, files: numberOf(tx("sekisho_files")) ?? 0 },
    bodyError: readable(tx("sekisho_body")),
  }
}
