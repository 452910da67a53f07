import assert from "node:assert/strict"
import { fork } from "node:child_process"
import { globSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { after, before, describe, test } from "node:test"
import { sql } from "kysely"
import { SekishoError } from "../../src/lib/errors.ts"
import { migrationsFor, type Migration } from "../../src/storage/migrations.ts"
import { openRecords, type RecordsPlace } from "../../src/storage/open.ts"
import { openPostgres } from "../../src/storage/postgres.ts"
import { openSqlite } from "../../src/storage/sqlite.ts"
import type { Records } from "../../src/storage/records.ts"
import { noPostgres } from "../needs.ts"
import { startPostgres, type PostgresServer } from "../servers/postgres.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-records-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const isCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof SekishoError && error.code === code

let postgres: PostgresServer | null = null
let stores = 0

interface Store {
  readonly name: string
  readonly skip: string | false
  /** A store that nobody has used. */
  fresh(): RecordsPlace
  migrated(place: RecordsPlace, migrations: readonly Migration[]): Promise<Records>
}
const placeText = (place: RecordsPlace): string => (place.kind === "sqlite" ? place.file : place.url)

const STORES: readonly Store[] = [
  {
    name: "sqlite",
    skip: false,
    fresh: () => ({ kind: "sqlite", file: join(folder, `deep/r${++stores}.db`) }),
    migrated: (place, migrations) => openSqlite(placeText(place), migrations),
  },
  {
    name: "postgres",
    skip: noPostgres(),
    fresh: () => ({ kind: "postgres", url: postgres?.database(`r${++stores}`) ?? "" }),
    migrated: (place, migrations) => openPostgres(placeText(place), migrations),
  },
]

const writer = resolve(import.meta.dirname, "../data/records/writer.ts")
/** A second process that writes; answers what it said until it ended. */
const inProcess = (
  place: RecordsPlace,
  words: readonly string[],
  onMessage?: (message: unknown, kill: () => void) => void,
): Promise<readonly unknown[]> => {
  const child = fork(writer, [JSON.stringify(place), ...words], { stdio: ["ignore", "inherit", "inherit", "ipc"] })
  const said: unknown[] = []
  child.on("message", (message) => {
    said.push(message)
    onMessage?.(message, () => child.kill("SIGKILL"))
  })
  return new Promise((done) => void child.once("exit", () => done(said)))
}

for (const store of STORES)
  describe(`records in ${store.name}`, { skip: store.skip }, () => {
    let place: RecordsPlace
    let records: Records
    before(async () => {
      if (store.name === "postgres") postgres = await startPostgres()
      place = store.fresh()
      records = await openRecords(place)
    })
    after(async () => {
      await records.close()
      if (store.name === "postgres") await postgres?.stop()
    })
    const put = (key: string, body: unknown, expect?: number) =>
      records.append([{ kind: "note", key, body, at: 1_000, ...(expect === undefined ? {} : { expect }) }])

    test("what was appended is read back: newest, one revision, history, and the keys under a prefix", async () => {
      for (const body of [{ a: "関所 \u0000 '; drop table record; --" }, [1, null, "x"], "text"]) await put("s/one", body)
      await put("s/two", 2)
      await put("S/two", "another")
      await put("sx", "not under the prefix")
      assert.deepEqual(await records.latest("note", "s/one"), { kind: "note", key: "s/one", revision: 3, body: "text", at: 1_000 })
      assert.equal((await records.revision("note", "s/one", 2))?.revision, 2)
      assert.deepEqual((await records.revision("note", "s/one", 1))?.body, { a: "関所 \u0000 '; drop table record; --" })
      assert.equal(await records.revision("note", "s/one", 4), null)
      assert.deepEqual((await records.history("note", "s/one", 2)).map((one) => one.revision), [3, 2])
      assert.deepEqual((await records.list("note", "s/")).map((one) => [one.key, one.revision]), [["s/one", 3], ["s/two", 1]])
      assert.equal((await records.list("note", "")).length, 4)
      assert.deepEqual([...(await records.heads("note", "s/"))].toSorted(), [["s/one", 3], ["s/two", 1]])
      assert.deepEqual([(await records.heads("note", "")).size, (await records.heads("other", "")).size], [4, 0])
      assert.equal(await records.latest("note", "nothing"), null)
      assert.equal(await records.latest("other", "s/one"), null)
      assert.deepEqual(await records.list("note", "%"), [])
    }) // prettier-ignore

    test("former revisions can be taken away; the newest stays and its number is never given twice", async () => {
      for (const at of [10, 20, 30, 40]) await records.append([{ kind: "run", key: "s", body: at, at }])
      await records.append([{ kind: "run", key: "other", body: 1, at: 1 }])
      assert.deepEqual(await records.moments("run", "s", 3), [
        { revision: 4, at: 40 },
        { revision: 3, at: 30 },
        { revision: 2, at: 20 },
      ])
      assert.equal(await records.prune("run", "s", [1, 3, 4, 99]), 2)
      assert.deepEqual(
        (await records.history("run", "s", 9)).map((one) => one.revision),
        [4, 2],
      )
      assert.equal(await records.prune("run", "s", []), 0)
      assert.equal(
        await records.prune(
          "run",
          "s",
          Array.from({ length: 1_200 }, (_, index) => index),
        ),
        1,
      )
      await records.append([{ kind: "run", key: "s", body: 50, at: 50 }])
      assert.equal((await records.latest("run", "s"))?.revision, 5)
      assert.equal((await records.moments("run", "other", 9)).length, 1)
      assert.deepEqual(await records.moments("run", "nothing", 9), [])
    })

    test("a writer who has not seen the newest writes nothing and is shown it", async () => {
      assert.equal((await put("c", "first", 0)).state, "appended")
      const late = await put("c", "second", 0)
      assert.equal(late.state, "conflict")
      assert.deepEqual(late.state === "conflict" && late.latest.map((one) => one?.body), ["first"])
      assert.equal((await put("c", "from the future", 7)).state, "conflict")
      assert.equal((await put("c", "second", 1)).state, "appended")
      assert.deepEqual((await records.history("note", "c", 9)).map((one) => one.body), ["second", "first"])
    }) // prettier-ignore

    test("many writes are all kept or none", async () => {
      const write = (key: string, expect: number) => ({ kind: "note", key, body: key, at: 1, expect })
      const half = await records.append([write("m/2", 0), write("c", 0), write("m/1", 0)])
      assert.equal(half.state, "conflict")
      assert.deepEqual(await records.list("note", "m/"), [])
      const whole = await records.append([write("m/2", 0), write("m/1", 0)])
      assert.equal(whole.state === "appended" && whole.entries.length, 2)
    })

    test("writers at once without a word about what they saw: each gets a number of its own", async () => {
      await Promise.all(Array.from({ length: 12 }, (_, index) => put("race", index)))
      const history = await records.history("note", "race", 100)
      assert.deepEqual(
        history.map((one) => one.revision),
        Array.from({ length: 12 }, (_, index) => 12 - index),
      )
      assert.equal(new Set(history.map((one) => one.body)).size, 12)
    })

    test("two processes that have seen the same: one is written, the other is shown it", async () => {
      const said = await Promise.all([inProcess(place, ["once", "p", "A"]), inProcess(place, ["once", "p", "B"])])
      const states = said.flat().map((message) => (message as { state: string }).state) // as writer.ts sends it
      assert.deepEqual(states.toSorted(), ["appended", "conflict"])
      const history = await records.history("note", "p", 9)
      assert.equal(history.length, 1)
      const conflict = said.flat().find((message) => (message as { state: string }).state === "conflict")
      assert.deepEqual((conflict as { seen: unknown }).seen, [history[0]?.body])
    })

    test("a process that is killed while it writes has lost nothing that it confirmed", async () => {
      const confirmed = await inProcess(place, ["on-and-on", "k"], (message, kill) => {
        if ((message as { revision: number }).revision === 25) kill()
      })
      assert.ok(confirmed.length >= 25)
      const kept = new Set((await records.history("note", "k", 10_000)).map((one) => one.revision))
      for (const message of confirmed) assert.ok(kept.has((message as { revision: number }).revision))
    })

    test("wrong kinds, keys and bodies are mistakes of the caller", async () => {
      await assert.rejects(records.append([{ kind: "Note", key: "a", body: 1, at: 1 }]), TypeError)
      await assert.rejects(put("", 1), TypeError)
      await assert.rejects(put("a\u0000b", 1), TypeError)
      await assert.rejects(put("a".repeat(401), 1), TypeError)
      await assert.rejects(put("u", undefined), TypeError)
    })

    test("steps go forward only; a failed one leaves all as it was; an older version refuses what a later one made", async () => {
      const old = store.fresh()
      const first = migrationsFor({ byteOrder: store.name === "sqlite" ? "collate binary" : 'collate "C"' })
      const one = await store.migrated(old, first)
      await one.append([{ kind: "note", key: "kept", body: "yes", at: 1 }])
      await one.close()
      const add: Migration = {
        number: 2,
        name: "more",
        async up(session) {
          await sql`create table more (a text)`.execute(session)
        },
      }
      const broken: Migration = {
        ...add,
        async up(session) {
          await add.up(session)
          await sql`create nonsense`.execute(session)
        },
      }
      await assert.rejects(store.migrated(old, [...first, broken]), isCode("RECORDS_FAILED"))
      const two = await store.migrated(old, [...first, add])
      assert.equal((await two.latest("note", "kept"))?.body, "yes")
      await two.close()
      await assert.rejects(store.migrated(old, first), isCode("RECORDS_NEWER"))
      const again = await store.migrated(old, [...first, add])
      await again.close()
      if (old.kind === "sqlite") {
        const copies = globSync(`${old.file}.before-*`).toSorted()
        assert.deepEqual(copies, [`${old.file}.before-2`, `${old.file}.before-2-2`], "one copy before each attempt")
        const copy = await openSqlite(copies[0] ?? "", first)
        assert.equal((await copy.latest("note", "kept"))?.body, "yes")
        await copy.close()
        assert.equal(statSync(copies[0] ?? "").mode & 0o777, 0o600)
      }
    })

    test("several processes that open an empty store at once agree on its shape", async () => {
      const empty = store.fresh()
      const said = await Promise.all([1, 2, 3].map(() => inProcess(empty, ["once", "o", "X"])))
      assert.equal(said.flat().filter((message) => (message as { state: string }).state === "appended").length, 1)
      assert.equal(said.flat().length, 3)
    })
  })

test("an SQLite file and its helpers are for their owner only, even where the file was open to others", async () => {
  const file = join(folder, "mode.db")
  writeFileSync(file, "", { mode: 0o644 })
  const records = await openSqlite(file)
  await records.append([{ kind: "note", key: "a", body: 1, at: 1 }])
  for (const name of globSync(`${file}*`)) assert.equal(statSync(name).mode & 0o777, 0o600, name)
  assert.equal(globSync(`${file}*`).length, 3)
  await records.close()
})

test("a file that is no database, and a server that is not there, are said so without the password", async () => {
  const file = join(folder, "text.db")
  writeFileSync(file, "this is not a database, however long it may be".repeat(50))
  await assert.rejects(openSqlite(file), isCode("RECORDS_FAILED"))
  await assert.rejects(openPostgres("postgres://u:hunter2@127.0.0.1:1/db"), (error) => {
    assert.ok(error instanceof SekishoError && error.code === "RECORDS_FAILED")
    assert.doesNotMatch(JSON.stringify(error.values), /hunter2/)
    return true
  })
})
