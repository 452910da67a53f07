import { parseDetails } from "../../report/papers/details.ts"
import type { Handlers } from "../http/call.ts"
import { deed } from "../site/answering.ts"
import { cardSheetOf, confirmCard, setRenewal } from "../site/card-sheet.ts"
import { paperOf, paperRows } from "../site/papers.ts"
import { sheetFor, sheetOf } from "../site/person-sheet.ts"
import { planFile } from "../site/plan.ts"
import { applySheet, previewSheet } from "../site/sheet-import.ts"
import { detailsOf, detailsWrite } from "../site/site-settings.ts"
import { speakerOf } from "./speaker.ts"

/** The papers, the spreadsheet and its way back, and the card company's sheet. */
export const paperRoutes: Handlers<
  | "papers"
  | "paper"
  | "planFile"
  | "details"
  | "setDetails"
  | "ownSheet"
  | "personSheet"
  | "previewSheet"
  | "applySheet"
  | "card"
  | "setCardRenewal"
  | "confirmCard"
> = {
  async papers() {
    return { papers: paperRows() }
  },
  paper: ({ world, site, query }) => paperOf(world, site, query),
  planFile: ({ world, query }) => planFile(world, query),
  async details({ world, site }) {
    return { details: await detailsOf(world, site) }
  },
  async setDetails(call) {
    const { world, site, body } = call
    const details = parseDetails(body, "console")
    await world.records.append([
      detailsWrite(site.site.id, details, world.clock()),
      deed(speakerOf(call), "details", Object.keys(details)),
    ])
    return { details: await detailsOf(world, site) }
  },
  ownSheet: ({ world, site, viewer }) => sheetOf(world, site, viewer.person),
  personSheet: ({ world, site, id }) => sheetFor(world, site, id),
  previewSheet: (call) => previewSheet(speakerOf(call), call.query.name, call.body),
  applySheet: (call) => applySheet(speakerOf(call), call.body.preview),
  card: ({ world, site }) => cardSheetOf(world, site),
  async setCardRenewal(call) {
    await setRenewal(speakerOf(call), call.body.renewal)
    return cardSheetOf(call.world, call.site)
  },
  async confirmCard(call) {
    await confirmCard(speakerOf(call), call.body)
    return cardSheetOf(call.world, call.site)
  },
}
