import { z } from "zod"
import { PROVIDER_BASES } from "../../guideline/saas/provider-share.ts"
import { SAAS_IDS } from "../../guideline/saas/profile.ts"
import { ANSWER_LIMITS } from "../../guideline/answer.ts"
import { answer, verdictState } from "./answers.ts"
import { day, personName, questionId, revision, words } from "./shared.ts"

/** What a service carries for its shops: proposals that a person looks up and confirms. */
export const providerQuery = z.strictObject({ service: z.enum(SAAS_IDS) })
export const providerRow = z.object({
  id: z.string(),
  requirement: z.string(),
  requirementTitle: words,
  question: words,
  /** `retold`: `link` says so · `recalled`: unconfirmed, find the page · `unsaid`: nothing is known, ask the service. */
  basis: z.enum(PROVIDER_BASES),
  basisWords: words,
  /** What the service is said to do; null where nothing is known. */
  says: words.nullable(),
  /** To be filled into the form; null: the person has to find the page. */
  link: z.string().nullable(),
  state: verdictState,
  stateWords: words,
  answer: answer.nullable(),
  revision,
  /** Nobody has answered it yet, and its page is known: marked from the beginning. */
  marked: z.boolean(),
})
export const providerSheet = z.object({
  service: z.enum(SAAS_IDS),
  name: z.string(),
  /** Where to look. */
  page: z.string(),
  rows: z.array(providerRow),
})
export const providerBody = z.strictObject({
  service: z.enum(SAAS_IDS),
  /** Typed by the person who has read the pages; must be the name of who is signed in. */
  name: personName,
  rows: z
    .array(
      z.strictObject({
        question: questionId,
        link: z.string().max(4 * ANSWER_LIMITS.linkChars),
        until: day.optional(),
        expect: revision,
      }),
    )
    .min(1)
    .max(300),
})
