import { readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

/** What the command line asks a running gate to do. Accounts are keyed codes: nobody else can tell whose they are. */
const order = z.strictObject({
  kind: z.literal("unlock"),
  site: z.string().max(40),
  account: z.string().max(100),
})
export type Order = z.infer<typeof order>

export const ordersFolder = (dataDir: string): string => join(dataDir, "orders")

const LOOK_MS = 500
const LIMITS = { files: 100, bytes: 4_096 } as const

const readOrder = (file: string): Order | null => {
  try {
    if (statSync(file).size > LIMITS.bytes) return null
    const parsed = order.safeParse(JSON.parse(readFileSync(file, "utf8")))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Orders that lie in a folder now, each taken away; what is none is taken away too. */
export const takeOrders = (folder: string): readonly Order[] => {
  let names: readonly string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".json")).toSorted() // prettier-ignore
  } catch {
    return []
  }
  return names.slice(0, LIMITS.files).flatMap((name) => {
    const file = join(folder, name)
    const found = readOrder(file)
    rmSync(file, { force: true })
    return found === null ? [] : [found]
  })
}

/** Looks twice a second for orders and has them carried out. Answers how to stop it. */
export const watchOrders = (folder: string, carryOut: (order: Order) => Promise<void>): (() => void) => {
  const look = setInterval(() => {
    for (const one of takeOrders(folder)) carryOut(one).catch(() => {})
  }, LOOK_MS)
  look.unref()
  return () => clearInterval(look)
}
