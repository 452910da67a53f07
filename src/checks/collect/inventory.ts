import { readFile, stat } from "node:fs/promises"
import { LIMITS } from "../../lib/limits.ts"
import { parseInventory } from "../read/inventory.ts"
import { defineCollector, notSeen, seen } from "./look.ts"

/** The approved scripts, from the file that a person keeps; null where nobody named one. */
export const inventoryCollector = defineCollector({
  fact: "inventory",
  needs: [],
  ownPace: true,
  async collect({ clock, options }) {
    const file = options.inventoryFile
    if (file === undefined) return seen(null, clock())
    try {
      const { size } = await stat(file)
      if (size > LIMITS.fileBytes) return notSeen("no-data", `> ${LIMITS.fileBytes} bytes`, clock())
      const parsed = parseInventory(await readFile(file, "utf8"), file)
      if (parsed.state === "malformed") return notSeen("malformed", parsed.reason, clock())
      return seen(parsed.inventory, clock())
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "EIO"
      return notSeen("no-data", code, clock())
    }
  },
})
