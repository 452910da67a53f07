import type { SourceFile } from "./seclang/source.ts"

/**
 * Fields of one shop page in which the shop itself needs what rules look for. `markup`: HTML that staff write, rules for
 * script injection leave it alone. `secret`: passwords that the shop only hashes. `source`: templates and style sheets.
 */
export interface PathExclusion {
  /** The path begins with this. */
  readonly path: string
  /** Where one path has many pages: the query argument and value that tell them apart. */
  readonly query?: { readonly name: string; readonly value: string }
  readonly holds: "markup" | "secret" | "source"
  /** Names of arguments, as rules see them: `product[description]`, `json.description`; `*` at the end: any that begins so. */
  readonly fields: readonly string[]
}

/** Tags of the OWASP rules and of our own, by what a field may hold. */
const TAGS = {
  markup: "^(?:attack-xss|base/xss)$",
  secret: "^(?:OWASP_CRS|base/.*)$",
  source: "^(?:OWASP_CRS|base/.*)$",
} as const

/** Ids for exclusions; a profile has no more. */
const FIRST_ID = 50_800
export const MAX_EXCLUSIONS = 100

const PLAIN = /^[A-Za-z0-9/_.~-]*$/
const FIELD = /^[A-Za-z0-9_.[\]-]+\*?$/

const selector = (field: string): string =>
  field.endsWith("*") ? `/^${field.slice(0, -1).replace(/[[\].-]/g, "\\$&")}/` : field

const rule = (one: PathExclusion, id: number): string => {
  const controls = one.fields.map((field) => `ctl:ruleRemoveTargetByTag=${TAGS[one.holds]};ARGS:${selector(field)}`)
  const path = `SecRule REQUEST_FILENAME "@beginsWith ${one.path}"`
  const head = `id:${id},phase:1,pass,nolog,t:none,t:normalizePath`
  if (one.query === undefined) return `${path} "${[head, ...controls].join(",")}"`
  const told = `SecRule ARGS_GET:${one.query.name} "@streq ${one.query.value}"`
  return `${path} "${head},chain"\n${told} "${["t:none", ...controls].join(",")}"`
}

const isWritable = (one: PathExclusion): boolean =>
  one.path.startsWith("/") &&
  PLAIN.test(one.path) &&
  (one.query === undefined || (PLAIN.test(one.query.name) && PLAIN.test(one.query.value))) &&
  one.fields.every((field) => FIELD.test(field))

/**
 * SecLang that carries exclusions out, to be read before the rules; null where there are none. One whose path or names
 * hold anything but letters, digits and plain signs is left out: nothing may be read as a rule that was meant as a name.
 */
export const exclusionFile = (exclusions: readonly PathExclusion[]): SourceFile | null => {
  const rules = exclusions
    .filter(isWritable)
    .slice(0, MAX_EXCLUSIONS)
    .map((one, index) => rule(one, FIRST_ID + index))
  return rules.length === 0 ? null : { path: "sekisho:platform.conf", text: `${rules.join("\n")}\n` }
}
