import { z } from "zod"
import { mode } from "./guard-parts.ts"

export const waf = z.strictObject({
  mode,
  "body-bytes": z
    .int()
    .min(1_024)
    .max(131_072)
    .default(131_072)
    .describe("Bytes of a request's body that the rules are shown"),
  over: z
    .enum(["refuse", "pass"])
    .default("refuse")
    .describe("A longer body of text (form, JSON, XML): refuse it, or look at its beginning only"),
  "over-files": z
    .enum(["refuse", "pass"])
    .default("pass")
    .describe("A longer form with files: refuse it, or look at its beginning only"),
  answers: z
    .boolean()
    .default(false)
    .describe("Whether the shop's answers are shown to the rules too; each is then held until its beginning is there"),
})
export type WafSettings = z.infer<typeof waf>
