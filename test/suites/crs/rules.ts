import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { createEngine, type Engine, type RuleFiles, type SourceFile } from "../../../src/waf/index.ts"

export const CRS_FOLDER = resolve(import.meta.dirname, "../../../../shared/waf/crs-4.28.0")
const read = (path: string): SourceFile => ({ path, text: readFileSync(path, "latin1") })

/** Data files beside the rule file that names them. */
export const filesBeside: RuleFiles = {
  include(pattern, from) {
    const found = globSync(pattern, { cwd: dirname(from) }).toSorted()
    return found.length === 0 ? null : found.map((path) => read(resolve(dirname(from), path)))
  },
  data(name, from) {
    const path = join(dirname(from), name)
    return existsSync(path) ? readFileSync(path, "latin1") : null
  },
}

const set = (id: number, ...variables: readonly string[]): string =>
  `SecAction "id:${id},phase:1,pass,t:none,nolog,${variables.map((one) => `setvar:tx.${one}`).join(",")}"`

/** How the suite wants the rules set up: everything on, nothing refused. */
export const suiteSetup = [
  "SecRuleEngine DetectionOnly",
  "SecRequestBodyAccess On",
  "SecResponseBodyAccess On",
  set(900000, "blocking_paranoia_level=4"),
  set(900300, "arg_name_length=100", "arg_length=400", "total_arg_length=64000", "max_num_args=255"),
  set(900340, "max_file_size=64100", "combined_file_sizes=65535"),
  set(900950, "crs_validate_utf8_encoding=1"),
].join("\n")

/** The files of the rule set, the given text in front of them. */
export const crsFiles = (setup: string): SourceFile[] => [
  { path: "setup.conf", text: setup },
  read(join(CRS_FOLDER, "crs-setup.conf.example")),
  ...globSync(join(CRS_FOLDER, "rules/*.conf")).toSorted().map(read),
]

/** An engine with the rule set as the suite wants it. */
export const suiteEngine = (): Engine => createEngine(crsFiles(suiteSetup), filesBeside)

const japanese = read(resolve(import.meta.dirname, "../../../src/waf/rules/crs/japanese.conf"))

/** An engine with the rule set at a paranoia level and our own part for Japan, refusing. */
export const levelEngine = (level: number): Engine =>
  createEngine(
    [japanese, ...crsFiles(["SecRuleEngine On", set(900000, `blocking_paranoia_level=${level}`)].join("\n"))],
    filesBeside,
  )
