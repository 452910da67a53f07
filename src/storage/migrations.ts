import { sql } from "kysely"
import { SekishoError } from "../lib/errors.ts"
import type { Database, Session } from "./schema.ts"

/** One step of the tables' shape. Only ever forward: a step that was released is never changed. */
export interface Migration {
  /** 1, 2, 3 … */
  readonly number: number
  readonly name: string
  up(session: Session): Promise<void>
}

/** What the two databases do in their own ways. */
export interface Dialect {
  /** Names the store in messages, without its password. */
  readonly place: string
  /** Order and comparison of keys by their bytes, so that a prefix is a range. */
  readonly byteOrder: string
  /** Inside a transaction: keeps a second process from migrating at the same time. */
  lock(session: Session): Promise<void>
  /** Before tables that hold something are changed. */
  backUp(to: number): void
}

export const migrationsFor = (dialect: Pick<Dialect, "byteOrder">): readonly Migration[] => [
  {
    number: 1,
    name: "records",
    async up(session) {
      const collation = sql.raw(dialect.byteOrder)
      await sql`create table record (
        kind text ${collation} not null,
        key text ${collation} not null,
        revision bigint not null,
        at bigint not null,
        body text not null,
        primary key (kind, key, revision)
      )`.execute(session)
    },
  },
]

const applied = async (session: Session): Promise<number> => {
  await sql`create table if not exists migration (number bigint primary key, name text not null)`.execute(session)
  const row = await session
    .selectFrom("migration")
    .select((all) => all.fn.max("number").as("number"))
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** Brings the tables to the newest shape, whole or not at all. Throws `RECORDS_NEWER` when a later version was here. */
export const migrate = async (
  database: Database,
  dialect: Dialect,
  migrations: readonly Migration[],
): Promise<void> => {
  const newest = migrations.length
  const before = await database.transaction().execute(async (session) => {
    await dialect.lock(session)
    return applied(session)
  })
  if (before > newest) throw new SekishoError("RECORDS_NEWER", { place: dialect.place, found: before, known: newest })
  if (before === newest) return
  if (before > 0) dialect.backUp(newest)
  await database.transaction().execute(async (session) => {
    await dialect.lock(session)
    const now = await applied(session)
    for (const step of migrations.slice(now)) {
      await step.up(session)
      await session.insertInto("migration").values({ number: step.number, name: step.name }).execute()
    }
  })
}
