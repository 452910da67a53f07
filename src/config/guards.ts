import { z } from "zod"

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const

/** `600/1m`: so many in such a time. Parsed to a count and a window in milliseconds. */
const rate = z
  .string()
  .regex(/^[1-9][0-9]{0,6}\/[1-9][0-9]{0,2}[smh]$/, { message: "600/1m" })
  .transform((text) => {
    const [count = "", time = ""] = text.split("/")
    const unit = time.slice(-1) as keyof typeof UNIT_MS // the pattern allows no other letter
    return { count: Number(count), windowMs: Number(time.slice(0, -1)) * UNIT_MS[unit] }
  })

const mode = z.enum(["off", "observe", "enforce"]).describe("off · observe: only write down · enforce: refuse")

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

const headers = z.strictObject({
  mode,
  "hsts-seconds": z
    .int()
    .min(0)
    .max(63_072_000)
    .default(300)
    .describe("How long browsers insist on HTTPS; begin with 300, a year (31536000) when all is well; 0: not at all"),
})
export type HeadersSettings = z.infer<typeof headers>

/** The guards of one site, in the order in which they stand. What is not written is off. */
export const guardsSchema = z.strictObject({
  limits: limits.optional(),
  "sensitive-files": sensitiveFiles.optional(),
  headers: headers.optional(),
})
export type GuardsConfig = z.infer<typeof guardsSchema>
