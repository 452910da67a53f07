import { z } from "zod"
import { mode } from "./guard-parts.ts"

export const cardData = z.strictObject({
  mode,
  requests: z.boolean().default(true).describe("Look at what visitors send"),
  answers: z.boolean().default(true).describe("Look at what the shop answers"),
  over: z
    .enum(["pass", "refuse"])
    .default("pass")
    .describe("An answer with a card number that is too long to be changed: let it through, or refuse it"),
})
export type CardDataSettings = z.infer<typeof cardData>
