import stringWidth from "string-width"
import { dirname, resolve } from "node:path"
import { CATALOGUE_EDITION } from "../guideline/catalogue.ts"
import { cisoAssistantLibrary } from "../guideline/export/ciso-assistant.ts"
import { catalogueJson } from "../guideline/export/json.ts"
import { oscalCatalog } from "../guideline/export/oscal.ts"
import { levelWords, MEANS_WORDS, PHASE_WORDS, PLACE_WORDS } from "../guideline/reasons.ts"
import { PHASES, type Criterion, type Requirement } from "../guideline/requirement.ts"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { say, type Language } from "../lib/words.ts"
import { catalogueFor } from "./catalogue.ts"
import { text, type Command } from "./command.ts"
import { writeText } from "./files.ts"
import { CONFIG_FILE, CONFIG_OPTIONS } from "./site-options.ts"

const FORMATS = ["table", "json", "oscal", "ciso-assistant"] as const

const level = ({ level }: Requirement, language: Language): string => say(levelWords(level), language)

const tableOf = (requirements: readonly Requirement[], language: Language): string => {
  const levelWidth = Math.max(...requirements.map((one) => stringWidth(level(one, language))))
  const line = (one: Requirement): string => {
    const words = level(one, language)
    return `  ${one.id.padEnd(11)} ${words}${" ".repeat(levelWidth - stringWidth(words))}  ${say(one.title, language)}`
  }
  const parts = PHASES.flatMap((phase) => {
    const mine = requirements.filter((one) => one.phase === phase)
    return mine.length === 0 ? [] : [`${say(PHASE_WORDS[phase], language)}\n${mine.map(line).join("\n")}\n`]
  })
  return `${parts.join("\n")}\n${CATALOGUE_EDITION}\n`
}

const criterionText = (one: Criterion, language: Language): string => {
  const means = one.means.map((each) => {
    const later = one.notYet?.includes(each) ? say({ ja: "(今後)", en: " (later)" }, language) : ""
    return `${say(MEANS_WORDS[each], language)}${later}`
  })
  const plus = one.weight === "plus" ? " (+)" : ""
  return [
    `${one.id}${plus} [${means.join(" · ")}]`,
    `  ${say(one.question, language)}`,
    `  ${say(one.why, language)}`,
    `  → ${say(one.remedy, language)}`,
  ].join("\n")
}

const detailOf = (one: Requirement, language: Language): string =>
  [
    `${one.id} ${say(one.title, language)} — ${level(one, language)}`,
    ...(one.officialTitle ? [one.officialTitle.ja] : []),
    one.places.map((place) => say(PLACE_WORDS[place], language)).join(" · "),
    "",
    say(one.explanation, language),
    "",
    ...one.criteria.map((criterion) => `${criterionText(criterion, language)}\n`),
  ].join("\n")

/** A requirement by its id, or the one that holds the criterion of that id. */
const chosen = (all: readonly Requirement[], id: string | undefined): readonly Requirement[] => {
  if (id === undefined) return all
  const found = all.filter((one) => one.id === id || one.criteria.some((criterion) => criterion.id === id))
  if (found.length > 0) return found
  throw new SekishoError("USAGE_UNKNOWN_ID", { given: cutEvidence(id, 60) })
}

const render = (format: string, requirements: readonly Requirement[], one: boolean, language: Language): string => {
  switch (format) {
    case "json":
      return `${JSON.stringify(catalogueJson(requirements), null, 2)}\n`
    case "oscal":
      return `${JSON.stringify(oscalCatalog(requirements), null, 2)}\n`
    case "ciso-assistant":
      return cisoAssistantLibrary(requirements)
    default:
      return one ? requirements.map((each) => detailOf(each, language)).join("\n") : tableOf(requirements, language)
  }
}

export const guideline: Command = {
  name: "guideline",
  positionals: "[ID]",
  maxPositionals: 1,
  says: { ja: "ガイドラインの要件と判定項目を表示する", en: "print the guideline's requirements and criteria" },
  options: {
    config: CONFIG_OPTIONS.config,
    format: {
      type: "string",
      value: FORMATS.join("|"),
      allowed: FORMATS,
      says: { ja: "出力の形", en: "what to print" },
    },
    out: { type: "string", value: "FILE", says: { ja: "書き出すファイル", en: "file to write" } },
  },
  run(io, given, [id]) {
    const all = catalogueFor(dirname(resolve(io.folder, text(given, "config") ?? CONFIG_FILE)))
    const content = render(text(given, "format") ?? "table", chosen(all, id), id !== undefined, io.language)
    const out = text(given, "out")
    if (out === undefined) io.out(content)
    else writeText(resolve(io.folder, out), content)
    return Promise.resolve(EXIT.fine)
  },
}
