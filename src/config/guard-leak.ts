import { z } from "zod"
import { mode } from "./guard-parts.ts"

export const leak = z.strictObject({
  mode,
  over: z
    .enum(["pass", "refuse"])
    .default("pass")
    .describe("An answer with a secret that is too long to be changed: let it through, or refuse it"),
  allow: z
    .array(z.string().startsWith("/").max(1_024))
    .max(100)
    .default([])
    .describe("Paths whose answers are not looked at: an article about error messages"),
})
export type LeakSettings = z.infer<typeof leak>
