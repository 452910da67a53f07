import type { z } from "zod"
import { parseAnswer } from "../../guideline/answer.ts"
import { endOfDay } from "../../guideline/japan-day.ts"
import type { Answer } from "../../guideline/observation.ts"
import { SekishoError } from "../../lib/errors.ts"
import { answerWrite, lastWords, withdrawal } from "../../records/answers.ts"
import { journalWrite, type Deed } from "../../records/journal.ts"
import type { Write } from "../../storage/records.ts"
import { mayEnter, personById, type Person } from "../access/people.ts"
import type { answerInput, answersReply, assignBody } from "../contract/answers.ts"
import type { ConsoleSite, World } from "../world.ts"
import { requireFiles } from "./files.ts"
import { requireKnown, requireQuestion, siteAndNames } from "./questions.ts"
import { allLines, allRows, answerView } from "./rows.ts"
import { assignmentsOf, assignmentWrite } from "./site-now.ts"

type Reply = z.input<typeof answersReply>
type Input = z.output<typeof answerInput>
/** Who answers, for which shop, and which questions that person may see. */
export interface Speaker {
  readonly world: World
  readonly site: ConsoleSite
  readonly person: Person
  readonly only: ReadonlySet<string> | null
}

/** The rows and lines of these questions as they stand after a change. */
const kept = async ({ world, site }: Speaker, questions: ReadonlySet<string>): Promise<Reply> => {
  const { now, names } = await siteAndNames(world, site)
  const lines = allLines(now, names).filter(({ id }) => questions.has(id))
  const criteria = new Set([...questions, ...lines.map(({ criterion }) => criterion)])
  return { state: "kept", rows: allRows(now, names).filter(({ id }) => criteria.has(id)), lines }
}

const conflictOf = async (
  { world, site }: Speaker,
  asked: readonly { readonly question: string; readonly expect: number }[],
): Promise<Reply> => {
  const words = await lastWords(world.records, site.site.id)
  const conflicts = asked.flatMap(({ question, expect }) => {
    const word = words.get(question)
    const revision = word?.revision ?? 0
    return revision === expect ? [] : [{ question, revision, answer: word?.answer ? answerView(word.answer) : null }]
  })
  return { state: "conflict", conflicts }
}

export const deed = ({ site, person, world }: Speaker, what: Deed, about: readonly string[]): Write =>
  journalWrite(site.site.id, { who: person.name, person: person.id, what, about }, world.clock())

const answerFrom = async (speaker: Speaker, told: Input): Promise<Answer> => {
  const { question, expect: _, evidence = [], ...rest } = told
  requireQuestion(speaker.only, question)
  await requireFiles(speaker, question, evidence)
  const by = speaker.person.name
  const said = { ...rest, criterion: question, by, ...(evidence.length > 0 ? { evidence } : {}) }
  return parseAnswer(said, speaker.world.requirements, speaker.world.clock())
}

const refuseTwice = (questions: readonly string[]): ReadonlySet<string> => {
  const each = new Set(questions)
  if (each.size < questions.length) throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "answers" })
  return each
}

/** An answer, and the word that its writer saw before it. */
interface Said {
  readonly answer: Answer
  readonly expect: number
}

/** Keeps checked answers: all or, when somebody was faster with one of them, none. */
export const keepAnswers = async (speaker: Speaker, said: readonly Said[]): Promise<Reply> => {
  const { world, site, person } = speaker
  const asked = said.map(({ answer, expect }) => ({ question: answer.criterion, expect }))
  const questions = refuseTwice(asked.map(({ question }) => question))
  const writes = said.map(({ answer, expect }) => answerWrite(site.site.id, answer, expect, person.id))
  const appended = await world.records.append([...writes, deed(speaker, "answer", [...questions])])
  return appended.state === "appended" ? kept(speaker, questions) : conflictOf(speaker, asked)
}

/** Keeps answers by the person who is signed in: all or, when somebody was faster with one of them, none. */
export const giveAnswers = async (speaker: Speaker, told: readonly Input[]): Promise<Reply> => {
  refuseTwice(told.map(({ question }) => question))
  const said: Said[] = []
  for (const one of told) said.push({ answer: await answerFrom(speaker, one), expect: one.expect })
  return keepAnswers(speaker, said)
}

/** Takes an answer back. What was said stays in the history; the question waits again. */
export const takeBack = async (
  speaker: Speaker,
  told: { readonly question: string; readonly reason: string; readonly expect: number },
): Promise<Reply> => {
  const { world, site, person } = speaker
  requireQuestion(speaker.only, told.question)
  requireKnown(told.question)
  const word = (await lastWords(world.records, site.site.id)).get(told.question)
  if (!word?.answer || word.revision !== told.expect) return conflictOf(speaker, [{ ...told, expect: told.expect }])
  const write = withdrawal(site.site.id, told.question, {
    at: world.clock(),
    expect: told.expect,
    enteredBy: person.id,
    reason: told.reason,
  })
  const appended = await world.records.append([write, deed(speaker, "withdraw", [told.question])])
  return appended.state === "appended" ? kept(speaker, new Set([told.question])) : conflictOf(speaker, [told])
}

const requirePerson = async ({ world, site }: Speaker, id: string): Promise<void> => {
  const person = await personById(world.records, id)
  if (!person?.active || !mayEnter(person, site.site.id)) throw new SekishoError("CONSOLE_NOT_HERE")
}

/** Names a person and a day for questions; what is left out stays as it is. */
export const assign = async (speaker: Speaker, told: z.output<typeof assignBody>): Promise<Reply> => {
  const { world, site } = speaker
  for (const question of told.questions) requireKnown(question)
  if (typeof told.person === "string") await requirePerson(speaker, told.person)
  if (typeof told.due === "string" && endOfDay(told.due) === null)
    throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "due" })
  const before = await assignmentsOf(world.records, site.site.id)
  const questions = new Set(told.questions)
  const writes = [...questions].map((question) => {
    const { person = null, due = null } = before.get(question) ?? {}
    const body = {
      person: told.person === undefined ? person : told.person,
      due: told.due === undefined ? due : told.due,
    }
    return assignmentWrite(site.site.id, question, body, world.clock())
  })
  await world.records.append([...writes, deed(speaker, "assign", [...questions])])
  return kept(speaker, questions)
}
