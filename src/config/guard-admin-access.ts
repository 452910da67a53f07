import { z } from "zod"
import { mode } from "./guard-parts.ts"
import { network } from "./places.ts"

export const adminAccess = z.strictObject({
  mode,
  "session-hours": z.int().min(1).max(24).default(12).describe("How long a passed factor counts"),
  "device-days": z.int().min(1).max(400).default(180).describe("How long a browser that was known stays known"),
  failures: z.int().min(3).max(10).default(5).describe("Wrong codes or passwords in 30 minutes, after which is locked"),
  machines: z
    .array(network)
    .max(100)
    .default([])
    .describe("Addresses of programs that use the shop's admin interfaces; they give no factor and reach no screen"),
  "lock-minutes": z.int().min(5).max(1_440).default(30),
})
export type AdminAccessSettings = z.infer<typeof adminAccess>
