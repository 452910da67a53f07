import assert from "node:assert/strict"
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { main } from "../../src/cli/dispatch.ts"
import { DAY_MS } from "../../src/lib/clock.ts"
import type { Io } from "../../src/cli/command.ts"
import { FORM_MARK, type Sheet } from "../../src/report/checklist/columns.ts"
import { readForm } from "../../src/report/checklist/read-rows.ts"
import { writeWorkbook } from "../../src/report/checklist/workbook.ts"
import type { Document } from "../../src/report/document.ts"
import { parseDocument } from "../../src/report/schema.ts"
import { scratch, sekisho } from "../sekisho.ts"
import { startServer } from "../servers/server.ts"

const folder = scratch()
const page = "<!doctype html><html lang=ja><meta charset=utf-8><title>小さな店</title>"
const shop = await startServer({ "/": { headers: { "content-type": "text/html; charset=utf-8" }, body: page } })
after(() => shop.close())

const place = (name: string): string => {
  const made = join(folder, name)
  mkdirSync(made, { recursive: true })
  writeFileSync(join(made, "sekisho.yaml"), `version: 1\nsites:\n  - id: main\n    public-url: ${shop.url}\n`)
  return made
}

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}
/** The command line inside this process, so that the clock and the person at the keyboard can be set. */
const run = async (
  where: string,
  words: readonly string[],
  more: Partial<Pick<Io, "ask" | "clock">> = {},
): Promise<Ended> => {
  let [out, err] = ["", ""]
  const code = await main(
    {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      ask: null,
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 100,
      language: "ja",
      environment: {},
      folder: where,
      clock: Date.now,
      signal: new AbortController().signal,
      ...more,
    },
    words,
  )
  return { code, out, err }
}
const reported = async (where: string, clock: () => number = Date.now): Promise<Document> =>
  parseDocument(JSON.parse((await run(where, ["report", "--format", "json"], { clock })).out))
const stateOf = (document: Document, id: string): string | undefined =>
  document.verdicts.find((one) => one.requirement === id)?.state
const POLICY = ["answer", "owner/1.policy", "--state", "yes", "--by", "山田"]
const TOLD = ["answer", "owner/1.policy-told", "--state", "yes", "--by", "山田"]

test("a row that only a person can answer turns met by answers, in the next check and in the report, until they expire", async () => {
  const where = place("met")
  writeFileSync(join(where, "方針.pdf"), "%PDF-1.7")
  const checked = await run(where, ["check", shop.url, "--no-browser", "--fail-on", "none", "--out", "a.json"])
  assert.equal(checked.code, 0, checked.err)
  assert.equal(stateOf(await reported(where), "owner/1"), "unknown")
  const bare = await run(where, POLICY)
  assert.match(
    bare.out,
    /owner\/1\.policy: まだ分からない — 証拠のファイルがない/,
    "a yes without its evidence does not count",
  )
  const given = await run(where, [...POLICY, "--evidence", "方針.pdf"])
  assert.match(given.out, /owner\/1\.policy: 満たしている/)
  assert.match(given.err, /前の回答: はい — 山田/)
  await run(where, TOLD)
  const now = await reported(where)
  assert.equal(stateOf(now, "owner/1"), "met")
  const paper = now.verdicts.flatMap((one) => one.criteria).find((one) => one.criterion === "owner/1.policy")?.answer
  const [, hash = ""] = /^方針\.pdf#sha256=([0-9a-f]{64})$/.exec(paper?.evidence?.[0] ?? "") ?? []
  assert.equal(readFileSync(join(where, ".sekisho/blobs", hash.slice(0, 2), hash.slice(2)), "utf8"), "%PDF-1.7")
  const redirect = (document: Document) =>
    document.verdicts
      .flatMap((one) => one.criteria)
      .find((one) => one.observations.length > 0 && one.state !== "unknown")
  const seen = redirect(now)
  assert.ok(seen, "something was seen")
  const later = await reported(where, () => Date.now() + 400 * DAY_MS)
  assert.equal(stateOf(later, "owner/1"), "unknown", "the answer has expired")
  const lapsed = later.verdicts.flatMap((one) => one.criteria).find((one) => one.criterion === seen.criterion)
  assert.equal(lapsed?.reason, "observation-expired")
  const again = await run(where, ["check", shop.url, "--no-browser", "--fail-on", "none", "--format", "json"])
  assert.equal(stateOf(parseDocument(JSON.parse(again.out)), "owner/1"), "met")
})

test("answers about one shop never count for another that is looked at from the same folder", async () => {
  const other = await startServer({ "/": { headers: { "content-type": "text/html; charset=utf-8" }, body: page } })
  const where = join(folder, "two")
  mkdirSync(where)
  const none = await run(where, TOLD)
  assert.match(none.err, /^USAGE_NO_TARGET: /, "nobody knows which shop is meant")
  const look = ["--no-browser", "--fail-on", "none", "--only", "owner/1", "--format", "json"]
  const told = async (url: string): Promise<string | undefined> => {
    const document = parseDocument(JSON.parse((await run(where, ["check", url, ...look])).out))
    return document.verdicts[0]?.criteria.find((one) => one.criterion === "owner/1.policy-told")?.state
  }
  assert.equal(await told(shop.url), "unknown")
  assert.equal((await run(where, TOLD)).code, 0)
  assert.equal(await told(shop.url), "met")
  assert.equal(await told(other.url), "unknown", "another address")
  assert.match(
    (await run(where, ["answer", "--list"])).out,
    /owner\/1\.policy-told/,
    "asked about the shop that was looked at last",
  )
  writeFileSync(join(where, "sekisho.yaml"), `version: 1\nsites: [{ id: main, public-url: "${shop.url}" }]\n`)
  await run(where, TOLD)
  assert.equal(await told(shop.url), "met")
  assert.equal(await told(other.url), "unknown", "not the shop of the configuration")
  const paper = (await reported(where)).verdicts[0]?.criteria.find((one) => one.criterion === "owner/1.policy-told")
  assert.equal(paper?.state, "unknown", "the last result is the other shop's")
  assert.doesNotMatch(
    (await run(where, ["answer", "--list"])).out,
    /owner\/1\.policy-told/,
    "the configured shop's own list",
  )
  await other.close()
})

test("what waits is listed worst level first; what was answered is gone from it", async () => {
  const where = place("list")
  const before = await run(where, ["answer", "--list"])
  assert.equal(before.code, 0)
  const levels = before.out.split("\n").map((line) => line.slice(0, 2)).filter((word) => /必須|必要|推奨/.test(word)) // prettier-ignore
  assert.deepEqual(levels, levels.toSorted((a, b) => ["必須", "必要", "推奨"].indexOf(a) - ["必須", "必要", "推奨"].indexOf(b))) // prettier-ignore
  assert.ok(levels.length > 80)
  assert.match(before.out, /owner\/1\.policy-told /)
  await run(where, TOLD)
  const then = await run(where, ["answer", "--list"])
  assert.doesNotMatch(then.out, /owner\/1\.policy-told /)
})

test("the 47 lines answer the classes of build/1", async () => {
  const where = place("lines")
  for (const line of ["1-(i)-a", "1-(ii)"]) {
    const ended = await run(where, [
      "answer",
      line,
      "--state",
      "provider",
      "--by",
      "開発会社",
      "--link",
      "https://dev.example/sec",
    ])
    assert.equal(ended.code, 0, ended.err)
    assert.match(ended.out, line === "1-(ii)" ? /build\/1\.sql-injection: 満たしている/ : /まだ分からない/)
  }
})

const MISUSE: readonly (readonly [words: readonly string[], code: number, says: RegExp])[] = [
  [["answer"], 2, /^USAGE_BAD_VALUE: .*--list/],
  [["answer", "owner/99.x", "--state", "yes", "--by", "山田"], 2, /^USAGE_UNKNOWN_ID: /],
  [["answer", "build/9.hsts", "--state", "yes", "--by", "山田"], 2, /^ANSWER_NOT_ASKED: /],
  [["answer", "owner/1.policy", "--by", "山田"], 2, /^ANSWER_NEEDS_STATE: /],
  [["answer", "owner/1.policy", "--state", "yes"], 2, /^ANSWER_NEEDS_NAME: /],
  [[...TOLD.slice(0, 3), "planned", "--by", "山田"], 2, /^ANSWER_NEEDS_DATE: /],
  [[...TOLD, "--until", "2020-01-01"], 2, /^ANSWER_BAD_DATE: .*2020-01-01/],
  [[...POLICY, "--evidence", "none.pdf"], 2, /^FILE_NOT_READABLE: .*ENOENT/],
  [[...POLICY, "--evidence", "."], 2, /^FILE_NOT_READABLE: /],
  [[...POLICY, "--evidence", "large.pdf"], 2, /^BLOB_TOO_LARGE: .*20971520/],
  [["checklist"], 2, /^USAGE_BAD_VALUE: .*export, import/],
  [["checklist", "export"], 2, /^USAGE_BAD_VALUE: .*FILE\.xlsx/],
  [["checklist", "export", "a.csv"], 2, /^USAGE_BAD_VALUE: .*FILE\.xlsx/],
  [["checklist", "import", "none.xlsx"], 2, /^FILE_NOT_READABLE: /],
  [["checklist", "import", "text.xlsx"], 2, /^SHEET_NOT_XLSX: /],
  [["checklist", "import", "large.xlsx"], 2, /^SHEET_TOO_LARGE: /],
]
for (const [words, code, says] of MISUSE)
  test(`one clear line: ${words.join(" ")}`, async () => {
    const where = place("misuse")
    writeFileSync(join(where, "text.xlsx"), "id,state\n")
    for (const [name, bytes] of [["large.pdf", 20 * 1024 * 1024 + 1], ["large.xlsx", 10 * 1024 * 1024 + 1]] as const) {
      writeFileSync(join(where, name), "")
      truncateSync(join(where, name), bytes)
    } // prettier-ignore
    const ended = await run(where, words)
    assert.equal(ended.code, code, ended.err)
    assert.match(ended.err, says)
    assert.equal(ended.err.trim().split("\n").length, 1)
    assert.equal(ended.out, "")
  })

test("two processes that answer the same question at once: nothing is lost, and the later sees the earlier", async () => {
  const where = place("race")
  await run(where, ["answer", "--list"])
  const names = ["山田", "佐藤"]
  const ended = await Promise.all(
    names.map((name) => sekisho(["answer", "owner/1.policy-told", "--state", "yes", "--by", name], where)),
  )
  const refused = ended.filter((one) => one.code !== 0)
  for (const one of refused) assert.match(one.err, /^ANSWER_CONFLICT: .*(?:山田|佐藤)/)
  const seen = ended.filter((one) => /前の回答: はい — (?:山田|佐藤)|ANSWER_CONFLICT: /.test(one.err))
  assert.equal(seen.length, 1, "exactly one of them was later and was shown the other's answer")
  const { DatabaseSync } = await import("node:sqlite")
  const database = new DatabaseSync(join(where, ".sekisho/records.db"), { readOnly: true })
  const rows = database.prepare("select revision from record where kind = 'answer' order by revision").all()
  database.close()
  assert.deepEqual(rows.map((row) => row["revision"]), Array.from({ length: 2 - refused.length }, (_, index) => index + 1)) // prettier-ignore
})

/** The exported form with cells changed by somebody, as a new file. */
const fill = async (
  where: string,
  from: string,
  to: string,
  cells: Readonly<Record<string, object>>,
): Promise<void> => {
  const form = readForm(readFileSync(join(where, from)), "main", from)
  const shown = { level: "", requirement: "", question: "", verdict: "", evidence: "", asked: true }
  const names = [...new Set(form.rows.map((row) => row.sheet))] as Sheet["name"][] // the form has been read, so they are ours
  const sheets = names.map((name) => ({
    name,
    head: ["", `${FORM_MARK}main `, ""],
    rows: form.rows
      .filter((row) => row.sheet === name)
      .map((row) => ({ ...shown, ...row.cells, id: row.id, revision: row.revision, ...cells[row.id] })),
  }))
  writeFileSync(join(where, to), await writeWorkbook(sheets))
}

test("the spreadsheet: exported, filled in, shown, taken over only when confirmed; a second import changes nothing", async () => {
  const where = place("sheet")
  await run(where, TOLD)
  assert.equal((await run(where, ["checklist", "export", "c.xlsx"])).code, 0)
  const untouched = await run(where, ["checklist", "import", "c.xlsx", "--yes"])
  assert.match(untouched.out, /変わる回答 0、.*直す所 0/)
  await fill(where, "c.xlsx", "filled.xlsx", {
    "owner/1.policy": { state: "対象外", text: "=試験の店", by: "山田" },
    "1-(i)-a": { state: "はい", by: "開発会社" },
  })
  const shown = await run(where, ["checklist", "import", "filled.xlsx"])
  assert.equal(shown.code, 0)
  assert.match(shown.out, /経営者7項目!G5 +owner\/1\.policy +\(回答なし\) +→ +対象外 — 山田/)
  assert.match(shown.out, /実装チェックリスト47!G5 +1-\(i\)-a/)
  assert.match(shown.out, /変わる回答 2/)
  assert.match(shown.err, /--yes/)
  const no = await run(where, ["checklist", "import", "filled.xlsx"], { ask: () => Promise.resolve("n") })
  assert.match(no.err, /何も記録していません/)
  assert.match((await run(where, ["answer", "--list"])).out, /owner\/1\.policy /, "nothing was kept so far")
  const yes = await run(where, ["checklist", "import", "filled.xlsx"], { ask: () => Promise.resolve("y") })
  assert.match(yes.err, /2件の回答を記録しました/)
  assert.doesNotMatch((await run(where, ["answer", "--list"])).out, /owner\/1\.policy /)
  const second = await run(where, ["checklist", "import", "filled.xlsx", "--yes"])
  assert.match(second.out, /変わる回答 0、.*直す所 0/, "the same again is nothing new")
})

test("the spreadsheet: one bad cell and nothing is taken over, each named by its cell", async () => {
  const where = place("bad")
  await run(where, ["checklist", "export", "c.xlsx"])
  await fill(where, "c.xlsx", "bad.xlsx", {
    "owner/1.policy": { state: "はい" },
    "owner/1.policy-told": { state: "はい", by: "山田" },
    "build/4.lock": { state: "たぶん", by: "山田" },
  })
  const ended = await run(where, ["checklist", "import", "bad.xlsx", "--yes"])
  assert.equal(ended.code, 2)
  assert.match(ended.out, /経営者7項目!L5: ANSWER_NEEDS_NAME/)
  assert.match(ended.out, /構築時14要件!G\d+: SHEET_BAD_STATE: .*たぶん/)
  assert.match(ended.err, /^SHEET_HAS_ERRORS: .* 2 /)
  assert.match((await run(where, ["answer", "--list"])).out, /owner\/1\.policy-told /)
})

test("the spreadsheet: somebody answered after it was exported, and somebody answers while it is shown", async () => {
  const where = place("overtaken")
  await run(where, ["checklist", "export", "c.xlsx"])
  await fill(where, "c.xlsx", "mine.xlsx", { "owner/1.policy-told": { state: "いいえ", by: "佐藤" } })
  const meanwhile = await run(where, ["checklist", "import", "mine.xlsx"], {
    ask: async () => {
      await run(where, TOLD)
      return "y"
    },
  })
  assert.equal(meanwhile.code, 2)
  assert.match(meanwhile.err, /SHEET_OVERTAKEN: /)
  const late = await run(where, ["checklist", "import", "mine.xlsx", "--yes"])
  assert.equal(late.code, 2)
  assert.match(late.out, /経営者7項目!G6: ANSWER_CONFLICT: .*山田 さんが「はい」/)
})

test("the form of another shop is refused", async () => {
  const where = place("other")
  writeFileSync(join(where, "sekisho.yaml"), "version: 1\nsites:\n  - id: main\n  - id: second\n")
  await run(where, ["checklist", "export", "c.xlsx"])
  const ended = await run(where, ["checklist", "import", "c.xlsx", "--site", "second"])
  assert.match(ended.err, /^SHEET_OTHER_SITE: .*main/)
})
