import { sql } from "kysely"
import { SekishoError } from "../lib/errors.ts"
import { checkKey, RECORD_LIMITS, type Appended, type Entry, type Moment, type Records, type Write } from "./records.ts"
import type { Database, Session, Tables } from "./schema.ts"

interface Row {
  readonly kind: string
  readonly key: string
  readonly revision: number | string
  readonly at: number | string
  readonly body: string
}
/** A torn document is handed on as `undefined`, which no reader's shape takes: so it hides nothing but itself. */
const bodyFrom = (text: string): unknown => {
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return undefined
  }
}
const entryOf = (row: Row): Entry => ({
  kind: row.kind,
  key: row.key,
  revision: Number(row.revision),
  at: Number(row.at),
  body: bodyFrom(row.body),
})

/** The last character that there is: everything that begins with a prefix stands before prefix + this. */
const LAST = "\u{10FFFF}"

/** Leaps from key to key along the index: a long history behind a key costs nothing. Scalar questions leave no plan to guess. */
const keysWith = (kind: string, prefix: string) => {
  const end = prefix + LAST
  return sql`with recursive keys(key) as (
    select min(key) from record where kind = ${kind} and key >= ${prefix} and key < ${end}
    union all
    select (select min(next.key) from record as next where next.kind = ${kind} and next.key > keys.key and next.key < ${end})
    from keys where keys.key is not null
  )`
}

const bodyOf = ({ kind, body }: Write): string => {
  const text: string | undefined = JSON.stringify(body)
  if (text === undefined || text.length > RECORD_LIMITS.bodyChars) throw new TypeError(`body of ${kind}`)
  return text
}

const newest = async (session: Database | Session, kind: string, key: string): Promise<Entry | null> => {
  // In plain SQL: it is asked several times in every request, and building the question takes longer than answering it.
  const { rows } = await sql<Row>`
    select kind, key, revision, at, body from record where kind = ${kind} and key = ${key}
    order by revision desc limit 1`.execute(session)
  const [row] = rows
  return row ? entryOf(row) : null
}

/** Writes one revision if its number is still free; null when somebody else has taken it. */
const insert = async (session: Session, write: Write, seen: number): Promise<Entry | null> => {
  const { kind, key, at } = write
  const body = bodyOf(write)
  const last = sql`(select coalesce(max(revision), 0) from record where kind = ${kind} and key = ${key})`
  // `cast`: PostgreSQL does not guess the types of what is only selected.
  const { rows } = await sql<Pick<Tables["record"], "revision">>`
    insert into record (kind, key, revision, at, body)
    select cast(${kind} as text), cast(${key} as text), cast(${seen + 1} as bigint), cast(${at} as bigint), cast(${body} as text)
    where ${last} = ${seen}
    on conflict do nothing
    returning revision`.execute(session)
  return rows.length === 1 ? { kind, key, revision: seen + 1, at, body: JSON.parse(body) } : null
}

/** Thrown to roll a transaction back; never leaves this file. */
class TooLate extends Error {}

const TRIES = 50
const PRUNE_AT_ONCE = 500

const appendIn = async (session: Session, writes: readonly Write[]): Promise<Appended> => {
  const entries: Entry[] = []
  const late: (Entry | null)[] = []
  for (const write of writes) {
    let entry = await insert(
      session,
      write,
      write.expect ?? (await newest(session, write.kind, write.key))?.revision ?? 0,
    )
    for (let tries = 1; entry === null && write.expect === undefined && tries < TRIES; tries += 1)
      entry = await insert(session, write, (await newest(session, write.kind, write.key))?.revision ?? 0)
    if (entry) entries.push(entry)
    else late.push(await newest(session, write.kind, write.key))
  }
  return late.length > 0 ? { state: "conflict", latest: late } : { state: "appended", entries }
}

/** Keys in one order in every transaction, so that two of them never wait for each other in a ring. */
const inKeyOrder = (writes: readonly Write[]): readonly Write[] =>
  writes.toSorted((a, b) =>
    a.kind === b.kind ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : a.kind < b.kind ? -1 : 1,
  )

const reasonOf = (error: unknown): string =>
  error instanceof Error
    ? ("code" in error && typeof error.code === "string" ? `${error.code} ` : "") + error.message
    : "?"

const SQLITE_CORRUPT = 11
/** Whether the database itself says that what it keeps is torn. SQLite's finer codes end in the plain one. */
const isCorrupt = (error: unknown): boolean =>
  error instanceof Error &&
  (("errcode" in error && (Number(error.errcode) & 0xff) === SQLITE_CORRUPT) ||
    ("code" in error && (error.code === "XX001" || error.code === "XX002")))

/** What the databases themselves say, as our own error; mistakes of the caller stay what they are. */
export const recordsError = (place: string, error: unknown): unknown => {
  if (error instanceof SekishoError || error instanceof TypeError) return error
  const reason = reasonOf(error).slice(0, 200)
  return isCorrupt(error)
    ? new SekishoError("RECORDS_DAMAGED", { key: place, reason }, { cause: error })
    : new SekishoError("RECORDS_FAILED", { place, reason }, { cause: error })
}

/** Records over any database that Kysely speaks to; the tables are there already. */
export class KyselyRecords implements Records {
  private readonly database: Database
  private readonly place: string
  constructor(database: Database, place: string) {
    this.database = database
    this.place = place
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw recordsError(this.place, error)
    }
  }

  append(writes: readonly Write[]): Promise<Appended> {
    return this.guarded(async () => {
      if (writes.length > RECORD_LIMITS.writes) throw new TypeError(`${writes.length} writes`)
      for (const { kind, key } of writes) checkKey(kind, key)
      let conflict: Appended | null = null
      try {
        return await this.database.transaction().execute(async (session) => {
          const appended = await appendIn(session, inKeyOrder(writes))
          if (appended.state === "appended") return appended
          conflict = appended
          throw new TooLate()
        })
      } catch (error) {
        if (error instanceof TooLate && conflict) return conflict
        throw error
      }
    })
  }

  latest(kind: string, key: string): Promise<Entry | null> {
    return this.guarded(() => newest(this.database, kind, key))
  }

  history(kind: string, key: string, limit: number): Promise<readonly Entry[]> {
    return this.guarded(async () => {
      const rows = await this.database
        .selectFrom("record")
        .selectAll()
        .where("kind", "=", kind)
        .where("key", "=", key)
        .orderBy("revision", "desc")
        .limit(Math.min(Math.max(1, limit), RECORD_LIMITS.history))
        .execute()
      return rows.map(entryOf)
    })
  }

  revision(kind: string, key: string, revision: number): Promise<Entry | null> {
    return this.guarded(async () => {
      const row = await this.database
        .selectFrom("record")
        .selectAll()
        .where("kind", "=", kind)
        .where("key", "=", key)
        .where("revision", "=", revision)
        .executeTakeFirst()
      return row ? entryOf(row) : null
    })
  }

  list(kind: string, prefix: string): Promise<readonly Entry[]> {
    return this.guarded(async () => {
      const newestOf = (column: "revision" | "at" | "body") =>
        sql`(select ${sql.ref(column)} from record where kind = ${kind} and key = keys.key order by revision desc limit 1)`
      const { rows } = await sql<Row>`
        ${keysWith(kind, prefix)}
        select cast(${kind} as text) as kind, keys.key as key,
          ${newestOf("revision")} as revision, ${newestOf("at")} as at, ${newestOf("body")} as body
        from keys where keys.key is not null order by keys.key`.execute(this.database)
      return rows.map(entryOf)
    })
  }

  heads(kind: string, prefix: string): Promise<ReadonlyMap<string, number>> {
    return this.guarded(async () => {
      // Only what stands in the index is read.
      const { rows } = await sql<Pick<Row, "key" | "revision">>`
        ${keysWith(kind, prefix)}
        select keys.key as key, (select max(revision) from record where kind = ${kind} and key = keys.key) as revision
        from keys where keys.key is not null`.execute(this.database)
      return new Map(rows.map(({ key, revision }) => [key, Number(revision)]))
    })
  }

  moments(kind: string, key: string, limit: number): Promise<readonly Moment[]> {
    return this.guarded(async () => {
      const rows = await this.database
        .selectFrom("record")
        .select(["revision", "at"])
        .where("kind", "=", kind)
        .where("key", "=", key)
        .orderBy("revision", "desc")
        .limit(Math.min(Math.max(1, limit), RECORD_LIMITS.moments))
        .execute()
      return rows.map(({ revision, at }) => ({ revision: Number(revision), at: Number(at) }))
    })
  }

  prune(kind: string, key: string, revisions: readonly number[]): Promise<number> {
    return this.guarded(async () => {
      let gone = 0
      for (let from = 0; from < revisions.length; from += PRUNE_AT_ONCE) {
        const { numDeletedRows } = await this.database
          .deleteFrom("record")
          .where("kind", "=", kind)
          .where("key", "=", key)
          .where("revision", "in", revisions.slice(from, from + PRUNE_AT_ONCE))
          .where("revision", "<", (inner) =>
            inner
              .selectFrom("record as newest")
              .select((all) => all.fn.max("newest.revision").as("revision"))
              .where("newest.kind", "=", kind)
              .where("newest.key", "=", key),
          )
          .executeTakeFirst()
        gone += Number(numDeletedRows)
      }
      return gone
    })
  }

  async close(): Promise<void> {
    await this.database.destroy()
  }
}
