import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import fc from "fast-check"
import { checklistSheets } from "../../../src/report/checklist/rows.ts"
import { writeWorkbook } from "../../../src/report/checklist/workbook.ts"
import { CHECKLIST } from "../../../src/guideline/checklist/checklist.ts"
import { REQUIREMENTS } from "../../../src/guideline/catalogue.ts"
import { judge } from "../../../src/records/runs.ts"
import { ASSIGNED, at, siteNamed, startCast, type Answered, type Browser, type Cast } from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
let cast: Cast
before(async () => {
  cast = await startCast()
})
after(() => cast.rig.stop())

const QUESTION = "build/5.screen-lock"
const give = (browser: Browser, ...answers: readonly object[]) => browser.post("/sites/main/answers", { answers })
const upload = (browser: Browser, name: string, bytes: Uint8Array | string, site = "main") =>
  browser.send("POST", `/api/sites/${site}/files?name=${encodeURIComponent(name)}`, {
    body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
    headers: { "content-type": "application/octet-stream" },
  })
const rowOf = async (browser: Browser, id: string) =>
  at<Record<string, unknown>>((await browser.get(`/sites/main/question?id=${encodeURIComponent(id)}`)).body, "row")

test("an answer is kept under the name of who is signed in, turns the verdict, and stands in the history and the journal", async () => {
  const kept = await give(cast.practitioner, { question: QUESTION, state: "yes", text: "10分", expect: 0 })
  assert.equal(at(kept.body, "state"), "kept")
  const row = at<Record<string, unknown>>(kept.body, "rows", 0)
  assert.equal(row["state"], "met")
  assert.equal(at(row, "answer", "by"), "佐藤 花子")
  const detail = await cast.owner.get(`/sites/main/question?id=${encodeURIComponent(QUESTION)}`)
  assert.equal(at(detail.body, "history", 0, "enteredBy", "id"), cast.ids.practitioner)
  const journal = await cast.owner.get("/sites/main/journal")
  assert.deepEqual(at(journal.body, "entries", 0, "about"), [QUESTION])
  assert.equal(at(journal.body, "entries", 0, "who"), "佐藤 花子")
})

test("two people who answer at once: one is kept, the other is shown it, and nothing is lost", async () => {
  const id = "build/5.updates"
  const both = await Promise.all([
    give(cast.owner, { question: id, state: "yes", text: "A", expect: 0 }),
    give(cast.practitioner, { question: id, state: "no", text: "B", expect: 0 }),
  ])
  assert.deepEqual(both.map(({ body }) => at(body, "state")).toSorted(), ["conflict", "kept"])
  const conflict = both.find(({ body }) => at(body, "state") === "conflict")
  assert.equal(at(conflict?.body, "conflicts", 0, "revision"), 1)
  const shown = at<string>(conflict?.body, "conflicts", 0, "answer", "text")
  assert.ok(["A", "B"].includes(shown))
  const again = await give(cast.owner, { question: id, state: "yes", text: "C", expect: 1 })
  assert.equal(at(again.body, "state"), "kept")
  const history = at<unknown[]>((await cast.owner.get(`/sites/main/question?id=${encodeURIComponent(id)}`)).body, "history")
  assert.equal(history.length, 2)
}) // prettier-ignore

test("many answers are all kept or none", async () => {
  const lines = CHECKLIST.slice(0, 12).map(({ id }) => ({ question: id, state: "yes", expect: 0 }))
  const late = await give(cast.owner, ...lines, { question: QUESTION, state: "no", expect: 0 })
  assert.equal(at(late.body, "state"), "conflict")
  assert.equal(at<unknown[]>(late.body, "conflicts").length, 1)
  const unknown = await give(cast.owner, ...lines, { question: "build/99.none", state: "no", expect: 0 })
  assert.equal(codeOf(unknown), "USAGE_UNKNOWN_ID")
  assert.equal(codeOf(await give(cast.owner, ...lines.slice(0, 1), ...lines.slice(0, 1))), "CONSOLE_WRONG_REQUEST")
  const none = at<{ answer: unknown }[]>((await cast.owner.get("/sites/main/checklist")).body, "lines")
  assert.ok(none.every(({ answer }) => answer === null))
  const whole = await give(cast.owner, ...lines)
  assert.equal(at<unknown[]>(whole.body, "lines").length, 12)
  assert.equal(at((await cast.owner.get("/sites/main/question?id=1-(i)-a")).body, "line", "answer", "state"), "yes")
})

test("an answer that is taken back waits again; what was said stays readable", async () => {
  const id = "build/5.own-account"
  await give(cast.owner, { question: id, state: "yes", expect: 0 })
  const told = { question: id, reason: "取り違え", expect: 1 }
  assert.equal(at((await cast.owner.post("/sites/main/answers/withdraw", { ...told, expect: 0 })).body, "state"), "conflict") // prettier-ignore
  const back = await cast.owner.post("/sites/main/answers/withdraw", told)
  assert.equal(at(back.body, "rows", 0, "answer"), null)
  assert.equal(at(back.body, "rows", 0, "awaiting"), true)
  assert.equal(at(back.body, "rows", 0, "revision"), 2)
  const history = at<{ answer: unknown }[]>((await cast.owner.get(`/sites/main/question?id=${id}`)).body, "history")
  assert.deepEqual(history.map(({ answer }) => answer === null), [true, false]) // prettier-ignore
  assert.equal(at((await give(cast.owner, { question: id, state: "yes", expect: 2 })).body, "state"), "kept")
})

const STATES = [
  [{ state: "not-applicable" }, "ANSWER_NEEDS_TEXT"],
  [{ state: "provider" }, "ANSWER_NEEDS_LINK"],
  [{ state: "provider", link: "javascript:alert(1)" }, "ANSWER_NEEDS_LINK"],
  [{ state: "alternative", text: "x" }, "ANSWER_NEEDS_APPROVAL"],
  [{ state: "planned" }, "ANSWER_NEEDS_DATE"],
  [{ state: "planned", until: "2020-01-01" }, "ANSWER_BAD_DATE"],
  [{ state: "yes", text: "x".repeat(2_001) }, "ANSWER_TOO_LONG"],
] as const
for (const [told, code] of STATES)
  test(`${JSON.stringify(told).slice(0, 60)} lacks something: ${code}`, async () => {
    assert.equal(codeOf(await give(cast.owner, { question: "build/5.disk-encryption", expect: 0, ...told })), code)
  })

test("scripts in every text field come back as JSON text and nothing else", async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e${"{{7*7}}"}`
  const file = await upload(cast.owner, `${evil}.txt`, "evidence")
  const evidence = [at<string>(file.body, "file", "reference")]
  await give(cast.owner, { question: "build/5.removable-media", state: "alternative", text: evil, approvedBy: evil, evidence, expect: 0 }) // prettier-ignore
  await cast.owner.post("/people/invitations", { name: evil.slice(0, 90), role: "auditor", sites: ["main"] })
  for (const path of ["/sites/main/question?id=build/5.removable-media", "/people", "/sites/main/evidence?days=400"]) {
    const answered = await cast.owner.get(path)
    assert.equal(answered.status, 200)
    assert.equal(answered.headers.get("content-type"), "application/json")
    assert.match(JSON.stringify(answered.body), /<script>/, `${path} gives it back unharmed`)
  }
  for (const paper of ["practitioner", "result", "acquirer", "owner"]) {
    const shown = await cast.owner.get(`/sites/main/paper?paper=${paper}&format=html`)
    assert.equal(shown.status, 200, paper)
    assert.doesNotMatch(String(shown.body), /<script>alert|<img src=x/, paper)
    const policy = shown.headers.get("content-security-policy") ?? ""
    assert.match(policy, /default-src 'none'.*sandbox/, paper)
    assert.doesNotMatch(policy, /script-src/, paper)
  }
})

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")
test("a file is kept by its content, under a harmless name, and only ever downloaded", async () => {
  const names = [
    ["../../../etc/passwd.png", "passwd.png"],
    ["..\\..\\windows\\a.png", "a.png"],
    ["a\u0000b\r\nSet-Cookie: x=1.png", "a_b__Set-Cookie_ x=1.png"],
    [`${"長".repeat(300)}.png`, "長".repeat(120)],
    ["....png", "png"],
  ] as const
  for (const [told, safe] of names) {
    const kept = await upload(cast.practitioner, told.slice(0, 400), PNG)
    assert.equal(at(kept.body, "file", "name"), safe)
    assert.equal(at(kept.body, "type"), "image/png")
  }
  const kept = await upload(cast.practitioner, "証拠 <1>.png", PNG)
  const down = await cast.owner.get(`/sites/main/files/${at<string>(kept.body, "file", "hash")}`)
  assert.deepEqual(Buffer.from(down.bytes), PNG)
  assert.match(down.headers.get("content-disposition") ?? "", /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''/)
  assert.equal(down.headers.get("content-type"), "image/png")
  assert.match(down.headers.get("content-security-policy") ?? "", /sandbox/)
}) // prettier-ignore

const REFUSED = [
  ["page.html", "<script>alert(1)</script>"],
  ["picture.svg", "<svg onload=alert(1)>"],
  ["a.exe", "MZ\u0000\u0000"],
  ["a.png", "<script>"],
  ["a.js", "alert(1)"],
  ["a.txt", "a\u0000b"],
  ["macro.docm", "PK\u0003\u0004"],
  ["empty.txt", ""],
] as const
for (const [name, bytes] of REFUSED)
  test(`the file ${name} is not accepted`, async () => {
    assert.equal(codeOf(await upload(cast.owner, name, bytes)), "CONSOLE_FILE_TYPE")
  })

test("files are bounded, and belong to one shop", async () => {
  const large = await upload(cast.owner, "a.txt", "x".repeat(20 * 1024 * 1024 + 1))
  assert.equal(large.status, 413)
  const kept = await upload(cast.stranger, "geheim.txt", "of the other shop", "other")
  const hash = at<string>(kept.body, "file", "hash")
  assert.equal(codeOf(await cast.practitioner.get(`/sites/main/files/${hash}`)), "CONSOLE_NOT_HERE")
  const reference = at<string>(kept.body, "file", "reference")
  const steal = { question: "build/5.disk-encryption", state: "yes", evidence: [reference], expect: 0 }
  assert.equal(codeOf(await give(cast.practitioner, steal)), "CONSOLE_FILE_NOT_KEPT")
  for (const id of [`${hash}%2f..%2f..`, "..%2f..%2fconsole.key", hash.toUpperCase(), "x"])
    assert.equal((await cast.stranger.get(`/sites/other/files/${id}`)).status, 404, id)
})

test("a contractor sees, answers and downloads only what was assigned", async () => {
  const { contractor } = cast
  const rows = at<{ id: string }[]>((await contractor.get("/sites/main/criteria")).body, "rows")
  assert.deepEqual(rows.map(({ id }) => id), [ASSIGNED[0]]) // prettier-ignore
  const lines = at<{ id: string }[]>((await contractor.get("/sites/main/checklist")).body, "lines")
  assert.deepEqual(lines.map(({ id }) => id), [ASSIGNED[1]]) // prettier-ignore
  const foreign = `/sites/main/question?id=${encodeURIComponent(QUESTION)}`
  assert.equal(codeOf(await contractor.get(foreign)), "CONSOLE_NOT_HERE")
  assert.equal(codeOf(await give(contractor, { question: QUESTION, state: "no", expect: 1 })), "CONSOLE_NOT_HERE")
  const mixed = [
    { question: ASSIGNED[0], state: "yes", expect: 0 },
    { question: QUESTION, state: "no", expect: 1 },
  ]
  assert.equal(codeOf(await give(contractor, ...mixed)), "CONSOLE_NOT_HERE")
  assert.equal(at(await rowOf(cast.owner, ASSIGNED[0]), "revision"), 0, "nothing of it was kept")
  assert.equal(at((await give(contractor, { question: ASSIGNED[0], state: "yes", expect: 0 })).body, "state"), "kept")
  assert.equal(at(await rowOf(cast.owner, ASSIGNED[0]), "answer", "by"), "制作 三郎")
  const theirs = await upload(cast.owner, "owner.txt", "not for contractors")
  assert.equal(codeOf(await contractor.get(`/sites/main/files/${at<string>(theirs.body, "file", "hash")}`)), "CONSOLE_NOT_HERE") // prettier-ignore
  const stolen = { question: ASSIGNED[0], state: "yes", evidence: [at(theirs.body, "file", "reference")], expect: 1 }
  assert.equal(codeOf(await give(contractor, stolen)), "CONSOLE_FILE_NOT_KEPT")
  const sites = at<Record<string, unknown>[]>((await contractor.get("/sites")).body, "sites")
  assert.deepEqual(sites.map(({ id, weight, awaiting }) => [id, weight, awaiting]), [["main", 0, 0]]) // prettier-ignore
})

test("people and days are set for many questions at once; what is late shows", async () => {
  const questions = ["build/9.redirect", "2-(i)"]
  const told = { questions, person: cast.ids.practitioner, due: "2026-11-25" }
  const set = await cast.owner.json("PUT", "/sites/main/assignments", told)
  assert.equal(set.status, 200, JSON.stringify(set.body))
  const mine = at<{ id: string; due: string; overdue: boolean }[]>((await cast.practitioner.get("/sites/main/criteria?mine=1")).body, "rows") // prettier-ignore
  assert.deepEqual(mine.map(({ id, due, overdue }) => [id, due, overdue]), [["build/9.redirect", "2026-11-25", false]]) // prettier-ignore
  await cast.owner.json("PUT", "/sites/main/assignments", { questions, due: null })
  const row = await rowOf(cast.owner, "build/9.redirect")
  assert.equal(at(row, "assignee", "id"), cast.ids.practitioner, "what was not said stays")
  assert.equal(row["due"], null)
  await cast.owner.json("PUT", "/sites/main/assignments", { questions, due: "2026-11-20" })
  const late = at<{ id: string }[]>((await cast.owner.get("/sites/main/criteria?overdue=1")).body, "rows")
  assert.deepEqual(late.map(({ id }) => id), ["build/9.redirect"]) // prettier-ignore
  assert.equal(at((await cast.owner.get("/sites")).body, "sites", 0, "overdue"), 1)
  for (const bad of [{ due: "2026-02-31" }, { person: "nobody-here-0" }, { questions: ["x"] }])
    assert.ok((await cast.owner.json("PUT", "/sites/main/assignments", { ...told, ...bad })).status >= 400)
})

const formWith = async (site: string, fill: (row: { id: string }) => object | null): Promise<Uint8Array> => {
  const document = judge({ site: siteNamed(site).site, requirements: REQUIREMENTS, run: null, answers: [], now: cast.rig.now }) // prettier-ignore
  const words = new Map<string, { answer: null; revision: number }>()
  const sheets = checklistSheets({
    document,
    requirements: REQUIREMENTS,
    answers: words,
    shop: site,
    now: cast.rig.now,
  })
  return writeWorkbook(sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, ...fill(row) })) })))
}
const preview = (browser: Browser, site: string, bytes: Uint8Array) =>
  browser.send("POST", `/api/sites/${site}/sheet?name=a.xlsx`, {
    body: new Uint8Array(bytes),
    headers: { "content-type": "application/octet-stream" },
  })

test("a spreadsheet is previewed, then applied once by the person who saw it; a foreign form is refused", async () => {
  const fill = ({ id }: { id: string }) => (id.startsWith("operate/4.") ? { state: "いいえ", by: "佐藤" } : null)
  const form = await formWith("main", fill)
  const shown = await preview(cast.practitioner, "main", form)
  const changes = at<unknown[]>(shown.body, "changes")
  assert.ok(changes.length >= 3, JSON.stringify(shown.body).slice(0, 300))
  assert.deepEqual(at(shown.body, "problems"), [])
  const told = { preview: at<string>(shown.body, "preview") }
  assert.equal(codeOf(await cast.owner.post("/sites/main/sheet/apply", told)), "CONSOLE_NOT_HERE", "not the owner's preview") // prettier-ignore
  const again = await preview(cast.practitioner, "main", form)
  const applied = await cast.practitioner.post("/sites/main/sheet/apply", { preview: at(again.body, "preview") })
  assert.equal(at(applied.body, "kept"), changes.length)
  assert.equal(codeOf(await cast.practitioner.post("/sites/main/sheet/apply", { preview: at(again.body, "preview") })), "CONSOLE_NOT_HERE") // prettier-ignore
  assert.equal(codeOf(await preview(cast.stranger, "other", form)), "SHEET_OTHER_SITE")
})

test("a form of ten thousand rows is read in bounds, and what it cannot mean is said by cell", async () => {
  const form = await formWith("main", () => null)
  assert.equal((await preview(cast.owner, "main", form)).status, 200)
  const document = judge({ site: siteNamed("main").site, requirements: REQUIREMENTS, run: null, answers: [], now: cast.rig.now }) // prettier-ignore
  const sheets = checklistSheets({ document, requirements: REQUIREMENTS, answers: new Map(), shop: "main", now: cast.rig.now }) // prettier-ignore
  const many = sheets.map((sheet, index) => {
    const [row] = sheet.rows
    if (index > 0 || row === undefined) return sheet
    const rows = Array.from({ length: 10_000 }, (_, count) => ({ ...row, id: `build/1.none-${count}`, state: "はい", by: "佐藤" }))
    return { ...sheet, rows }
  }) // prettier-ignore
  const shown = await preview(cast.owner, "main", await writeWorkbook(many))
  assert.equal(shown.status, 200)
  assert.equal(at(shown.body, "preview"), null)
  assert.equal(at<unknown[]>(shown.body, "problems").length, 1_000)
})

test("property: any body is answered with a code of ours, and nothing is kept of it", { timeout: 60_000 }, async () => {
  const before = (await cast.rig.records.list("answer", "main/")).length
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 4 }), async (text) => {
      for (const path of ["/sites/main/answers", "/sites/main/orders", "/sites/main/card/confirm"]) {
        const answered = await cast.owner.send("POST", `/api${path}`, {
          body: text,
          headers: { "content-type": "application/json" },
        })
        assert.equal(codeOf(answered), "CONSOLE_WRONG_REQUEST")
      }
    }),
    { numRuns: 40 },
  )
  assert.equal((await cast.rig.records.list("answer", "main/")).length, before)
})
