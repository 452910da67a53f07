import type { z } from "zod"
import type { Answer } from "../../guideline/observation.ts"
import { isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { earlierNeeded, planImport } from "../../report/checklist/plan.ts"
import { readForm } from "../../report/checklist/read-rows.ts"
import { answerWrite, lastWords, wordAt } from "../../records/answers.ts"
import { newId } from "../access/tokens.ts"
import type { sheetPreview } from "../contract/papers.ts"
import { safeName } from "../http/download.ts"
import { problemOf } from "../http/problem.ts"
import { deed, type Speaker } from "./answering.ts"
import { previewKey } from "./previews.ts"
import { mayAsk, requireQuestion } from "./questions.ts"
import { answerView } from "./rows.ts"

/** How many of each the preview shows; a form has some 400 rows. */
const SHOWN = 1_000

/**
 * What a filled-in form would change. Nothing is kept but the plan, for the person who asked, until it is applied. Throws
 * `SHEET_*` for a file that is no such form.
 */
export const previewSheet = async (
  { world, site, person, only }: Speaker,
  name: string,
  bytes: Uint8Array,
): Promise<z.input<typeof sheetPreview>> => {
  const file = safeName(name)
  const shop = site.site.id
  const form = readForm(bytes, shop, file)
  const latest = await lastWords(world.records, shop)
  const earlier = new Map<string, Answer | null>()
  for (const { id, revision } of earlierNeeded(form, latest)) {
    if (!mayAsk(only, id) || earlier.has(`${id}@${revision}`)) continue
    const word = await wordAt(world.records, shop, id, revision)
    if (word) earlier.set(`${id}@${revision}`, word.answer)
  }
  const plan = planImport(form, {
    catalogue: world.requirements,
    latest,
    earlier,
    ...(only === null ? {} : { writer: { name: person.name, questions: only } }),
    now: world.clock(),
  })
  const { changes, problems, unchanged } = plan
  const fine = problems.length === 0 && changes.length > 0
  const preview = fine ? newId(world.random) : null
  const until = preview === null ? null : world.previews.set(previewKey(shop, person.id), { id: preview, changes })
  return {
    preview,
    file,
    expiresAt: until === null ? null : isoTime(until),
    unchanged,
    changes: changes.slice(0, SHOWN).map(({ cell, before, after }) => ({
      cell,
      question: after.criterion,
      before: before ? answerView(before) : null,
      after: answerView(after),
    })),
    problems: problems.slice(0, SHOWN).map(({ cell, error }) => {
      const { code, what, todo } = problemOf(error)
      return { cell: cutEvidence(cell, 60), code, what, todo }
    }),
  }
}

/**
 * Keeps what was previewed: all of it or, when somebody has answered since, nothing. Throws `SHEET_OVERTAKEN`, or
 * `CONSOLE_NOT_HERE` for a preview that is gone and for a question that is no longer this contractor's.
 */
export const applySheet = async (speaker: Speaker, id: string): Promise<{ kept: number }> => {
  const { world, site, person } = speaker
  const key = previewKey(site.site.id, person.id)
  const preview = world.previews.get(key)
  if (preview?.id !== id) throw new SekishoError("CONSOLE_NOT_HERE")
  world.previews.take(key)
  const { changes } = preview
  for (const { after } of changes) requireQuestion(speaker.only, after.criterion)
  const appended = await world.records.append([
    ...changes.map(({ after, expect }) => answerWrite(site.site.id, after, expect, person.id)),
    deed(
      speaker,
      "import",
      changes.map(({ after }) => after.criterion),
    ),
  ])
  if (appended.state === "conflict") throw new SekishoError("SHEET_OVERTAKEN", { count: appended.latest.length })
  return { kept: changes.length }
}
