import { card01 } from "./card/card-01.ts"
import { card02 } from "./card/card-02.ts"
import { card03 } from "./card/card-03.ts"
import { card04 } from "./card/card-04.ts"
import { card05 } from "./card/card-05.ts"
import { cardLogin } from "./card/card-login.ts"
import { GATE } from "./gate.ts"
import { build01 } from "./ipa-ec/build-01.ts"
import { build02 } from "./ipa-ec/build-02.ts"
import { build03 } from "./ipa-ec/build-03.ts"
import { build04 } from "./ipa-ec/build-04.ts"
import { build05 } from "./ipa-ec/build-05.ts"
import { build06 } from "./ipa-ec/build-06.ts"
import { build07 } from "./ipa-ec/build-07.ts"
import { build08 } from "./ipa-ec/build-08.ts"
import { build09 } from "./ipa-ec/build-09.ts"
import { build10 } from "./ipa-ec/build-10.ts"
import { build11 } from "./ipa-ec/build-11.ts"
import { build12 } from "./ipa-ec/build-12.ts"
import { build13 } from "./ipa-ec/build-13.ts"
import { build14 } from "./ipa-ec/build-14.ts"
import { operate01 } from "./ipa-ec/operate-01.ts"
import { operate02 } from "./ipa-ec/operate-02.ts"
import { operate03 } from "./ipa-ec/operate-03.ts"
import { operate04 } from "./ipa-ec/operate-04.ts"
import { operate05 } from "./ipa-ec/operate-05.ts"
import { operate06 } from "./ipa-ec/operate-06.ts"
import { operate07 } from "./ipa-ec/operate-07.ts"
import { owner01 } from "./ipa-ec/owner-01.ts"
import { owner02 } from "./ipa-ec/owner-02.ts"
import { owner03 } from "./ipa-ec/owner-03.ts"
import { owner04 } from "./ipa-ec/owner-04.ts"
import { owner05 } from "./ipa-ec/owner-05.ts"
import { owner06 } from "./ipa-ec/owner-06.ts"
import { owner07 } from "./ipa-ec/owner-07.ts"
import type { Criterion, Requirement } from "./requirement.ts"

/** Our revision of the catalogue: raised with every change of a requirement, a criterion or its words. */
export const CATALOGUE_REVISION = 1

/** The day of that revision. */
export const CATALOGUE_DATE = "2026-11-23"

/** Edition of this catalogue: the guideline's own date and our revision of it. Stands in every report. */
export const CATALOGUE_EDITION = `ipa-ec-2023-03-16+${CATALOGUE_REVISION}`

/** All 34 requirements in the order they are shown: building, operating, owner, card. */
export const REQUIREMENTS: readonly Requirement[] = [
  build01,
  build02,
  build03,
  build04,
  build05,
  build06,
  build07,
  build08,
  build09,
  build10,
  build11,
  build12,
  build13,
  build14,
  operate01,
  operate02,
  operate03,
  operate04,
  operate05,
  operate06,
  operate07,
  owner01,
  owner02,
  owner03,
  owner04,
  owner05,
  owner06,
  owner07,
  card01,
  card02,
  card03,
  card04,
  card05,
  cardLogin,
]

const requirements = new Map(REQUIREMENTS.map((requirement) => [requirement.id, requirement]))
const criteria = new Map(
  [...REQUIREMENTS.flatMap((requirement) => requirement.criteria), ...GATE].map((criterion) => [
    criterion.id,
    criterion,
  ]),
)
const owners = new Map(
  REQUIREMENTS.flatMap((requirement) => requirement.criteria.map((criterion) => [criterion.id, requirement] as const)),
)

/** `build/9`; undefined where there is none of that id. */
export const requirementById = (id: string): Requirement | undefined => requirements.get(id)

/** `build/9.redirect` or `gate/origin-closed`; undefined where there is none of that id. */
export const criterionById = (id: string): Criterion | undefined => criteria.get(id)

/** The requirement that a criterion stands under; undefined for the gate's own and for unknown ids. */
export const requirementOf = (criterionId: string): Requirement | undefined => owners.get(criterionId)
