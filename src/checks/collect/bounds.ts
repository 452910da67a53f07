import { LIMITS } from "../../lib/limits.ts"

/** The bounds of `LIMITS`, as numbers that a test may set smaller. */
export type Bounds = { readonly [K in keyof typeof LIMITS]: number }
export const boundsWith = (changed: Partial<Bounds> = {}): Bounds => ({ ...LIMITS, ...changed })
