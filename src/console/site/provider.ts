import type { z } from "zod"
import { parseAnswer } from "../../guideline/answer.ts"
import type { Answer } from "../../guideline/observation.ts"
import type { SaasId } from "../../guideline/saas/profile.ts"
import { SAAS_PROFILES } from "../../guideline/saas/profiles.ts"
import type { Site } from "../../guideline/site.ts"
import type { Document } from "../../report/document.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import { isPage, providerShare, type ProviderRow } from "../../guideline/saas/provider-share.ts"
import { SekishoError } from "../../lib/errors.ts"
import { STATE_WORDS } from "../../report/words.ts"
import { PROVIDER_BASIS_WORDS } from "../../report/provider-words.ts"
import type { answersReply } from "../contract/answers.ts"
import type { providerBody, providerSheet } from "../contract/provider.ts"
import type { ConsoleSite, World } from "../world.ts"
import { keepAnswers, type Speaker } from "./answering.ts"
import { answerView } from "./rows.ts"
import { requireSignature } from "./signature.ts"
import { siteNow } from "./site-now.ts"

/** The rows of a service that concern this shop now. Throws `PROVIDER_NO_SAAS` for a shop on a server of its own. */
export const providerRows = (
  service: SaasId,
  site: Site,
  requirements: readonly Requirement[],
  document: Document,
): readonly ProviderRow[] => {
  if (site.form !== "saas" && site.form !== "mall") throw new SekishoError("PROVIDER_NO_SAAS")
  const concerned = new Set(
    document.verdicts
      .filter(({ role, state }) => role !== "later" && state !== "not-applicable")
      .flatMap(({ criteria }) =>
        criteria.filter(({ reason }) => !reason.startsWith("site-")).map((one) => one.criterion),
      ),
  )
  return providerShare(SAAS_PROFILES[service], requirements).filter(({ criterion }) => concerned.has(criterion.id))
}

/** An answer that a person stands for who has read `link`. Throws `PROVIDER_FRONT_PAGE`, `ANSWER_NEEDS_LINK`. */
export const providerAnswer = (
  service: SaasId,
  { criterion, statement }: ProviderRow,
  told: { readonly by: string; readonly link: string; readonly until?: string | undefined },
  requirements: readonly Requirement[],
  now: number,
): Answer => {
  const { name } = SAAS_PROFILES[service]
  const text = statement ? `${name}: ${statement.says.ja}` : `${name} の説明ページで確認`
  const answer = parseAnswer({ criterion: criterion.id, state: "provider", text, ...told }, requirements, now)
  if (!isPage(answer.link ?? "")) throw new SekishoError("PROVIDER_FRONT_PAGE", { id: criterion.id })
  return answer
}

/** What the service carries, with what is known of each and what stands there now. Changes nothing. */
export const providerSheetOf = async (
  world: World,
  site: ConsoleSite,
  service: SaasId,
): Promise<z.input<typeof providerSheet>> => {
  const { document, words, requirements } = await siteNow(world, site)
  const criteria = new Map(document.verdicts.flatMap((verdict) => verdict.criteria.map((one) => [one.criterion, one])))
  const { name, page } = SAAS_PROFILES[service]
  const rows = providerRows(service, site.site, requirements, document).map(
    ({ requirement, criterion, basis, statement, link }) => {
      const word = words.get(criterion.id)
      const state = criteria.get(criterion.id)?.state ?? "unknown"
      return {
        id: criterion.id,
        requirement: requirement.id,
        requirementTitle: requirement.title,
        question: criterion.question,
        basis,
        basisWords: PROVIDER_BASIS_WORDS[basis],
        says: statement?.says ?? null,
        link,
        state,
        stateWords: STATE_WORDS[state],
        answer: word?.answer ? answerView(word.answer) : null,
        revision: word?.revision ?? 0,
        marked: link !== null && !word?.answer,
      }
    },
  )
  return { service, name, page, rows }
}

/** Keeps what a person has confirmed by name, row by row with the page that says so. All or none. */
export const answerForProvider = async (
  speaker: Speaker,
  { service, name, rows }: z.output<typeof providerBody>,
): Promise<z.input<typeof answersReply>> => {
  const { world, site, person } = speaker
  requireSignature(person, name)
  const { document, requirements } = await siteNow(world, site)
  const known = new Map(
    providerRows(service, site.site, requirements, document).map((row) => [row.criterion.id, row] as const),
  )
  const told = rows.map(({ question, link, until, expect }) => {
    const row = known.get(question)
    if (row === undefined) throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "rows" })
    const said = { by: person.name, link, until }
    return { answer: providerAnswer(service, row, said, requirements, world.clock()), expect }
  })
  return keepAnswers(speaker, told)
}
