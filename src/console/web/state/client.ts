import { hc, type ClientResponse } from "hono/client"
import { CHANGE_HEADER, type Api } from "../../contract/api.ts"
import type { Problem } from "../../contract/shared.ts"
import { PROBLEMS } from "../words/problems.ts"

/** The typed API. Every request carries the header without which nothing may be changed. */
export const api = hc<Api>("/", { headers: { [CHANGE_HEADER]: "1" } }).api

/** What the server answered instead of what was asked for. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.code)
    this.name = "Refused"
    this.status = status
    this.problem = problem
  }
}

const AWAY: Problem = { code: "CONSOLE_AWAY", what: PROBLEMS.away, todo: PROBLEMS.awayTodo }
const isWords = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "ja" in value && "en" in value
const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "code" in value &&
  "what" in value &&
  "todo" in value &&
  isWords(value.what) &&
  isWords(value.todo)

/** The refusal in a reply that is not 2xx, whatever its body. */
const refusalOf = async (reply: { readonly status: number; json(): Promise<unknown> }): Promise<Refused> => {
  const body: unknown = await reply.json().catch(() => null)
  return new Refused(reply.status, isProblem(body) ? body : AWAY)
}

type Fine<R> = R extends ClientResponse<infer T, 200, "json"> ? T : never

/** The body of a good reply; anything else throws {@link Refused}. */
export const ask = async <R extends ClientResponse<unknown, number, string>>(asked: Promise<R>): Promise<Fine<R>> => {
  const reply = await asked.catch(() => {
    throw new Refused(0, AWAY)
  })
  if (!reply.ok) throw await refusalOf(reply)
  // The status was 200, of which the contract knows the one shape.
  return (await reply.json()) as Fine<R>
}

/** Sends a file as it is. `address` is below `/api`. */
export const sendFile = async <T>(address: string, file: Blob): Promise<T> => {
  const headers = { [CHANGE_HEADER]: "1", "content-type": "application/octet-stream" }
  const reply = await fetch(`/api${address}`, { method: "POST", headers, body: file }).catch(() => {
    throw new Refused(0, AWAY)
  })
  if (!reply.ok) throw await refusalOf(reply)
  // The caller names the reply's shape from the contract.
  return (await reply.json()) as T
}
