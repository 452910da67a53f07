import { createHash } from "node:crypto"
import { z } from "zod"
import { endOfDay } from "../guideline/japan-day.ts"
import { isoTime } from "../lib/clock.ts"
import type { Document } from "../report/document.ts"
import { declaredItems, type DeclaredRow } from "../report/papers/acquirer-rows.ts"
import type { Records, Write } from "../storage/records.ts"

const CONFIRMATION = "card-confirmation"
const RENEWAL = "card-renewal"

const confirmation = z.object({ digest: z.string(), name: z.string() })
/** That an owner has confirmed a row of the card company's sheet, for exactly what it said. */
type Confirmation = z.infer<typeof confirmation> & { readonly at: number }

/** By criterion, lapsed ones too: {@link digestOf} of the row tells whether it still holds. */
export const confirmationsOf = async (records: Records, shop: string): Promise<ReadonlyMap<string, Confirmation>> =>
  new Map(
    (await records.list(CONFIRMATION, `${shop}/`)).flatMap(({ key, body, at }) => {
      const parsed = confirmation.safeParse(body)
      return parsed.success ? [[key.slice(shop.length + 1), { ...parsed.data, at }] as const] : []
    }),
  )
export const confirmationWrite = (
  shop: string,
  criterion: string,
  body: z.infer<typeof confirmation>,
  at: number,
): Write => ({ kind: CONFIRMATION, key: `${shop}/${criterion}`, body, at })

/** What the row says, without the times at which it was looked at again: the same finding next week is the same row. */
export const digestOf = ({ criterion, declaration }: DeclaredRow): string => {
  const { kind, note, missing, proofs } = declaration
  const grounds = proofs.map(({ says, who, lines }) => [says.ja, who.ja, lines.map((line) => line.ja)])
  const said = JSON.stringify([criterion.criterion, kind, note?.ja, missing?.ja, grounds])
  return createHash("sha256").update(said).digest("hex").slice(0, 32)
}

/** The day of the yearly renewal, `2027-03-31`; null where nobody has set one. */
export const renewalDay = async (records: Records, shop: string): Promise<string | null> => {
  const parsed = z.object({ renewal: z.string().nullable() }).safeParse((await records.latest(RENEWAL, shop))?.body)
  const day = parsed.success ? parsed.data.renewal : null
  return day === null || endOfDay(day) === null ? null : day
}
export const renewalWrite = (shop: string, renewal: string | null, at: number): Write => ({
  kind: RENEWAL,
  key: shop,
  body: { renewal },
  at,
})

/** What papers print beside the card company's rows: who has confirmed each as it stands now, and the next renewal. */
export const cardContext = async (
  records: Records,
  shop: string,
  document: Document,
  now: number,
): Promise<{
  readonly confirmations: ReadonlyMap<string, { readonly name: string; readonly at: string }>
  readonly renewal: string | null
}> => {
  const [kept, renewal] = await Promise.all([confirmationsOf(records, shop), renewalDay(records, shop)])
  const rows = declaredItems(document, now).flatMap(({ parts }) => parts.flatMap((part) => part.rows))
  const confirmations = rows.flatMap((row) => {
    const { criterion } = row.criterion
    const confirmed = row.declaration.kind === "blank" ? undefined : kept.get(criterion)
    return confirmed?.digest === digestOf(row)
      ? [[criterion, { name: confirmed.name, at: isoTime(confirmed.at) }] as const]
      : []
  })
  return { confirmations: new Map(confirmations), renewal }
}
