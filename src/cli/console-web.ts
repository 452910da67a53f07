import { createHash, randomUUID } from "node:crypto"
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { DAY_MS } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"

const HERE = import.meta.dirname
const ROOT = resolve(HERE, "../..")
/** In a clone the pages' own sources; in the shipped package there are none. */
const SOURCES = resolve(HERE, "../console/web")
const SHIPPED = resolve(HERE, "../console-web")
const CACHE = join(ROOT, "node_modules/.cache/sekisho")

/** Builds the console's pages into a folder, which is emptied before. Needs the development dependencies. */
export const buildConsoleWeb = async (folder: string): Promise<void> => {
  const { build } = await import("vite")
  await build({
    configFile: false,
    logLevel: "error",
    root: SOURCES,
    base: "/",
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2024",
      // Everything is a file of its own: the policy of the pages lets no data address in but pictures.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_500,
    },
  })
}

/** What the pages are made of: their sources, those they import, and the versions of everything else. */
const sourcesHash = (): string => {
  const hash = createHash("sha256")
  const files = globSync(
    ["src/{console/web,console/contract,guideline,lib,report}/**/*.{ts,tsx,css,html,svg,json}", "package-lock.json"],
    { cwd: ROOT },
  )
  for (const file of files.filter((name) => !name.endsWith(".test.ts")).toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update("\0")
  return hash.digest("hex").slice(0, 16)
}

/** Takes away what earlier sources were built into, once nobody can be serving it any more. */
const removeOld = (): void => {
  for (const name of readdirSync(CACHE)) {
    const old = join(CACHE, name)
    if (name.startsWith("console-web-") && Date.now() - statSync(old).mtimeMs > DAY_MS)
      rmSync(old, { recursive: true, force: true })
  }
}

/**
 * The folder with the console's built pages. The shipped package brings them; a clone builds them when it has none of its
 * present sources, which takes some seconds, and keeps them in `node_modules/.cache`.
 * @throws SekishoError `CONSOLE_PAGES_MISSING` where there are neither pages nor what builds them
 */
export const consoleWebFolder = async (): Promise<string> => {
  if (!existsSync(join(SOURCES, "index.html"))) {
    if (existsSync(join(SHIPPED, "index.html"))) return SHIPPED
    throw new SekishoError("CONSOLE_PAGES_MISSING", { reason: SHIPPED })
  }
  const folder = join(CACHE, `console-web-${sourcesHash()}`)
  if (existsSync(join(folder, "index.html"))) return folder
  const beside = join(CACHE, `console-web-${randomUUID()}.part`)
  mkdirSync(CACHE, { recursive: true })
  try {
    await buildConsoleWeb(beside)
    removeOld()
    // Two may build at once: the first to finish is kept, and what the other made is the same.
    if (!existsSync(folder)) renameSync(beside, folder)
  } catch (error) {
    if (existsSync(join(folder, "index.html"))) return folder
    throw new SekishoError(
      "CONSOLE_PAGES_MISSING",
      { reason: error instanceof Error ? error.message.split("\n", 1).join("").slice(0, 200) : "?" },
      { cause: error },
    )
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
  return folder
}
