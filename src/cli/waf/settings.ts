import { existsSync } from "node:fs"
import { resolve } from "node:path"
import type { Config } from "../../config/schema.ts"
import { text, type Given, type Io } from "../command.ts"
import { CONFIG_FILE, readConfig } from "../site-options.ts"

export type WafSettings = Config["waf"]

/** The `waf` part of the configuration; where there is no configuration, its defaults. */
export const wafSettings = (io: Io, given: Given): WafSettings => {
  const named = text(given, "config")
  const file = resolve(io.folder, named ?? CONFIG_FILE)
  return named === undefined && !existsSync(file) ? { rules: "auto" } : readConfig(file).waf
}
