import type { Words } from "../lib/words.ts"
import type { RuleFiles } from "./seclang/parse.ts"
import type { SourceFile } from "./seclang/source.ts"

/** Where a rule set was found: a folder that a person named, the installed release, or the one in this package. */
export type RuleSetOrigin = "folder" | "installed" | "base"

/** Rules ready for `createEngine(set.files, set)`. Whoever reads the files makes it; the library opens none itself. */
export interface RuleSet extends RuleFiles {
  /** What the rules call themselves, "OWASP CRS"; for a folder of somebody's own its path. */
  readonly name: string
  /** As the rules say it, "4.28.0"; null where they say nothing. */
  readonly version: string | null
  readonly origin: RuleSetOrigin
  readonly folder: string
  /** In the order in which they are read; our own additions have paths that begin with "sekisho:". */
  readonly files: readonly SourceFile[]
  /** What a person should know about the choice. */
  readonly notes: readonly Words[]
}
