import assert from "node:assert/strict"
import { MINUTE_MS } from "../../../src/lib/clock.ts"
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, before, test } from "node:test"
import { at, signInOwner, startCast, startRig, type Cast } from "./rig.ts"

interface Row {
  readonly id: string
  readonly weight: number
  readonly counts: unknown
  readonly damaged: { readonly code: string; readonly what: { ja: string; en: string }; readonly todo: { ja: string; en: string } } | null // prettier-ignore
}
const TEAR = "update record set body = substr(body, 1, 12) where kind = ? and key = ?"

const key = randomBytes(32)
let cast: Cast
before(async () => {
  cast = await startCast({ key })
})
after(() => cast.rig.stop())

/** Writes over what another program keeps, as a broken disk does. */
const tear = (kind: string, key: string): void => {
  const database = new DatabaseSync(join(cast.rig.folder, "records.db"), { timeout: 10_000 })
  const { changes } = database.prepare(TEAR).run(kind, key)
  database.close()
  assert.ok(Number(changes) > 0)
}
const give = async (shop: string, question: string): Promise<void> => {
  const given = await cast.owner.post(`/sites/${shop}/answers`, { answers: [{ question, state: "no", expect: 0 }] })
  assert.equal(given.status, 200)
}
const rows = async (): Promise<readonly Row[]> => {
  const answered = await cast.owner.get("/sites")
  assert.equal(answered.status, 200)
  return at(answered.body, "sites")
}

test("one shop's torn record: its row says so, first of all; the others stand as before; its page is one clear answer", async () => {
  await give("main", "build/4.accounts")
  await give("other", "build/4.accounts")
  const before = await rows()
  assert.ok(before.every(({ damaged }) => damaged === null))
  assert.equal((await cast.owner.get("/sites/main")).status, 200)
  tear("answer", "main/build/4.accounts")
  // What was reckoned before stands until something changes: then it is read again.
  assert.equal((await cast.owner.get("/sites/main")).status, 200)
  const assigned = { questions: ["build/4.lock"], due: "2027-01-31" }
  assert.equal((await cast.owner.json("PUT", "/sites/main/assignments", assigned)).status, 409)
  const [first, ...rest] = await rows()
  assert.deepEqual([first?.id, first?.damaged?.code], ["main", "RECORDS_DAMAGED"])
  assert.match(first?.damaged?.what.en ?? "", /main\/build\/4\.accounts/)
  assert.match(first?.damaged?.todo.ja ?? "", /バックアップ/)
  assert.deepEqual(rest, before.filter(({ id }) => id !== "main")) // prettier-ignore
  for (const path of ["", "/criteria", "/findings", "/card", "/paper?paper=result&format=html&language=ja"]) {
    const page = await cast.owner.get(`/sites/main${path}`)
    assert.equal(page.status, 409, path)
    assert.equal(at(page.body, "code"), "RECORDS_DAMAGED", path)
    assert.ok(at<string>(page.body, "todo", "ja").length > 0)
  }
  assert.equal((await cast.owner.get("/sites/other")).status, 200)
  assert.ok(cast.rig.reports.includes("RECORDS_DAMAGED main/build/4.accounts"))
})

test("a torn run is the same; a torn line of the journal or of the list itself costs nobody anything", async () => {
  tear("journal", "other")
  tear("summary", "other")
  const { damaged } = (await rows()).find(({ id }) => id === "other") ?? {}
  assert.equal(damaged, null)
  await cast.rig.records.append([
    { kind: "run", key: "other", body: { startedAt: "2026-11-22T00:00:00Z", observations: [] }, at: cast.rig.now },
    { kind: "journal", key: "other", body: { who: "x", person: null, what: "check", about: [] }, at: cast.rig.now },
  ])
  assert.equal((await rows()).find(({ id }) => id === "other")?.damaged, null)
  tear("run", "other")
  // A console that starts now knows only the kept list, until somebody opens the page.
  const later = await startRig({ records: cast.rig.records, key })
  const owner = later.browser()
  owner.cookie = cast.owner.cookie
  const damagedThere = async (): Promise<unknown> =>
    at<Row[]>((await owner.get("/sites")).body, "sites").find(({ id }) => id === "other")?.damaged?.code
  assert.equal(await damagedThere(), undefined)
  assert.equal((await owner.get("/sites/other")).status, 409)
  assert.equal(await damagedThere(), "RECORDS_DAMAGED")
  await later.console.stop()
})

test("when it is mended the row is whole again, without anybody's line in the journal", async () => {
  const database = new DatabaseSync(join(cast.rig.folder, "records.db"), { timeout: 10_000 })
  database.prepare("delete from record where (kind = 'answer' and key = 'main/build/4.accounts')").run()
  database.close()
  assert.equal((await rows()).find(({ id }) => id === "main")?.damaged, null)
  assert.equal((await cast.owner.get("/sites/main")).status, 200)
})

test("a torn record of one person keeps nobody else out", async () => {
  tear("person", cast.ids.auditor)
  cast.rig.now += MINUTE_MS
  const owner = await signInOwner(cast)
  const { body, status } = await owner.get("/people")
  assert.deepEqual([status, at(body, "damaged"), at<unknown[]>(body, "people").length], [200, 1, 4])
  assert.equal((await cast.auditor.get("/sites")).status, 409)
  assert.equal(await cast.rig.console.firstLink(), null)
})
