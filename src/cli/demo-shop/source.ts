import { createHash } from "node:crypto"
import { existsSync, globSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"

/** Folders of the shop's source and, beside each, the place in the installation where EverShop looks for it. */
const PLACED: readonly (readonly [from: string, to: string])[] = [
  ["package.json", "package.json"],
  ["package-lock.json", "package-lock.json"],
  ["config/*", "config/*"],
  ["preload/*", "preload/*"],
  ["setup/*", "setup/*"],
  ["setup/images/*", "setup/images/*"],
  ["translations/ja/*", "translations/ja/*"],
  // EverShop loads an extension from its `dist` folder; nothing of ours has to be compiled.
  ["extensions/demo-mail/*", "extensions/demo-mail/dist/*"],
]

export interface SourceFile {
  readonly from: string
  /** Relative to the installation. */
  readonly to: string
}

/** What has to be done again when a file changes. */
export type Step = "install" | "build" | "setup"

/** The folder of the shop's files, looked for upwards from `start`: from `src/` and from `dist/` alike. Null where there is none. */
export const findSource = (start: string): string | null => {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, "examples", "evershop")
    if (existsSync(join(candidate, "package-lock.json"))) return candidate
    if (dirname(folder) === folder) return null
  }
}

export const listSource = (source: string): readonly SourceFile[] =>
  PLACED.flatMap(([from, to]) =>
    globSync(from, { cwd: source })
      .filter((path) => statSync(join(source, path)).isFile())
      .toSorted()
      .map((path) => ({ from: path, to: join(dirname(to), path.split("/").at(-1) ?? path) })),
  )

/** Which steps one file decides about. */
export const stepsOf = (path: string): readonly Step[] => {
  if (path.startsWith("package")) return ["install", "build", "setup"]
  if (path.startsWith("config/") || path.startsWith("extensions/")) return ["build"]
  if (path.startsWith("setup/")) return ["setup"]
  return []
}

/** One short mark per step: the same as long as the files that decide about it, and `extra`, are the same. */
export const fingerprints = (source: string, extra: string): Readonly<Record<Step, string>> => {
  const files = listSource(source)
  const markOf = (step: Step): string => {
    const hash = createHash("sha256").update(extra)
    for (const { from } of files.filter(({ from }) => stepsOf(from).includes(step)))
      hash.update(`\0${from}\0`).update(readFileSync(join(source, from)))
    return hash.digest("hex").slice(0, 32)
  }
  return { install: markOf("install"), build: markOf("build"), setup: markOf("setup") }
}
