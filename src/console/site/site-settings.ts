import type { Records, Write } from "../../storage/records.ts"
import { shopSize } from "../contract/sites.ts"
import type { ShopSize } from "../../report/loss.ts"
import { parseDetails, type Details } from "../../report/papers/details.ts"
import type { ConsoleSite, World } from "../world.ts"

const SIZE = "size"
const DETAILS = "details"

const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T // the same keys, fewer

/** The shop's size as its owner told it here, else as the configuration says. */
export const sizeOf = async ({ records }: Pick<World, "records">, site: ConsoleSite): Promise<ShopSize> => {
  const parsed = shopSize.safeParse((await records.latest(SIZE, site.site.id))?.body)
  // Only told numbers: a key with nothing in it is no number.
  return parsed.success ? (given(parsed.data) as ShopSize) : site.size
}
export const sizeWrite = (shop: string, body: unknown, at: number): Write => ({ kind: SIZE, key: shop, body, at })

/** What the shop tells for its papers; each thing said here goes before `papers.yaml`. */
export const detailsOf = async ({ records }: Pick<World, "records">, site: ConsoleSite): Promise<Details> => {
  const kept = await keptDetails(records, site.site.id)
  return { ...site.details, ...kept }
}
const keptDetails = async (records: Records, shop: string): Promise<Details> => {
  const entry = await records.latest(DETAILS, shop)
  return entry === null ? {} : parseDetails(entry.body, `${DETAILS} ${shop}`)
}
export const detailsWrite = (shop: string, details: Details, at: number): Write => ({
  kind: DETAILS,
  key: shop,
  body: details,
  at,
})
