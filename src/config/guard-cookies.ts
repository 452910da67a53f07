import { z } from "zod"
import { mode } from "./guard-parts.ts"

export const cookies = z.strictObject({
  mode,
  "same-site": z
    .enum(["lax", "leave"])
    .default("lax")
    .describe("leave: where a payment provider sends the customer back by a form of its own"),
  leave: z
    .array(z.string().min(1).max(100))
    .max(50)
    .default([])
    .describe("Names of session cookies that a script of the shop reads: no HttpOnly for them"),
})
export type CookiesSettings = z.infer<typeof cookies>
