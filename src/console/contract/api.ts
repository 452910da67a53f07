import type { Hono } from "hono"
import type { z } from "zod"
import type { Route } from "./route.ts"
import type { Routes } from "./routes.ts"
import type { Problem } from "./shared.ts"

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** What a client hands over: parameters and query as texts, JSON as it is before defaults are filled in. */
type Input<R extends Route> = ([Params<R["path"]>] extends [never]
  ? unknown
  : { param: Record<Params<R["path"]>, string> }) &
  (R extends { query: infer Q extends z.ZodType } ? { query: Texts<z.input<Q>> } : unknown) &
  (R extends { body: infer B extends z.ZodType } ? { json: z.input<B> } : unknown)
type Texts<T> = { [K in keyof T]: T[K] extends string | undefined ? T[K] : string | Extract<T[K], undefined> }

export type Reply<R extends Route> = R["reply"] extends z.ZodType ? z.infer<R["reply"]> : never

type Endpoints<R extends Route> =
  | {
      input: Flat<Input<R>>
      output: R["reply"] extends z.ZodType ? z.infer<R["reply"]> : string
      outputFormat: R["reply"] extends z.ZodType ? "json" : "text"
      status: 200
    }
  | {
      input: Flat<Input<R>>
      output: Problem
      outputFormat: "json"
      status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500
    }
type Flat<T> = unknown extends T ? {} : { [K in keyof T]: T[K] }

type Path = Routes[keyof Routes]["path"]
type At<P extends Path> = Extract<Routes[keyof Routes], { path: P }>
type ApiSchema = {
  [P in Path as `/api${P}`]: {
    [M in At<P>["method"] as `$${Lowercase<M>}`]: Endpoints<Extract<At<P>, { method: M }>>
  }
}

/**
 * The typed API: `hc<Api>("/", { headers: { [CHANGE_HEADER]: "1" } })`. A route whose body is `bytes` or whose reply is a file
 * is called with `fetch`; every request that changes something carries {@link CHANGE_HEADER}, else it is refused.
 */
export type Api = Hono<{}, ApiSchema, "/">
export const CHANGE_HEADER = "x-sekisho-console"
