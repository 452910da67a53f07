import type { Records } from "./records.ts"

/** Where records are kept. */
export type RecordsPlace =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string }

/** Opens the store and brings it to the newest shape. Throws `RECORDS_FAILED` or `RECORDS_NEWER`. */
export const openRecords = async (place: RecordsPlace): Promise<Records> => {
  // Each store's client takes memory that who uses the other does not need.
  if (place.kind === "sqlite") return (await import("./sqlite.ts")).openSqlite(place.file)
  return (await import("./postgres.ts")).openPostgres(place.url)
}
