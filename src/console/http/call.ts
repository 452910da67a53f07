import type { z } from "zod"
import type { Person } from "../access/people.ts"
import type { Session } from "../access/sessions.ts"
import type { Route } from "../contract/route.ts"
import type { RouteName, Routes } from "../contract/routes.ts"
import type { ConsoleSite, World } from "../world.ts"

/** Who is signed in. */
export interface Viewer {
  readonly person: Person
  readonly session: Session
}

type Query<R> = R extends { readonly query: infer Q extends z.ZodType } ? z.output<Q> : null
type Body<R> = R extends { readonly body: infer B }
  ? B extends z.ZodType
    ? z.output<B>
    : B extends "bytes"
      ? Uint8Array
      : null
  : null
type ViewerOf<R> = R extends { readonly may: "anyone" } ? Viewer | null : Viewer
type SiteOf<R> = R extends { readonly path: `${string}:site${string}` } ? ConsoleSite : null

/** One request, already read, bounded and allowed. */
export interface Call<R extends Route = Route> {
  readonly world: World
  readonly viewer: ViewerOf<R>
  readonly site: SiteOf<R>
  /** `:id` of the path; empty where there is none. */
  readonly id: string
  readonly query: Query<R>
  readonly body: Body<R>
  /** The questions that a contractor may see; null: all. */
  readonly only: ReadonlySet<string> | null
  readonly address: string
  readonly browser: string
  /** The cookie as it came, to end the session it stands for. */
  readonly cookie: string | undefined
  setCookie(cookie: string | null): void
}

/** A file that is sent as it is. */
export interface FileReply {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Shown in the browser, in a sandbox; else a download. */
  readonly show: boolean
}
/** Server-sent events: `start` begins to tell and answers how to stop. */
export interface EventsReply {
  readonly event: string
  start(tell: (data: unknown) => void, end: () => void): () => void
}

/** A handler's own lists need not be writable. */
type Loose<T> = T extends readonly (infer U)[]
  ? readonly Loose<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> }
    : T

type ReplyOf<R extends Route> = R["reply"] extends "file"
  ? FileReply
  : R["reply"] extends "events"
    ? EventsReply
    : R["reply"] extends z.ZodType
      ? Loose<z.input<R["reply"]>>
      : never

export type Handler<N extends RouteName> = (call: Call<Routes[N]>) => Promise<ReplyOf<Routes[N]>>
export type Handlers<N extends RouteName = RouteName> = { readonly [K in N]: Handler<K> }
