import { SekishoError, type ErrorCode } from "../../lib/errors.ts"

/** Where in the rule files something stands. Lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

type WafErrorCode = Extract<ErrorCode, `WAF_${string}`>

/** What a message may quote of a rule file. */
const QUOTED_CHARS = 160

/** The error of a rule file: code, place, and the text that was not understood (cut to 160 characters). */
export const ruleError = (
  code: WafErrorCode,
  place: Place,
  text: string,
  more: Readonly<Record<string, string>> = {},
): SekishoError =>
  new SekishoError(code, {
    file: place.file,
    line: place.line,
    column: place.column,
    text: text.length > QUOTED_CHARS ? `${text.slice(0, QUOTED_CHARS - 1)}…` : text,
    ...more,
  })
