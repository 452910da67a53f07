import type { z } from "zod"
import type { Role } from "./shared.ts"

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

/** One line of the route table: who may call it, what goes in and what comes out. */
export interface Route {
  readonly method: (typeof METHODS)[number]
  /** Below `/api`; `:site` and `:id` stand for one segment. */
  readonly path: `/${string}`
  /** `anyone`: also without signing in. A site in the path must be one of the person's own as well. */
  readonly may: "anyone" | readonly Role[]
  /** Only within some minutes after signing in. */
  readonly fresh?: true
  readonly query?: z.ZodType
  /** `bytes`: the body is a file, as it is. */
  readonly body?: z.ZodType | "bytes"
  /** `file`: the answer is a file; `events`: server-sent events. */
  readonly reply: z.ZodType | "file" | "events"
}
