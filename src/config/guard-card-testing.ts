import { z } from "zod"
import { mode, rate } from "./guard-parts.ts"

export const cardTesting = z.strictObject({
  mode,
  "per-address": rate.prefault("20/1h").describe("Payments tried from one address, IPv6: from one /64"),
  "per-session": rate.prefault("10/1h").describe("Payments tried in one session"),
  "per-account": rate.prefault("20/1d").describe("Payments tried by one customer"),
  "declines-per-address": rate.prefault("5/1h").describe("Payments of one address that failed"),
  "declines-per-session": rate.prefault("4/1h").describe("Payments of one session that failed"),
  alarm: rate.prefault("30/10m").describe("Failed payments of the whole shop that are an alarm; the limits are then 1"),
  "same-words": z.boolean().default(true).describe("Tell every failed payment in the same words"),
})
export type CardTestingSettings = z.infer<typeof cardTesting>
