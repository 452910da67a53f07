import type { z } from "zod"
import { endOfDay } from "../../guideline/japan-day.ts"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { declaredItems, type DeclaredRow } from "../../report/papers/acquirer-rows.ts"
import { DECLARED_WORDS, SCENE_WORDS } from "../../report/papers/words.ts"
import { levelWords } from "../../report/words.ts"
import { confirmationsOf, confirmationWrite, digestOf, renewalDay, renewalWrite } from "../../records/card.ts"
import type { cardConfirm, cardRow, cardSheet } from "../contract/papers.ts"
import type { ConsoleSite, World } from "../world.ts"
import { deed, type Speaker } from "./answering.ts"
import { requireSignature } from "./signature.ts"
import { siteNow } from "./site-now.ts"
import { detailsOf } from "./site-settings.ts"

/** The yearly renewal is called to mind so many days before. */
const REMIND_DAYS = 60

type Row = z.input<typeof cardRow>
type Desk = Pick<World, "records" | "requirements" | "clock">
type Confirmed = ReturnType<Awaited<ReturnType<typeof confirmationsOf>>["get"]>
const rowOf = (row: DeclaredRow, scene: Row["scene"], confirmed: Confirmed): Row => {
  const { criterion, declaration, needless } = row
  const digest = digestOf(row)
  const holds = confirmed?.digest === digest
  return {
    criterion: criterion.criterion,
    question: criterion.question,
    scene,
    kind: declaration.kind,
    kindWords: DECLARED_WORDS[declaration.kind],
    note: declaration.note,
    missing: declaration.missing,
    needless,
    proofs: declaration.proofs.map(({ says, who, at, until, lines }) => ({ says, who, at, until, lines: [...lines] })),
    digest,
    confirmed: confirmed && holds ? { name: confirmed.name, at: isoTime(confirmed.at) } : null,
    lapsed: confirmed !== undefined && !holds,
  }
}

/** The day of the yearly renewal and how far it is; null where nobody has set one. */
export const renewalOf = async (
  { records, clock }: Pick<World, "records" | "clock">,
  shop: string,
): Promise<z.input<typeof cardSheet>["renewal"]> => {
  const day = await renewalDay(records, shop)
  const end = day === null ? null : endOfDay(day)
  if (day === null || end === null) return null
  const daysLeft = Math.floor((end - clock()) / DAY_MS)
  return { day, daysLeft, remind: daysLeft <= REMIND_DAYS }
}

/** The card company's sheet: every row with what stands behind it and whether the owner has confirmed just that. */
export const cardSheetOf = async (world: Desk, site: ConsoleSite): Promise<z.input<typeof cardSheet>> => {
  const shop = site.site.id
  const [{ document, now }, confirmations, details] = await Promise.all([
    siteNow(world, site),
    confirmationsOf(world.records, shop),
    detailsOf(world, site),
  ])
  const items = declaredItems(document, now).map(({ id, title, verdict, parts }) => ({
    id,
    title,
    levelWords: verdict && levelWords(verdict.level, verdict.levelProvenance),
    rows: parts.flatMap(({ scene, rows }) =>
      rows.map((row) =>
        rowOf(row, scene === null ? null : SCENE_WORDS[scene], confirmations.get(row.criterion.criterion)),
      ),
    ),
  }))
  const rows = items.flatMap((item) => item.rows)
  return {
    items,
    details,
    confirmed: rows.filter(({ confirmed }) => confirmed !== null).length,
    rows: rows.length,
    renewal: await renewalOf(world, shop),
  }
}

/** The owner confirms rows by name, each for exactly what it says now. Throws `CONSOLE_CARD_CHANGED` when one says something else. */
export const confirmCard = async (speaker: Speaker, told: z.output<typeof cardConfirm>): Promise<void> => {
  const { world, site, person } = speaker
  requireSignature(person, told.name)
  const rows = (await cardSheetOf(world, site)).items.flatMap((item) => item.rows)
  const byId = new Map(rows.map((row) => [row.criterion, row]))
  for (const { criterion } of told.rows) {
    const row = byId.get(criterion)
    // Nothing stands in a blank row: there is nothing to confirm.
    if (!row || row.kind === "blank") throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "rows" })
  }
  const changed = told.rows.filter(({ criterion, digest }) => byId.get(criterion)?.digest !== digest)
  if (changed.length > 0) throw new SekishoError("CONSOLE_CARD_CHANGED", { count: changed.length })
  const at = world.clock()
  const writes = [...new Map(told.rows.map((row) => [row.criterion, row])).values()].map(({ criterion, digest }) =>
    confirmationWrite(site.site.id, criterion, { digest, name: person.name }, at),
  )
  await world.records.append([
    ...writes,
    deed(
      speaker,
      "card",
      told.rows.map(({ criterion }) => criterion),
    ),
  ])
}

export const setRenewal = async (speaker: Speaker, renewal: string | null): Promise<void> => {
  const { world, site } = speaker
  if (renewal !== null && endOfDay(renewal) === null)
    throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "renewal" })
  const write = renewalWrite(site.site.id, renewal, world.clock())
  await world.records.append([write, deed(speaker, "card", [])])
}
