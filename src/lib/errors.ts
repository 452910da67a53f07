import { ANSWERS_ERRORS } from "./errors/answers.ts"
import { COMMAND_ERRORS } from "./errors/command.ts"
import { CONSOLE_ERRORS } from "./errors/console.ts"
import { GATE_ERRORS } from "./errors/gate.ts"
import { STORAGE_ERRORS } from "./errors/storage.ts"
import { WAF_ERRORS } from "./errors/waf.ts"
import { EXIT, type ErrorEntry, type Exit } from "./errors/entry.ts"
import { say, type Language, type Values } from "./words.ts"

export { EXIT, type Exit }

/** Every error Sekisho can end with, by part. Codes are permanent; sentences may change. */
export const ERRORS = {
  ...COMMAND_ERRORS,
  ...WAF_ERRORS,
  ...STORAGE_ERRORS,
  ...ANSWERS_ERRORS,
  ...GATE_ERRORS,
  ...CONSOLE_ERRORS,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

/** The only error Sekisho throws on purpose. Callers compare `code`, never the sentence. */
export class SekishoError extends Error {
  readonly code: ErrorCode
  readonly values: Values
  constructor(code: ErrorCode, values: Values = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = "SekishoError"
    this.code = code
    this.values = values
  }
}

/** One line: code, what happened, what to do. */
export const errorLine = (error: SekishoError, language: Language): string => {
  const entry: ErrorEntry = ERRORS[error.code]
  const line = `${error.code}: ${say(entry.what, language, error.values)}。${say(entry.todo, language, error.values)}`
  return (language === "en" ? line.replace("。", ". ") : line).replace(/\s*\n\s*/g, " ")
}

export const exitOf = (error: SekishoError): Exit => ERRORS[error.code].exit
