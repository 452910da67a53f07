/* oxlint-disable no-control-regex -- values are bytes, control characters among them */
import { RE2JS } from "re2js"
import { SekishoError } from "../../../lib/errors.ts"
import { cutEvidence } from "../../../lib/limits.ts"
import type { RuleMatch } from "../../../waf/index.ts"
import type { StageOutput } from "./cases.ts"
import type { Answer } from "./exchange.ts"

const escaped = (text: string): string =>
  text.replace(/[\x00-\x1f\x7f-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`)

/** The log lines that the suite's patterns look into. */
const logText = (matches: readonly RuleMatch[]): string =>
  matches
    .map((match) => `[id "${match.ruleId}"] [msg "${escaped(match.message)}"] [data "${escaped(match.logData)}"]`)
    .join("\n")

/** Patterns come with the tests: they run in linear time, whatever they are. Throws WAF_TESTS for one that cannot. */
const stands = (pattern: string, text: string): boolean => {
  try {
    return RE2JS.compile(pattern.trim()).matcher(text).find()
  } catch (error) {
    throw new SekishoError("WAF_TESTS", { file: "match_regex", reason: cutEvidence(pattern, 120) }, { cause: error })
  }
}

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
  if (pattern !== undefined && !stands(pattern, text)) wrong.push(`the log lacks ${pattern}`)
  const forbidden = output.log?.no_match_regex
  if (forbidden !== undefined && stands(forbidden, text)) wrong.push(`the log has ${[...ids].join(" ")}`)
  return wrong
}
