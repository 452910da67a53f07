import type { RuleSet, SourceFile } from "../../../waf/index.ts"

const set = (id: number, ...variables: readonly string[]): string =>
  `SecAction "id:${id},phase:1,pass,t:none,nolog,${variables.map((one) => `setvar:tx.${one}`).join(",")}"`

/** How the OWASP suite wants its rules set up: everything on, nothing refused. */
export const SUITE_SETUP: SourceFile = {
  path: "sekisho:suite.conf",
  text: [
    "SecRuleEngine DetectionOnly",
    "SecRequestBodyAccess On",
    "SecResponseBodyAccess On",
    set(50_911, "blocking_paranoia_level=4"),
    set(50_912, "arg_name_length=100", "arg_length=400", "total_arg_length=64000", "max_num_args=255"),
    set(50_913, "max_file_size=64100", "combined_file_sizes=65535"),
    set(50_914, "crs_validate_utf8_encoding=1"),
  ].join("\n"),
}

const DETECTION_ONLY: SourceFile = { path: "sekisho:suite.conf", text: "SecRuleEngine DetectionOnly" }

/**
 * The same rules as a regression suite wants them. Those of OWASP: without our additions and with the suite's own setup;
 * any other: as they are. Nothing is refused, so that every rule has its say.
 */
export const suiteRules = (rules: RuleSet): RuleSet => {
  const own = rules.files.filter(({ path }) => !path.startsWith("sekisho:"))
  const files = rules.name === "OWASP CRS" ? [SUITE_SETUP, ...own] : [...rules.files, DETECTION_ONLY]
  return { ...rules, files }
}
