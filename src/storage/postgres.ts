import { Kysely, PostgresDialect, sql } from "kysely"
import pg from "pg"
import { KyselyRecords, recordsError } from "./kysely-records.ts"
import { migrate, migrationsFor, type Dialect, type Migration } from "./migrations.ts"
import type { Records } from "./records.ts"
import type { Tables } from "./schema.ts"

const CONNECT_MS = 10_000
const STATEMENT_MS = 30_000
const CONNECTIONS = 4
/** Any number that nobody else is likely to lock by. */
const MIGRATION_LOCK = 5_240_919

/** The address as messages may show it. */
export const withoutPassword = (address: string): string => {
  const url = URL.parse(address)
  return url === null ? "postgres" : `${url.protocol}//${url.host}${url.pathname}`
}

const dialectOf = (address: string): Dialect => ({
  place: withoutPassword(address),
  byteOrder: 'collate "C"',
  async lock(session) {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(session)
  },
  // Its owner backs it up; a step that fails leaves everything as it was, because tables change inside a transaction there.
  backUp: () => undefined,
})

/** Records in PostgreSQL, by an address `postgres://user:password@host:port/database`. Throws `RECORDS_FAILED` or `RECORDS_NEWER`. */
export const openPostgres = async (address: string, migrations?: readonly Migration[]): Promise<Records> => {
  const dialect = dialectOf(address)
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: "sekisho",
  })
  // A server that goes away while nothing is asked of it is noticed by the next question.
  pool.on("error", () => undefined)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(kysely, dialect, migrations ?? migrationsFor(dialect))
    return new KyselyRecords(kysely, dialect.place)
  } catch (error) {
    await kysely.destroy()
    throw recordsError(dialect.place, error)
  }
}
