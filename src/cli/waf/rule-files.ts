import { existsSync, globSync, readFileSync, statSync } from "node:fs"
import { dirname, isAbsolute, join, resolve } from "node:path"
import { SekishoError } from "../../lib/errors.ts"
import type { RuleFiles, SourceFile } from "../../waf/index.ts"

/** CRS 4.28 has 27 rule files of at most 120 kB. */
export const RULE_LIMITS = { fileBytes: 8 * 1024 * 1024, files: 2_000 } as const

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "?"

/** The bytes of one rule or data file as a latin1 string. Throws FILE_NOT_READABLE. */
export const readRuleText = (file: string): string => {
  try {
    if (statSync(file).size > RULE_LIMITS.fileBytes)
      throw new SekishoError("FILE_NOT_READABLE", { file, reason: `> ${RULE_LIMITS.fileBytes} B` })
    return readFileSync(file, "latin1")
  } catch (error) {
    if (error instanceof SekishoError) throw error
    throw new SekishoError("FILE_NOT_READABLE", { file, reason: codeOf(error) }, { cause: error })
  }
}

export const readRuleFile = (path: string): SourceFile => ({ path, text: readRuleText(path) })

/** The files of a folder that a pattern names, in the order in which rules are read: by name. */
export const filesOf = (folder: string, pattern: string): string[] => {
  const found = globSync(pattern, { cwd: folder })
    .toSorted()
    .map((name) => join(folder, name))
  if (found.length > RULE_LIMITS.files)
    throw new SekishoError("FILE_NOT_READABLE", { file: folder, reason: `> ${RULE_LIMITS.files} files` })
  return found
}

/** Includes and data files lie beside the file that names them, as the servers that rules are written for read them. */
export const filesBeside: RuleFiles = {
  include(pattern, from) {
    const folder = dirname(from)
    const found = isAbsolute(pattern)
      ? filesOf("/", pattern.slice(1))
      : filesOf(folder, pattern).map((path) => resolve(path))
    return found.length === 0 ? null : found.map(readRuleFile)
  },
  data(name, from) {
    const path = resolve(dirname(from), name)
    return existsSync(path) ? readRuleText(path) : null
  },
}
