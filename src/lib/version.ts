import { readFileSync } from "node:fs"

/** Sekisho's own version, from the package that this file belongs to. */
export const VERSION: string = (() => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "0.0.0"
})()
