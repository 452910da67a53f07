import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync, type SQLInputValue } from "node:sqlite"
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
} from "kysely"
import { KyselyRecords, recordsError } from "./kysely-records.ts"
import { migrate, migrationsFor, type Dialect, type Migration } from "./migrations.ts"
import type { Records } from "./records.ts"
import type { Tables } from "./schema.ts"

/** How long a writer waits for another process's transaction. */
const BUSY_MS = 10_000
const ONLY_OWNER = 0o600
/** SQLite's own name for a database without a file: for tests. */
const IN_MEMORY = ":memory:"

/** A transaction that will write takes the lock at its beginning: then nobody can have written between its read and its write. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"))
  }
}
class NodeSqliteDialect extends SqliteDialect {
  private readonly config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.config = config
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.config)
  }
}

/** Statements that stay prepared: the queries of this folder are few, but for `prune`, whose length varies. */
const PREPARED = 100

/**
 * Node's own SQLite in the shape that Kysely expects. Kysely binds only what the queries of this folder hand it. Preparing takes
 * longer than most of the questions, so each text is prepared once.
 */
const asKysely = (database: DatabaseSync): SqliteDatabase => {
  const prepared = new Map<string, SqliteStatement>()
  const prepare = (text: string): SqliteStatement => {
    const statement = database.prepare(text)
    const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[] // see above
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    }
  }
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text)
      if (known) return known
      const made = prepare(text)
      for (const oldest of prepared.keys()) {
        if (prepared.size < PREPARED) break
        prepared.delete(oldest)
      }
      prepared.set(text, made)
      return made
    },
  }
}

/** A file that only its owner can read; SQLite gives its own helper files the same mode. */
const makeFile = (file: string, flags: "a" | "wx"): void => {
  closeSync(openSync(file, flags, ONLY_OWNER))
  chmodSync(file, ONLY_OWNER)
}

const freeName = (file: string, number: number): string => {
  const base = `${file}.before-${number}`
  let name = base
  for (let copy = 2; existsSync(name); copy += 1) name = `${base}-${copy}`
  return name
}

const dialectOf = (file: string, database: DatabaseSync): Dialect => ({
  place: file,
  byteOrder: "collate binary",
  lock: () => Promise.resolve(), // `begin immediate` is one
  backUp(to) {
    const copy = freeName(file, to)
    makeFile(copy, "wx")
    database.prepare("vacuum into ?").run(copy)
  },
})

/**
 * Records in one file, made with mode 600 where there is none. Before its tables change, a copy is laid beside it
 * (`records.db.before-2`). Throws `RECORDS_FAILED` or `RECORDS_NEWER`.
 */
export const openSqlite = async (file: string, migrations?: readonly Migration[]): Promise<Records> => {
  let database: DatabaseSync | null = null
  try {
    if (file !== IN_MEMORY) {
      mkdirSync(dirname(file), { recursive: true })
      makeFile(file, "a")
    }
    database = new DatabaseSync(file, { timeout: BUSY_MS })
    database.exec("pragma journal_mode = wal; pragma synchronous = full")
    const dialect = dialectOf(file, database)
    const kysely = new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: asKysely(database) }) })
    await migrate(kysely, dialect, migrations ?? migrationsFor(dialect))
    return new KyselyRecords(kysely, file)
  } catch (error) {
    if (database?.isOpen) database.close()
    throw recordsError(file, error)
  }
}
