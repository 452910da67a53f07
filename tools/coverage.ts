import { CHECKS } from "../src/checks/registry.ts"
import { CATALOGUE_EDITION, REQUIREMENTS } from "../src/guideline/catalogue.ts"
import { GATE } from "../src/guideline/gate.ts"
import type { Criterion, Means } from "../src/guideline/requirement.ts"

const MEANS_WORDS: Readonly<Record<Means, string>> = {
  observed: "observed",
  inside: "seen inside",
  enforced: "enforced",
  answered: "attested",
}

/** How each criterion can be answered in this version, and how it will be. */
const row = (criterion: Criterion): string => {
  const later = criterion.notYet ?? []
  const now = criterion.means.filter((means) => !later.includes(means)).map((means) => MEANS_WORDS[means])
  const by = CHECKS.filter((check) => check.criteria.includes(criterion.id)).map((check) => `\`${check.id}\``)
  const cells = [
    `\`${criterion.id}\``,
    criterion.question.en.replaceAll("|", "\\|"),
    criterion.weight,
    criterion.source,
    now.join(", ") || "**not yet**",
    by.join(" "),
    later.map((means) => MEANS_WORDS[means]).join(", "),
  ]
  return `| ${cells.join(" | ")} |`
}

const HEAD =
  "| criterion | question | weight | source | answered now by | checks | not yet |\n|---|---|---|---|---|---|---|"

/** The text of `docs/coverage.md`. */
export const coverage = (): string => {
  const all = REQUIREMENTS.flatMap((one) => one.criteria)
  const isNow = (criterion: Criterion, means: Means): boolean =>
    criterion.means.includes(means) && !(criterion.notYet ?? []).includes(means)
  const count = (means: Means): number => all.filter((criterion) => isNow(criterion, means)).length
  const none = all.filter((criterion) =>
    criterion.means.every((means) => (criterion.notYet ?? []).includes(means)),
  ).length
  const sections = REQUIREMENTS.map(
    (one) => `## ${one.id} ${one.title.en} / ${one.title.ja}\n\n${HEAD}\n${one.criteria.map(row).join("\n")}\n`,
  )
  return [
    "# Coverage of the guideline",
    "",
    `Generated from the catalogue (edition ${CATALOGUE_EDITION}); do not edit. \`npm run generated\` writes it, CI compares it.`,
    "",
    `${REQUIREMENTS.length} requirements, ${all.length} criteria, ${CHECKS.length} checks. In this version ${count("observed")} criteria are observed from outside, ` +
      `${count("inside")} seen inside, ${count("enforced")} enforced, ${count("answered")} attested by a person; ${none} cannot be answered yet.`,
    "",
    ...sections,
    `## The gate's own\n\n${HEAD}\n${GATE.map(row).join("\n")}\n`,
  ].join("\n")
}
