import { existsSync } from "node:fs"
import { join } from "node:path"
import { REQUIREMENTS } from "../guideline/catalogue.ts"
import { applyLevels } from "../guideline/levels.ts"
import type { Requirement } from "../guideline/requirement.ts"
import { readText } from "./files.ts"

/** The catalogue, with the levels that a person confirmed in `levels.yaml` beside the configuration. */
export const catalogueFor = (folder: string): readonly Requirement[] => {
  const file = join(folder, "levels.yaml")
  return existsSync(file) ? applyLevels(REQUIREMENTS, readText(file), file) : REQUIREMENTS
}
