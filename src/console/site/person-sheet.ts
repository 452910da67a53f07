import { SekishoError } from "../../lib/errors.ts"
import { checklistSheets } from "../../report/checklist/rows.ts"
import { writeWorkbook } from "../../report/checklist/workbook.ts"
import { mayEnter, personById, type Person } from "../access/people.ts"
import type { FileReply } from "../http/call.ts"
import type { ConsoleSite, World } from "../world.ts"
import { ENDINGS, TYPES } from "./paper-types.ts"
import { assignedTo, siteNow } from "./site-now.ts"

/** The rows that are assigned to a person, and no others, as a form to fill in. Throws `CONSOLE_NOT_HERE` where there are none. */
export const sheetOf = async (world: World, site: ConsoleSite, { id, name }: Person): Promise<FileReply> => {
  const { document, requirements, words, assignments, now, today } = await siteNow(world, site)
  const questions = assignedTo(assignments, id)
  if (questions.size === 0) throw new SekishoError("CONSOLE_NOT_HERE")
  const shop = site.site.id
  // Who confirmed which row for the card company is the shop's own matter.
  const sheets = checklistSheets({ document, requirements, answers: words, shop, now, part: { name, questions } })
  return {
    name: `${shop}-回答表-${name}-${today}.${ENDINGS.xlsx}`,
    type: TYPES.xlsx,
    bytes: await writeWorkbook(sheets),
    show: false,
  }
}

/** The same for somebody else, to be sent by mail. Throws `CONSOLE_NOT_HERE` also for a person of no or another shop. */
export const sheetFor = async (world: World, site: ConsoleSite, id: string): Promise<FileReply> => {
  const person = await personById(world.records, id)
  if (!person?.active || !mayEnter(person, site.site.id)) throw new SekishoError("CONSOLE_NOT_HERE")
  return sheetOf(world, site, person)
}
