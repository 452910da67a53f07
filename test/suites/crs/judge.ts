/* oxlint-disable no-control-regex -- values are bytes, control characters among them */
import type { RuleMatch } from "../../../src/waf/index.ts"
import type { StageOutput } from "./cases.ts"
import type { Answer } from "./exchange.ts"

const escaped = (text: string): string =>
  text.replace(/[\x00-\x1f\x7f-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`)

/** The log lines that the suite's patterns look into. */
const logText = (matches: readonly RuleMatch[]): string =>
  matches
    .map((match) => `[id "${match.ruleId}"] [msg "${escaped(match.message)}"] [data "${escaped(match.logData)}"]`)
    .join("\n")

/** Why a stage failed, in short; an empty list where it passed. */
export const judge = (output: StageOutput, answer: Answer, matches: readonly RuleMatch[]): string[] => {
  const wrong: string[] = []
  const ids = new Set(matches.map((match) => match.ruleId))
  if (output.expect_error === true) return answer.status === null || answer.status >= 400 ? [] : ["no error"]
  if (output.status !== undefined && answer.status !== output.status)
    wrong.push(`status ${answer.status} instead of ${output.status}`)
  if (output.status === undefined && answer.status === null) wrong.push("no answer")
  for (const id of output.log?.expect_ids ?? []) if (!ids.has(id)) wrong.push(`${id} did not match`)
  for (const id of output.log?.no_expect_ids ?? []) if (ids.has(id)) wrong.push(`${id} matched`)
  const text = logText(matches)
  const pattern = output.log?.match_regex
  if (pattern !== undefined && !new RegExp(pattern.trim()).test(text)) wrong.push(`the log lacks ${pattern}`)
  const forbidden = output.log?.no_match_regex
  if (forbidden !== undefined && new RegExp(forbidden.trim()).test(text))
    wrong.push(`the log has ${[...ids].join(" ")}`)
  return wrong
}
