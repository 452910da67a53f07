import { z } from "zod"
import { count, instant, problem, words } from "./shared.ts"

/** A run of checks that the console started. */
export const checkState = z.object({
  state: z.enum(["never", "running", "done", "failed", "cancelled", "impossible"]),
  /** 0 to 1. */
  share: z.number(),
  what: words.nullable(),
  startedAt: instant.nullable(),
  by: z.string().nullable(),
  /** Of `failed` and `impossible`: why. */
  problem: problem.nullable(),
  /** Runs of other sites that go first. */
  waiting: count,
})
export type CheckState = z.infer<typeof checkState>
/** Server-sent events of `…/check/events`: every `data` is a CheckState as JSON, event name `check`. It ends with the run. */
export const CHECK_EVENT = "check"
