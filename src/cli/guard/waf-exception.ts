import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { SekishoError } from "../../lib/errors.ts"
import { createEngine } from "../../waf/index.ts"
import { readText } from "../files.ts"
import { filesBeside } from "../waf/rule-files.ts"
import { siteRuleSet } from "../waf/rule-set.ts"
import type { LoggedEvent } from "./events.ts"
import type { Case } from "./find.ts"

/** Ids of exceptions made by hand; the rules' own authors keep clear of them. */
const IDS = { first: 50_920, last: 50_999 } as const
/** Rules that only add up what others said. */
const isSum = (id: number): boolean => /^(?:901|949|959|980)\d{3}$/.test(String(id))

const PATH = /^\/[A-Za-z0-9/_.~-]{0,190}$/
const PLACE = /^[A-Z_]{3,40}(?::[A-Za-z0-9_.[\]-]{1,80})?$/

/** One exception: on exactly this path these rules do not look at these fields. */
export interface WafException {
  readonly file: string
  /** The file as it will be. */
  readonly text: string
  /** The rule itself, for a person to see. */
  readonly rule: string
}

export const exceptionsFile = (dataDir: string): string => join(dataDir, "waf/local/sekisho-allow-before.conf")

const HEAD = "# Exceptions made by sekisho allow. A line that is taken out is guarded again.\n"

/** Our own rules stop at the first that speaks, so the next of its kind would refuse the same field: all of the kind are told. */
const BASE_TAGS: Readonly<Record<string, string>> = {
  "waf.sql-injection": "base/sql-injection",
  "waf.script": "base/xss",
  "waf.command": "base/os-command",
  "waf.path": "base/path-traversal",
  "waf.header": "base/http-header",
  "waf.session": "base/session",
}
const isBase = (id: number): boolean => id > 50_000 && id < 50_800
const removal = (id: number, reason: string): string => {
  const tag = isBase(id) ? BASE_TAGS[reason] : undefined
  return tag === undefined ? `ctl:ruleRemoveTargetById=${id}` : `ctl:ruleRemoveTargetByTag=${tag}`
}

const ruleFor = ({ path, reason, rules = [] }: LoggedEvent, id: number): string | null => {
  const told = rules.filter((rule) => !isSum(rule.id))
  const controls = told.flatMap((rule) => rule.at.map((place) => ({ place, text: `${removal(rule.id, reason)};${place}` }))) // prettier-ignore
  const isNarrow = told.length > 0 && told.every(({ at }) => at.length > 0) && controls.every(({ place }) => PLACE.test(place)) // prettier-ignore
  if (path === null || !PATH.test(path) || !isNarrow) return null
  return `SecRule REQUEST_FILENAME "@streq ${path}" "id:${id},phase:1,pass,nolog,t:none,${controls.map(({ text }) => text).join(",")}"`
}

/**
 * The narrowest exception that lets one refused request pass. Null where there is none: names that a rule cannot hold, rules of
 * somebody's own folder, or no room for more. Nothing is written.
 */
export const wafException = ({ config, file, dataDir, reference, main }: Case): WafException | null => {
  const site = config.sites.find(({ id }) => id === main.site)
  if (site === undefined) return null
  const set = siteRuleSet(config, site, dirname(file))
  // A folder of somebody's own is read as it is, without what lies in the data folder.
  if (set.origin === "folder" && set.name !== "OWASP CRS") return null
  const own = exceptionsFile(dataDir)
  const before = existsSync(own) ? readText(own) : HEAD
  const used = [...before.matchAll(/"id:(\d{5}),/g)].map(([, id]) => Number(id))
  const id = Math.max(IDS.first - 1, ...used) + 1
  const rule = id > IDS.last ? null : ruleFor(main, id)
  if (rule === null) return null
  const text = `${before}# ${reference} ${main.time}\n${rule}\n`
  try {
    createEngine([{ path: own, text }], filesBeside)
  } catch (error) {
    if (error instanceof SekishoError) return null
    throw error
  }
  return { file: own, text, rule }
}
