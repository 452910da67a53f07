import { createHash } from "node:crypto"
import type { Config, SiteConfig } from "../../config/schema.ts"
import { createEngine, type Engine, type RuleSet } from "../../waf/index.ts"
import { siteRuleSet } from "./rule-set.ts"

/** Data files are named by rules, so a release that changes them changes its folder: the rules' own text is enough. */
const digestOf = (set: RuleSet): string => {
  const hash = createHash("sha256").update(set.folder)
  for (const { path, text } of set.files) hash.update(`\0${path}\0${text.length}\0${text}`)
  return hash.digest("base64")
}

/** Compiles rules for sites: once for all sites with the same ones, and not again at a reload that changed none. */
export const engineStore = (folder: string): ((config: Config, site: SiteConfig) => Engine) => {
  const compiled = new Map<string, Engine>()
  return (config, site) => {
    const set = siteRuleSet(config, site, folder)
    const digest = digestOf(set)
    const engine = compiled.get(digest) ?? createEngine(set.files, set)
    compiled.set(digest, engine)
    // A few reloads back is enough; an engine is large.
    if (compiled.size > MOST) compiled.delete(compiled.keys().next().value ?? "")
    return engine
  }
}
const MOST = 8
