import { z } from "zod"

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `600/1m`: so many in such a time. Parsed to a count and a window in milliseconds. */
export const rate = z
  .string()
  .regex(/^[1-9][0-9]{0,6}\/[1-9][0-9]{0,2}[smhd]$/, { message: "600/1m" })
  .transform((text) => {
    const [count = "", time = ""] = text.split("/")
    const unit = time.slice(-1) as keyof typeof UNIT_MS // the pattern allows no other letter
    return { count: Number(count), windowMs: Number(time.slice(0, -1)) * UNIT_MS[unit] }
  })

export const mode = z.enum(["off", "observe", "enforce"]).describe("off · observe: only write down · enforce: refuse")
