import { z } from "zod"
import { mode } from "./guard-parts.ts"

export const headers = z.strictObject({
  mode,
  "hsts-seconds": z
    .union([z.literal("ladder"), z.int().min(0).max(63_072_000)])
    .default("ladder")
    .describe(
      "How long browsers insist on HTTPS. ladder: 300, a year once the gate has had a valid certificate for 7 days; 0: not at all",
    ),
})
export type HeadersSettings = z.infer<typeof headers>
