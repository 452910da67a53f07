import { ERRORS, SekishoError, type ErrorCode } from "../../lib/errors.ts"
import type { ErrorEntry } from "../../lib/errors/entry.ts"
import { fill } from "../../lib/words.ts"
import type { Problem } from "../contract/shared.ts"

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500

const STATUS: Partial<Readonly<Record<ErrorCode, ProblemStatus>>> = {
  CONSOLE_SIGN_IN: 401,
  CONSOLE_SIGN_IN_FAILED: 401,
  CONSOLE_REFUSED: 403,
  CONSOLE_WRONG_HOST: 403,
  CONSOLE_SIGN_IN_AGAIN: 403,
  CONSOLE_FORBIDDEN: 403,
  CONSOLE_NOT_HERE: 404,
  CONSOLE_LINK_DEAD: 404,
  USAGE_UNKNOWN_ID: 404,
  CONSOLE_OVERTAKEN: 409,
  CONSOLE_CARD_CHANGED: 409,
  CONSOLE_CHECK_RUNNING: 409,
  SHEET_OVERTAKEN: 409,
  CONSOLE_TOO_LARGE: 413,
  SHEET_TOO_LARGE: 413,
  BLOB_TOO_LARGE: 413,
  CONSOLE_TOO_OFTEN: 429,
  INTERNAL: 500,
  RECORDS_FAILED: 500,
  // One shop's own matter, which people can mend: no mistake of the server's.
  RECORDS_DAMAGED: 409,
  BLOB_DAMAGED: 500,
  FILE_NOT_WRITABLE: 500,
  FILE_NOT_READABLE: 500,
}

/** What a mistake of ours is called; its details go to the log and never to the browser. */
const INTERNAL = new SekishoError("INTERNAL", { reason: "console" })

const known = (error: unknown): SekishoError => (error instanceof SekishoError ? error : INTERNAL)

/** An error as the web app gets it. */
export const problemOf = (error: unknown): Problem => {
  const { code, values } = known(error)
  const entry: ErrorEntry = ERRORS[code]
  const minutes = values["minutes"]
  return {
    code,
    what: fill(entry.what, values),
    todo: fill(entry.onPage ?? entry.todo, values),
    ...(code === "CONSOLE_TOO_OFTEN" && typeof minutes === "number" ? { retryAfterSeconds: minutes * 60 } : {}),
  }
}
export const statusOf = (error: unknown): ProblemStatus => STATUS[known(error).code] ?? 400
