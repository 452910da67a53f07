import { randomBytes } from "node:crypto"
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs"
import { join } from "node:path"
import { SekishoError } from "../lib/errors.ts"

const KEY_BYTES = 32
const ONLY_OWNER = 0o600

/** The key that seals the authenticators' secrets among the records; made once, mode 600. Throws CONSOLE_KEY. */
export const consoleKey = (dataDir: string): Uint8Array => {
  const file = join(dataDir, "console.key")
  try {
    if (!existsSync(file)) {
      mkdirSync(dataDir, { recursive: true })
      // `wx`: of two that start at once only one makes it, and the other reads it.
      const made = openSync(file, "wx", ONLY_OWNER)
      writeSync(made, randomBytes(KEY_BYTES).toString("hex"))
      closeSync(made)
    }
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex")
    if (key.byteLength === KEY_BYTES) return key
  } catch (error) {
    throw new SekishoError("CONSOLE_KEY", { file }, { cause: error })
  }
  throw new SekishoError("CONSOLE_KEY", { file })
}
