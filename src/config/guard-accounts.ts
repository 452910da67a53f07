import { z } from "zod"
import { mode, rate } from "./guard-parts.ts"

export const loginDefence = z.strictObject({
  mode,
  account: rate.prefault("10/30m").describe("Failed log-ins of one account; then it is locked for that time"),
  "addresses-per-account": rate.prefault("15/1m").describe("Addresses that try one account; then it is locked"),
  "accounts-per-address": rate.prefault("30/1m").describe("Accounts that one address fails at; then it is refused"),
  "registrations-per-address": rate
    .prefault("30/1h")
    .describe("Accounts that one address asks for; then it is refused"),
  "site-failures": rate
    .prefault("40/10m")
    .describe("Failed log-ins of the whole shop by unknown devices, above which its share of failures is looked at"),
  "site-failure-percent": z
    .int()
    .min(10)
    .max(100)
    .default(40)
    .describe("Share of failures above which every unknown device gets a puzzle before it logs in"),
  "password-length": z.int().min(6).max(64).default(8).describe("Characters that a new password must have"),
})
export type LoginDefenceSettings = z.infer<typeof loginDefence>

export const secondFactor = z.strictObject({
  mode,
  ask: z.enum(["new-device", "always"]).default("new-device").describe("When the second factor is asked for"),
  "remember-days": z.int().min(1).max(90).default(30).describe("How long a device that gave it is remembered"),
  "token-doors": z
    .enum(["refuse", "pass"])
    .default("refuse")
    .describe("Log-ins that answer a token for programs: refused, or passed without a second factor"),
})
export type SecondFactorSettings = z.infer<typeof secondFactor>

export const stepUp = z.strictObject({
  mode,
  "fresh-minutes": z
    .int()
    .min(1)
    .max(120)
    .default(10)
    .describe("How long after a factor was given a change passes without another"),
})
export type StepUpSettings = z.infer<typeof stepUp>

export const notice = z.strictObject({ mode })
export type NoticeSettings = z.infer<typeof notice>
