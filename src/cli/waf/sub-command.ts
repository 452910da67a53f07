import { resolve } from "node:path"
import type { Exit } from "../../lib/errors.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Words } from "../../lib/words.ts"
import { profileById } from "../../platforms/profiles.ts"
import { wafExclusions } from "../../platforms/waf-exclusions.ts"
import type { RuleSet } from "../../waf/index.ts"
import { text, type Given, type Io } from "../command.ts"
import { jobFrom } from "../site-options.ts"
import { wafSettings } from "./settings.ts"
import { findRuleSet } from "./rule-set.ts"

/** What `sekisho waf` can do: one file each. */
export interface SubCommand {
  readonly name: string
  readonly positional: string
  readonly needsPositional: boolean
  readonly says: Words
  /** Names of the options of `sekisho waf` that it takes. */
  readonly options: readonly string[]
  run(io: Io, given: Given, positional: string): Promise<Exit>
}

/** The rules that a command line means: `--rules`, else what the configuration says, else what is there. */
export const rulesFrom = (io: Io, given: Given): RuleSet => {
  const job = jobFrom(io, given, undefined)
  const told = wafSettings(io, given)
  const rules = text(given, "rules")
  const paranoia = text(given, "paranoia")
  const profile = job.site.platform === null ? null : profileById(job.site.platform)
  const configured = told.rules === "auto" ? undefined : resolve(job.folder, told.rules)
  return findRuleSet({
    dataDir: job.dataDir,
    folder: rules === undefined ? configured : resolve(io.folder, rules),
    paranoia: paranoia === undefined ? told.paranoia : Number(paranoia),
    exclusions: profile === null ? [] : wafExclusions(profile, job.adminUrl),
  })
}

/** What a positional word must be when it is missing. Throws USAGE_BAD_VALUE. */
export const missing = (command: SubCommand): never => {
  throw new SekishoError("USAGE_BAD_VALUE", {
    option: `waf ${command.name}`,
    given: "",
    allowed: command.positional,
  })
}
