import { readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { SekishoError } from "../lib/errors.ts"

const MAX_BYTES = 1_024
/** Goes into a header and into a web server's configuration: no letter that means something there. */
const SHAPE = /^[A-Za-z0-9_-]{24,200}$/

const read = (folder: string, told: string, environment: NodeJS.ProcessEnv): string => {
  if (told.startsWith("env:")) return environment[told.slice("env:".length)] ?? ""
  const file = resolve(folder, told.slice("file:".length))
  try {
    return statSync(file).size > MAX_BYTES ? "" : readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

/** The secret between gate and shop, of `file:PATH` or `env:NAME`. Throws GATE_ORIGIN_SECRET, which does not repeat it. */
export const originSecret = (folder: string, told: string, environment: NodeJS.ProcessEnv): string => {
  const secret = read(folder, told, environment).trim()
  if (!SHAPE.test(secret)) throw new SekishoError("GATE_ORIGIN_SECRET", { place: told })
  return secret
}
