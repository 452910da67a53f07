import { say, type Language, type Words } from "../../lib/words.ts"
import type { RuleSet } from "../../waf/index.ts"

const RULES: Words = { ja: "ルール: {name} {version}({folder})", en: "rules: {name} {version} ({folder})" }
const UNVERSIONED: Words = { ja: "ルール: {name}", en: "rules: {name}" }

/** Which rules a command used, and what is to be known about that. */
export const rulesLine = (rules: RuleSet, language: Language): string => {
  const { name, version, folder, notes } = rules
  const head = version === null ? say(UNVERSIONED, language, { name }) : say(RULES, language, { name, version, folder })
  return [head, ...notes.map((note) => say(note, language))].join("\n")
}
