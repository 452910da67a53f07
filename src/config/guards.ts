import { z } from "zod"
import { loginDefence, notice, secondFactor, stepUp } from "./guard-accounts.ts"
import { adminAccess } from "./guard-admin-access.ts"
import { cardData } from "./guard-card-data.ts"
import { cardTesting } from "./guard-card-testing.ts"
import { cookies } from "./guard-cookies.ts"
import { headers } from "./guard-headers.ts"
import { leak } from "./guard-leak.ts"
import { mode, rate } from "./guard-parts.ts"
import { waf } from "./guard-waf.ts"

const limits = z.strictObject({
  mode,
  "url-chars": z.int().min(256).max(8_192).default(4_096).describe("Characters of path and query"),
  "body-bytes": z
    .int()
    .min(1_024)
    .max(16 * 1024 ** 3)
    .default(128 * 1024 ** 2)
    .describe("Bytes that one request may carry"),
  "per-address": rate.prefault("1200/1m").describe("Requests of one address, IPv6: of one /64"),
  "per-network": rate.prefault("6000/1m").describe("Requests of one neighbourhood, IPv4 /24, IPv6 /48"),
})
export type LimitsSettings = z.infer<typeof limits>

const sensitiveFiles = z.strictObject({
  mode,
  allow: z
    .array(z.string().startsWith("/").max(1_024))
    .max(100)
    .default([])
    .describe("Paths that are meant for everybody although they look as if not"),
})
export type SensitiveFilesSettings = z.infer<typeof sensitiveFiles>

/** The guards of one site, in the order in which they stand. What is not written is off. */
export const guardsSchema = z.strictObject({
  limits: limits.optional(),
  "admin-access": adminAccess.optional(),
  "sensitive-files": sensitiveFiles.optional(),
  waf: waf.optional(),
  "login-defence": loginDefence.optional(),
  "second-factor": secondFactor.optional(),
  "step-up": stepUp.optional(),
  "card-testing": cardTesting.optional(),
  "card-data": cardData.optional(),
  headers: headers.optional(),
  cookies: cookies.optional(),
  leak: leak.optional(),
  notice: notice.optional(),
})
export type GuardsConfig = z.infer<typeof guardsSchema>
