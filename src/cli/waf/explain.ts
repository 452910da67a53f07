import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { EXIT, SekishoError } from "../../lib/errors.ts"
import { say, type Language, type Words } from "../../lib/words.ts"
import type { RuleSet } from "../../waf/index.ts"
import { text } from "../command.ts"
import { readBytes } from "../files.ts"
import { jobFrom } from "../site-options.ts"
import { explain as explainRequest, type ExplainedMatch, type Explanation } from "./explanation.ts"
import { shown } from "./masking.ts"
import { parseRequestFile, REQUEST_LIMITS, type RequestFile } from "./request-file.ts"
import { rulesFrom, type SubCommand } from "./sub-command.ts"
import { rulesLine } from "./words.ts"

const W = {
  request: {
    ja: "要求:   {method} {target}(本文 {bytes} バイト)",
    en: "request: {method} {target} (body: {bytes} bytes)",
  },
  filled: {
    ja: "        Content-Length がなかったので、本文の長さを補いました",
    en: "         there was no Content-Length; it was filled in",
  },
  passed: { ja: "判断: 通します。", en: "Decision: passes." },
  refused: { ja: "判断: 通しません({status})。", en: "Decision: refused ({status})." },
  redirected: { ja: "判断: 別のアドレスへ送ります({status})。", en: "Decision: sent elsewhere ({status})." },
  bound: { ja: "理由: 大きさや数の上限を超えました({reason})。", en: "Reason: a bound was passed ({reason})." },
  score: { ja: "点数: {score}({threshold} 以上で通しません)", en: "Score: {score} (refused from {threshold})" },
  noScore: {
    ja: "点数は使いません。ルール {ruleId} が一本で決めました。",
    en: "No scores: rule {ruleId} decided alone.",
  },
  none: { ja: "働いたルールはありません。", en: "No rule fired." },
  fired: { ja: "働いたルール: {count} 本", en: "Rules that fired: {count}" },
  seen: {
    ja: "調べたもの: 送られた項目 {fields}、Cookie {cookies}、ファイル {files}、アドレス、ヘッダー",
    en: "Looked at: {fields} fields, {cookies} cookies, {files} files, the address and the headers",
  },
  body: { ja: "本文は読めませんでした: {reason}", en: "The body could not be read: {reason}" },
  where: { ja: "どこで", en: "where" },
  value: { ja: "値", en: "value" },
  piece: { ja: "当てはまった部分", en: "what matched" },
  why: { ja: "ルールの言葉", en: "the rule says" },
  points: { ja: "(一か所につき +{points} 点)", en: "(+{points} for each place)" },
  hidden: { ja: "(秘密の値らしいので伏せました)", en: "(hidden: it looks like a secret)" },
  answer: {
    ja: "店の応答に対するルールは、ここでは試していません。",
    en: "Rules about the shop's answer are not tried here.",
  },
  mend: {
    ja: "正しい要求だと確かめたなら、この一行を {file} に書くと、このページのこの項目だけを、働いたルールから外せます:",
    en: "If you are sure that this request is honest, this line in {file} takes its fields out of these rules, on this page only:",
  },
} as const satisfies Record<string, Words>

const MAX_MATCHES = 30

const matchLines = (match: ExplainedMatch, index: number, language: Language): string[] => {
  const points = match.points === null ? "" : `  ${say(W.points, language, { points: match.points })}`
  const lines = [`${index + 1}. ${match.ruleId}  ${say(match.kind, language)}${points}`]
  const row = (label: Words, what: string): void => void lines.push(`   ${say(label, language)}: ${what}`)
  for (const { says, value } of match.found) {
    row(W.where, say(says, language))
    row(W.value, value ?? say(W.hidden, language))
  }
  if (match.piece !== null && match.found.every(({ value }) => value !== match.piece)) row(W.piece, match.piece)
  row(W.why, `${match.message}${match.severity === null ? "" : ` [${match.severity}]`}`)
  return lines
}

/** Pairs of rule and field that one line may exclude; more than these are no honest field. */
const MAX_EXCLUDED = 12

/** A line that excludes exactly what fired: these rules, on these fields, on this path; null where none can be written. */
const exclusion = (rules: RuleSet, request: RequestFile, { matches }: Explanation): string | null => {
  // Files of a folder of one's own are changed there; nothing else is read beside them.
  if (rules.origin === "folder" && rules.name === rules.folder) return null
  const path = request.target.split("?", 1)[0] ?? ""
  const controls = matches.flatMap(({ ruleId, found }) =>
    found
      .filter(
        ({ variable, name }) => /^(?:ARGS|REQUEST_COOKIES)$/.test(variable) && /^[A-Za-z0-9_.[\]-]{1,80}$/.test(name),
      )
      .map(({ variable, name }) => `ctl:ruleRemoveTargetById=${ruleId};${variable}:${name}`),
  )
  const list = [...new Set(controls)]
  if (list.length === 0 || list.length > MAX_EXCLUDED || !/^\/[A-Za-z0-9/_.~-]{0,200}$/.test(path)) return null
  return `SecRule REQUEST_FILENAME "@streq ${path}" "id:1${matches[0]?.ruleId ?? 0},phase:1,pass,nolog,${list.join(",")}"`
}

const decisionLines = ({ decision, score, threshold }: Explanation, language: Language): string[] => {
  const lines: string[] = []
  if (decision === null) lines.push(say(W.passed, language))
  else
    lines.push(
      say(decision.action === "redirect" ? W.redirected : W.refused, language, { status: decision.status }),
      ...(decision.ruleId === 0 ? [say(W.bound, language, { reason: decision.reason })] : []),
    )
  if (threshold !== null) lines.push(say(W.score, language, { score: score ?? 0, threshold }))
  else if (decision !== null && decision.ruleId !== 0) lines.push(say(W.noScore, language, { ruleId: decision.ruleId }))
  return lines
}

const table = (
  rules: RuleSet,
  request: RequestFile,
  explanation: Explanation,
  language: Language,
  file: string,
): string => {
  const { matches, seen, bodyError } = explanation
  const { method, target, body } = request
  const line = exclusion(rules, request, explanation)
  return [
    rulesLine(rules, language),
    say(W.request, language, { method, target: shown(target, 160), bytes: body.length }),
    ...(request.lengthFilledIn ? [say(W.filled, language)] : []),
    "",
    ...decisionLines(explanation, language),
    ...(bodyError === "" ? [] : [say(W.body, language, { reason: bodyError })]),
    "",
    matches.length === 0 ? say(W.none, language) : say(W.fired, language, { count: matches.length }),
    ...matches.slice(0, MAX_MATCHES).flatMap((match, index) => matchLines(match, index, language)),
    ...(matches.length > MAX_MATCHES ? [`… +${matches.length - MAX_MATCHES}`] : []),
    ...(seen === null ? [] : ["", say(W.seen, language, seen)]),
    say(W.answer, language),
    ...(line === null ? [] : ["", say(W.mend, language, { file }), `  ${line}`]),
    "",
  ].join("\n")
}

const requestBytes = (folder: string, file: string): Buffer => {
  const tooLarge = new SekishoError("WAF_REQUEST", { file, reason: `> ${REQUEST_LIMITS.fileBytes} B` })
  if (file !== "-") return readBytes(resolve(folder, file), REQUEST_LIMITS.fileBytes, tooLarge)
  const bytes = readFileSync(0)
  if (bytes.length > REQUEST_LIMITS.fileBytes) throw tooLarge
  return bytes
}

export const explain: SubCommand = {
  name: "explain",
  positional: "REQUEST-FILE|-",
  needsPositional: true,
  says: { ja: "一つの要求に、どのルールがなぜ働くかを説明する", en: "say which rules fire on a request, and why" },
  options: ["rules", "paranoia", "format", "config", "site"],
  run(io, given, positional) {
    const request = parseRequestFile(requestBytes(io.folder, positional), positional)
    const rules = rulesFrom(io, given)
    const explanation = explainRequest(rules, request, io.clock())
    const { name, version } = rules
    const { dataDir } = jobFrom(io, given, undefined)
    const { method, target } = request
    const told = { method, target: shown(target, 160), bodyBytes: request.body.length }
    io.out(
      text(given, "format") === "json"
        ? `${JSON.stringify({ rules: { name, version }, request: told, ...explanation }, null, 2)}\n`
        : table(rules, request, explanation, io.language, join(dataDir, "waf/local/shop-before.conf")),
    )
    return Promise.resolve(EXIT.fine)
  },
}
