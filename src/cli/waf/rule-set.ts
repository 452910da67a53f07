import { existsSync, statSync } from "node:fs"
import { basename, join, resolve } from "node:path"
import type { Config, SiteConfig } from "../../config/schema.ts"
import { SekishoError } from "../../lib/errors.ts"
import { VERSION } from "../../lib/version.ts"
import type { Words } from "../../lib/words.ts"
import { profileById } from "../../platforms/profiles.ts"
import { wafExclusions } from "../../platforms/waf-exclusions.ts"
import { exclusionFile, type PathExclusion } from "../../waf/exclusions.ts"
import type { RuleSet, SourceFile } from "../../waf/index.ts"
import { debianRules } from "./debian.ts"
import { installedRules } from "./installed.ts"
import { filesBeside, filesOf, readRuleFile } from "./rule-files.ts"

const OWN_RULES = resolve(import.meta.dirname, "../../waf/rules")

/** What decides which rules are read. */
export interface RuleWish {
  /** A folder with rules; absent: the installed release, else our own base set. */
  readonly folder?: string | undefined
  /** Where `sekisho waf update` installs, and where `waf/local` may lie. */
  readonly dataDir: string
  /** 1–4; absent: as the rules' own setup says, which is 1. */
  readonly paranoia?: number | undefined
  /** What the shop software needs to pass. */
  readonly exclusions?: readonly PathExclusion[]
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
const isCrs = (folder: string): boolean => existsSync(join(folder, "rules/REQUEST-901-INITIALIZATION.conf"))

const firstOf = (...paths: readonly string[]): SourceFile[] => paths.filter(existsSync).slice(0, 1).map(readRuleFile)
const all = (folder: string, pattern: string): SourceFile[] => filesOf(folder, pattern).map(readRuleFile)

/** Rules are read for a gate that asks what they would decide; whether that is carried out is the gate's own setting. */
const BEFORE: SourceFile = {
  path: "sekisho:before.conf",
  text: ["SecRuleEngine On", "SecRequestBodyAccess On", "SecResponseBodyAccess On"].join("\n"),
}

const level = (paranoia: number | undefined): SourceFile[] =>
  paranoia === undefined
    ? []
    : [
        {
          path: "sekisho:level.conf",
          text: `SecAction "id:50910,phase:1,pass,t:none,nolog,setvar:tx.blocking_paranoia_level=${paranoia},setvar:tx.detection_paranoia_level=${paranoia}"`,
        },
      ]

/** A file of our own rule folder, marked as ours. */
const own = (path: string): SourceFile => ({
  ...readRuleFile(join(OWN_RULES, path)),
  path: `sekisho:${basename(path)}`,
})

const crsVersion = (files: readonly SourceFile[]): string | null => {
  for (const { text } of files) {
    const found = /^SecComponentSignature\s+"OWASP_CRS\/([0-9][0-9A-Za-z.-]{0,20})"/m.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return null
}

/** The OWASP rules with our parts for shops in Japan, the person's own setup and plugins, in the order that CRS asks for. */
const crs = (folder: string, wish: RuleWish, origin: "folder" | "installed", notes: readonly Words[]): RuleSet => {
  const local = join(wish.dataDir, "waf/local")
  const rules = all(folder, "rules/*.conf")
  const plugins = (kind: string): SourceFile[] => [
    ...all(folder, `plugins/*-${kind}.conf`),
    ...all(local, `*-${kind}.conf`),
  ]
  const excluded = exclusionFile(wish.exclusions ?? [])
  return {
    ...filesBeside,
    name: "OWASP CRS",
    version: crsVersion(rules),
    origin,
    folder,
    notes,
    files: [
      BEFORE,
      own("crs/japanese.conf"),
      ...firstOf(join(local, "crs-setup.conf"), join(folder, "crs-setup.conf"), join(folder, "crs-setup.conf.example")),
      ...level(wish.paranoia),
      ...plugins("config"),
      ...plugins("before"),
      ...(excluded === null ? [] : [excluded]),
      ...filesOf(OWN_RULES, "[2-6]?-*.conf").map((path) => own(basename(path))),
      own("crs/score.conf"),
      ...rules,
      // Who asks for a higher level wants the coarse rules too.
      ...((wish.paranoia ?? 1) === 1 ? [own("crs/shop-text.conf")] : []),
      ...plugins("after"),
    ],
  }
}

const plain = (folder: string, wish: RuleWish, name: string, base: boolean, notes: readonly Words[]): RuleSet => {
  const files = all(folder, "*.conf")
  if (files.length === 0) throw new SekishoError("WAF_NO_RULES", { folder })
  const excluded = exclusionFile(wish.exclusions ?? [])
  const local = base ? join(wish.dataDir, "waf/local") : ""
  const beside = (kind: string): SourceFile[] => (base ? all(local, `*-${kind}.conf`) : [])
  return {
    ...filesBeside,
    name,
    version: base ? VERSION : null,
    origin: base ? "base" : "folder",
    folder,
    notes,
    files: [
      BEFORE,
      ...beside("config"),
      ...beside("before"),
      ...(excluded === null ? [] : [excluded]),
      ...files,
      ...beside("after"),
    ],
  }
}

/**
 * The rules to run, found in this order: the folder asked for, the release that `sekisho waf update` installed, our own
 * base set. Nothing is compiled yet. Throws WAF_NO_RULES or FILE_NOT_READABLE for a folder without rules; never answers
 * another set than the one asked for.
 */
export const findRuleSet = (wish: RuleWish): RuleSet => {
  if (wish.folder !== undefined) {
    if (!isFolder(wish.folder)) throw new SekishoError("WAF_NO_RULES", { folder: wish.folder })
    return isCrs(wish.folder) ? crs(wish.folder, wish, "folder", []) : plain(wish.folder, wish, wish.folder, false, [])
  }
  const installed = installedRules(wish.dataDir)
  if (installed !== null) return crs(installed.folder, wish, "installed", [])
  return plain(OWN_RULES, wish, "Sekisho base rules", true, debianRules())
}

/** The rules for one shop of `sekisho.yaml`, with what its software needs to pass; `folder` is where that file lies. */
export const siteRuleSet = (config: Config, site: SiteConfig, folder: string): RuleSet => {
  const { rules, paranoia } = config.waf
  const profile = site.platform === undefined ? null : profileById(site.platform)
  return findRuleSet({
    dataDir: resolve(folder, config["data-dir"]),
    folder: rules === "auto" ? undefined : resolve(folder, rules),
    paranoia,
    exclusions: profile === null ? [] : wafExclusions(profile, site.admin?.url ?? null),
  })
}
