import { openPostgres } from "./postgres.ts"
import type { Records } from "./records.ts"
import { openSqlite } from "./sqlite.ts"

/** Where records are kept. */
export type RecordsPlace =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string }

/** Opens the store and brings it to the newest shape. Throws `RECORDS_FAILED` or `RECORDS_NEWER`. */
export const openRecords = (place: RecordsPlace): Promise<Records> =>
  place.kind === "sqlite" ? openSqlite(place.file) : openPostgres(place.url)
