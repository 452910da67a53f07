import { CATALOGUE_EDITION } from "../catalogue.ts"
import { CHECKLIST } from "../checklist/checklist.ts"
import type { ChecklistLine } from "../checklist/line.ts"
import { DIAGNOSIS, type DiagnosisItem } from "../diagnosis.ts"
import { FIGURES, type Figure } from "../figures.ts"
import { GATE } from "../gate.ts"
import { LOG_IN_MEASURES, type LogInMeasure } from "../measures.ts"
import type { Criterion, Requirement } from "../requirement.ts"

/** The whole catalogue as `sekisho guideline --format json` prints it. */
export interface CatalogueJson {
  readonly schema: "sekisho-guideline/1"
  readonly edition: string
  readonly requirements: readonly Requirement[]
  readonly gate: readonly Criterion[]
  readonly checklist: readonly ChecklistLine[]
  readonly diagnosis: readonly DiagnosisItem[]
  readonly logInMeasures: readonly LogInMeasure[]
  readonly figures: readonly Figure[]
}

/** Pure; `requirements` may carry levels confirmed in `levels.yaml`, or be a part of the catalogue. */
export const catalogueJson = (requirements: readonly Requirement[]): CatalogueJson => ({
  schema: "sekisho-guideline/1",
  edition: CATALOGUE_EDITION,
  requirements,
  gate: GATE,
  checklist: CHECKLIST,
  diagnosis: DIAGNOSIS,
  logInMeasures: LOG_IN_MEASURES,
  figures: FIGURES,
})
