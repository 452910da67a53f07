import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import { ATTEMPT_LIMITS } from "../../../src/console/access/attempts.ts"
import { PERSON } from "../../../src/console/access/people.ts"
import { MINUTE_MS } from "../../../src/lib/clock.ts"
import { openRecords, type RecordsPlace } from "../../../src/storage/open.ts"
import type { Records } from "../../../src/storage/records.ts"
import { noPostgres } from "../../needs.ts"
import { startPostgres, type PostgresServer } from "../../servers/postgres.ts"
import { at, codeAt, PASSWORD, startRig, type Answered, type Browser, type Rig } from "./rig.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-together-"))
after(() => rmSync(folder, { recursive: true, force: true }))
let postgres: PostgresServer | null = null

const PLACES: readonly { readonly name: string; readonly skip: string | false; place(): Promise<RecordsPlace> }[] = [
  { name: "sqlite", skip: false, place: () => Promise.resolve({ kind: "sqlite", file: join(folder, "records.db") }) },
  {
    name: "postgres",
    skip: noPostgres(),
    async place() {
      postgres = await startPostgres()
      return { kind: "postgres", url: postgres.database("together") }
    },
  },
]
const codeOf = (answered: Answered): unknown => at(answered.body, "code")

/** Records that let changes of people go on only when as many have come as were asked for: each has looked before any has written. */
const meeting = (records: Records, wait: { readonly at: () => Promise<void> }): Records =>
  new Proxy(records, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== "function") return value
      if (name !== "append") return value.bind(target)
      return async (writes: Parameters<Records["append"]>[0]) => {
        if (writes.some(({ kind }) => kind === PERSON)) await wait.at()
        return target.append(writes)
      }
    },
  })

for (const { name, skip, place } of PLACES)
  describe(`two consoles over one database in ${name}`, { skip }, () => {
    const key = randomBytes(32)
    let [one, two]: Rig[] = []
    let expected = 0
    const come: (() => void)[] = []
    const wait = {
      at: (): Promise<void> =>
        expected === 0
          ? Promise.resolve()
          : new Promise((go) => {
              come.push(go)
              if (come.length < expected) return
              expected = 0
              for (const each of come.splice(0)) each()
            }),
    }
    const rigs = (): readonly [Rig, Rig] => {
      if (one === undefined || two === undefined) throw new Error("not started")
      return [one, two]
    }
    let [ownerA, ownerB]: { browser: Browser; secret: string; id: string }[] = []

    before(async () => {
      const told = await place()
      const records = await openRecords(told)
      // SQLite waits for its lock with the whole process, so here both share a connection; `records.test.ts` has two processes.
      const others = told.kind === "sqlite" ? records : await openRecords(told)
      one = await startRig({ records: meeting(records, wait), key })
      two = await startRig({ records: meeting(others, wait), key })
      ownerA = await one.join((await one.console.firstLink()) ?? "", "山田 太郎", "yamada")
      const link = await ownerA.browser.post("/people/invitations", { name: "鈴木", role: "owner", sites: "all" })
      ownerB = await two.join(at<string>(link.body, "link"), "鈴木 次郎", "suzuki")
    })
    after(async () => {
      await one?.console.stop()
      await two?.stop()
      if (name === "postgres") await one?.stop()
      if (name === "postgres") await postgres?.stop()
    })

    test("two owners who demote each other at once leave one owner", { timeout: 60_000 }, async () => {
      if (!ownerA || !ownerB) throw new Error("not started")
      expected = 2
      const answers = await Promise.all([
        ownerA.browser.json("PATCH", `/people/${ownerB.id}`, { role: "practitioner" }),
        ownerB.browser.json("PATCH", `/people/${ownerA.id}`, { role: "practitioner" }),
      ])
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
      const loser = answers.findIndex(({ status }) => status === 409)
      assert.equal(codeOf(answers[loser] ?? answers[0]), "CONSOLE_OVERTAKEN")
      const left = loser === 0 ? ownerB : ownerA
      const people = at<{ role: string }[]>((await left.browser.get("/people")).body, "people")
      assert.deepEqual(people.map(({ role }) => role).toSorted(), ["owner", "practitioner"])
      // Whoever was overtaken is no owner any more and looks again in vain.
      const again = await (loser === 0 ? ownerA : ownerB).browser.get("/people")
      assert.ok(again.status === 401 || again.status === 403)
      const last = await left.browser.json("PATCH", `/people/${left.id}`, { role: "auditor" })
      assert.equal(codeOf(last), "CONSOLE_LAST_OWNER")
      ownerA = left
    })

    test("two who take the same log-in name at once: one has it", { timeout: 60_000 }, async () => {
      const [first, second] = rigs()
      const links = await Promise.all(
        ["甲", "乙"].map((who) =>
          ownerA?.browser.post("/people/invitations", { name: who, role: "auditor", sites: ["main"] }),
        ),
      )
      const [left = "", right = ""] = links.map((link) => at<string>(link?.body, "link"))
      expected = 2
      const joined = await Promise.allSettled([first.join(left, "甲", "onaji"), second.join(right, "乙", "onaji")])
      assert.deepEqual(joined.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"])
      const failure = joined.find((each) => each.status === "rejected")
      assert.match(String(failure?.status === "rejected" && failure.reason), /CONSOLE_OVERTAKEN/)
    })

    test("failures are counted together, whichever console is asked, and a restart forgets none", async () => {
      const [first, second] = rigs()
      const guess = (rig: Rig, login: string) =>
        rig.browser().post("/session/password", { login, password: "wrong-wrong-wrong", code: "000000" })
      for (let failure = 0; failure < ATTEMPT_LIMITS.perAccount; failure += 1)
        assert.equal(codeOf(await guess(failure % 2 === 0 ? first : second, "yamada")), "CONSOLE_SIGN_IN_FAILED")
      for (const rig of [first, second]) assert.equal(codeOf(await guess(rig, "yamada")), "CONSOLE_TOO_OFTEN")
      const third = await startRig({ records: first.records, key })
      assert.equal(codeOf(await guess(third, "yamada")), "CONSOLE_TOO_OFTEN")
      await third.console.stop()
      const right = { login: "yamada", password: PASSWORD, code: codeAt(ownerA?.secret ?? "", second.now) }
      assert.equal(codeOf(await second.browser().post("/session/password", right)), "CONSOLE_TOO_OFTEN")
      first.now += ATTEMPT_LIMITS.lockMs + MINUTE_MS
      second.now = first.now
    })

    test("many guesses at once are no more than the limit", { timeout: 60_000 }, async () => {
      const codes = await Promise.all(
        Array.from({ length: 3 * ATTEMPT_LIMITS.perAccount }, async (_, index) => {
          const rig = rigs()[index % 2 === 0 ? 0 : 1]
          const told = { login: "daremo", password: "wrong-wrong-wrong", code: "000000" }
          return codeOf(await rig.browser().post("/session/password", told))
        }),
      )
      assert.equal(codes.filter((code) => code === "CONSOLE_SIGN_IN_FAILED").length, ATTEMPT_LIMITS.perAccount)
      assert.equal(codes.filter((code) => code === "CONSOLE_TOO_OFTEN").length, 2 * ATTEMPT_LIMITS.perAccount)
    })

    test("what is counted tells nobody who tried, and stays small", async () => {
      const entries = await rigs()[0].records.list("attempt", "")
      assert.ok(entries.length >= 2 && entries.length <= 512)
      assert.doesNotMatch(JSON.stringify(entries), /yamada|127\.0\.0\.1|daremo/)
      for (const { key: slot } of entries)
        assert.equal((await rigs()[0].records.moments("attempt", slot, 10)).length, 1)
    })
  })
