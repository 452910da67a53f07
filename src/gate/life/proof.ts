import { z } from "zod"
import type { StageName } from "../stages/stage.ts"

/**
 * What one door said. `reason`: the guard's own, what happened instead (`passed`, `reached.200`), or why nobody can say:
 * `unreachable`, `foreign` (no gate of this key answered), `untried.…`.
 */
const door = z.strictObject({
  /** Which of the guard's works was tried: permanent words, `log-in`, `change`. */
  claim: z.string().max(40),
  door: z.string().max(300),
  reason: z.string().max(100),
  acted: z.boolean(),
  /** Requests of this try that got to the shop although the guard should have stopped them. */
  reached: z.int().min(0),
  /** What was sent and what came of it, in order. */
  steps: z.array(z.string().max(160)).max(20),
})
const guard = z.strictObject({
  guard: z.string().max(40),
  /** Whether it acted wherever it was tried, and was tried at all. */
  alive: z.boolean(),
  doors: z.array(door).max(200),
})
export const lifeShape = z.strictObject({
  version: z.literal(2),
  site: z.string().max(40),
  url: z.string().max(2_048),
  /** Milliseconds since 1970 UTC, at the begin of the proof. */
  atMs: z.int().min(0),
  /** The guards that were tried, and the modes of all. */
  guards: z.array(guard).max(40),
  modes: z.record(z.string().max(40), z.enum(["off", "observe", "enforce"])),
})
/** The proof that a site's guards act through the public address, as it is kept. */
export type Life = z.infer<typeof lifeShape>
export type LifeDoor = z.infer<typeof door>

/** What was tried at one door of one guard. */
export interface Tried extends LifeDoor {
  readonly guard: StageName
}

/** A door at which nothing could be tried: what guards it stays unproved there. */
export const untried = (guard: StageName, claim: string, where: string, why: string): Tried => ({
  guard,
  claim,
  door: where,
  reason: `untried.${why}`,
  acted: false,
  reached: 0,
  steps: [],
})
export const isUntried = ({ reason }: Pick<LifeDoor, "reason">): boolean => reason.startsWith("untried")

/** All doors, guard by guard. */
export const byGuard = (doors: readonly Tried[]): Life["guards"] =>
  [...new Set(doors.map((one) => one.guard))].map((name) => {
    const own = doors.filter((one) => one.guard === name)
    const tried = own.filter((one) => !isUntried(one))
    return {
      guard: name,
      alive: tried.length > 0 && tried.every(({ acted }) => acted),
      doors: own.map(({ guard: _, ...rest }) => rest).slice(0, 200),
    }
  })
