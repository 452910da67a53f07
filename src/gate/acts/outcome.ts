import type { ProfileAct, Signal } from "../../platforms/act.ts"
import type { Header } from "../accept/headers.ts"
import { headerIn, isNamed } from "../header.ts"
import type { RequestedAct } from "./requested.ts"

/** `unknown`: neither proved. Counters then assume failure, holds success. */
export type ActResult = "success" | "failure" | "unknown"

/** Bytes of an answer in which a sign must stand. */
export const SIGNAL_BYTES = 256 * 1024

export interface AnswerSeen {
  readonly status: number
  readonly headers: readonly Header[]
  /** The body's beginning as UTF-8, unpacked; null where it was not or could not be looked at. */
  readonly text: string | null
}

/** Path and query, whatever the scheme and host, even where these are malformed (`host:port:port`). */
export const locationPath = (location: string): string => {
  const rest = location.slice(0, 4_096).replace(/^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]{0,300}/i, "")
  return rest.startsWith("/") || rest.startsWith("?") ? rest : `/${rest}`
}

const parsed = new WeakMap<AnswerSeen, unknown>()
/** The answer as JSON, read once for all acts; undefined where it is none. */
const jsonOf = (answer: AnswerSeen): unknown => {
  if (parsed.has(answer)) return parsed.get(answer)
  let value: unknown
  try {
    value = JSON.parse(answer.text ?? "")
  } catch {
    value = undefined
  }
  parsed.set(answer, value)
  return value
}

const member = (json: unknown, name: string): unknown => {
  let value = json
  for (const key of name.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key] // an object that has this key
  }
  return value
}

/** Whether a member of a JSON answer is as the signal says; null where the visitor chose what stands under that name. */
const jsonShows = (
  { member: name, matches, absent }: NonNullable<Signal["json"]>,
  answer: AnswerSeen,
  asked: RequestedAct["answer"],
): boolean | null => {
  const json = jsonOf(answer)
  if (json === null || typeof json !== "object") return false
  if (asked !== undefined && name.split(".").some((part) => asked.renamed.has(part))) return null
  const value = member(json, asked === undefined ? name : name.replace("{field}", asked.member))
  if (value === undefined || value === null) return absent === true
  if (absent === true) return false
  return matches === undefined || (typeof value !== "object" && matches.test(String(value)))
}

const deleted = (cookie: string): boolean =>
  /^[^=]*=(?:deleted)?\s*(?:;|$)/i.test(cookie) || /;\s*max-age\s*=\s*0\b/i.test(cookie)

const setsCookie = ({ headers }: AnswerSeen, pattern: RegExp): boolean =>
  headers.some(
    (header) =>
      isNamed(header, "set-cookie") && !deleted(header[1]) && pattern.test(header[1].split("=", 1)[0]?.trim() ?? ""),
  )

const shows = (signal: Signal, answer: AnswerSeen, asked: RequestedAct["answer"]): boolean | null => {
  if (signal.status && !signal.status.includes(answer.status)) return false
  if (signal.location) {
    const location = headerIn(answer.headers, "location")
    if (location === undefined || !signal.location.test(locationPath(location))) return false
  }
  if (signal.cookie && !setsCookie(answer, signal.cookie)) return false
  if (signal.noCookie && setsCookie(answer, signal.noCookie)) return false
  if (signal.json === undefined && signal.text === undefined) return true
  if (answer.text === null) return null
  if (signal.text && !signal.text.test(answer.text)) return false
  return signal.json === undefined || jsonShows(signal.json, answer, asked)
}

/** Whether an answer's body must be seen to tell how an act ended. */
export const needsText = (act: ProfileAct): boolean =>
  [...act.success, ...act.failure].some((signal) => signal.json !== undefined || signal.text !== undefined)

/**
 * How an act ended, by the shop's answer alone: nothing that the visitor sent can change it. `asked` for a GraphQL mutation, whose
 * part of the answer has the name that the visitor gave it.
 */
export const resultOf = (act: ProfileAct, answer: AnswerSeen, asked?: RequestedAct["answer"]): ActResult => {
  const failed = act.failure.map((signal) => shows(signal, answer, asked))
  const done = act.success.map((signal) => shows(signal, answer, asked))
  const [isFailed, isDone] = [failed.includes(true), done.includes(true)]
  if (isFailed !== isDone) return isDone ? "success" : "failure"
  // Both proved is a profile that does not know; a failure status is never a success.
  return "unknown"
}
