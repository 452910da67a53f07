import { join } from "node:path"
import { findRuleSet } from "../../../src/cli/waf/rule-set.ts"
import { suiteRules } from "../../../src/cli/waf/suite/rules.ts"
import { createEngine, type Engine, type RuleSet } from "../../../src/waf/index.ts"
import { sharedFile } from "../../needs.ts"

export const CRS_FOLDER = sharedFile("waf/crs-4.28.0")

/** No data folder: nothing is installed, and nobody's own files are read. */
const NOWHERE = join(CRS_FOLDER, "none")

/** The rules as the suite wants them. */
export const suiteSet = (): RuleSet => suiteRules(findRuleSet({ dataDir: NOWHERE, folder: CRS_FOLDER }))

/** The rules as a shop would run them: OWASP's at a level, or our own. */
export const shopEngine = (rules: "base" | 1 | 2): Engine => {
  const set = findRuleSet({
    dataDir: NOWHERE,
    folder: rules === "base" ? undefined : CRS_FOLDER,
    paranoia: rules === "base" ? undefined : rules,
  })
  return createEngine(set.files, set)
}
