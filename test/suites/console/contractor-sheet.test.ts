import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { readForm } from "../../../src/report/checklist/read-rows.ts"
import { openArchive, ZIP_LIMITS } from "../../../src/report/checklist/zip.ts"
import { makeZip } from "../../make-zip.ts"
import { refilled } from "./refilled.ts"
import { ASSIGNED, at, startCast, tokenOf, type Answered, type Browser, type Cast } from "./rig.ts"

const [CRITERION, LINE] = ASSIGNED
/** What the other contractor is asked. */
const THEIRS = "build/5.updates"
const SECRET = "鍵の番号は秘密です"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
let cast: Cast
let other: Browser
let otherId: string
before(async () => {
  cast = await startCast()
  const made = await cast.owner.post("/sites/main/contractors", { name: "保守 四郎", questions: [THEIRS, "1-(ii)"] })
  other = cast.rig.browser()
  const entered = await other.post("/session/link", { token: tokenOf(at<string>(made.body, "link")) })
  otherId = at<string>(entered.body, "me", "id")
  const said = { question: THEIRS, state: "no", text: SECRET, expect: 0 }
  assert.equal(at((await other.post("/sites/main/answers", { answers: [said] })).body, "state"), "kept")
})
after(() => cast.rig.stop())

const preview = (browser: Browser, bytes: Uint8Array, site = "main") =>
  browser.send("POST", `/api/sites/${site}/sheet?name=a.xlsx`, {
    body: new Uint8Array(bytes),
    headers: { "content-type": "application/octet-stream" },
  })
const apply = (browser: Browser, shown: Answered) =>
  browser.post("/sites/main/sheet/apply", { preview: at(shown.body, "preview") })
const own = async (browser: Browser): Promise<Uint8Array> => (await browser.get("/sites/main/sheet")).bytes
const idsIn = (bytes: Uint8Array) => readForm(bytes, "main", "a.xlsx").rows.map(({ id }) => id)
const faultsOf = (shown: Answered) =>
  at<{ cell: string; code: string }[]>(shown.body, "problems").map(({ cell, code }) => [cell, code])
const answerOf = async (id: string, part: "row" | "line" = "row") =>
  at<Record<string, unknown> | null>(
    (await cast.owner.get(`/sites/main/question?id=${encodeURIComponent(id)}`)).body,
    part,
    "answer",
  )
const partsOf = (bytes: Uint8Array): (readonly [name: string, bytes: Uint8Array])[] => {
  const archive = openArchive(bytes)
  if (typeof archive === "string") throw new Error(archive)
  return archive.names.map((name) => {
    const part = archive.read(name)
    if (part === null || typeof part === "string") throw new Error(name)
    return [name, part]
  })
}
const textOf = (bytes: Uint8Array): string =>
  partsOf(bytes)
    .map(([, part]) => Buffer.from(part).toString("utf8"))
    .join("\n")

test("a contractor's spreadsheet has the assigned rows and nothing else; staff have the same for each of them", async () => {
  const got = await cast.contractor.get("/sites/main/sheet")
  assert.equal(got.status, 200)
  assert.match(got.headers.get("content-disposition") ?? "", /^attachment; .*\.xlsx/)
  assert.deepEqual(idsIn(got.bytes), ASSIGNED)
  assert.doesNotMatch(textOf(got.bytes), new RegExp(`${SECRET}|${THEIRS}|保守 四郎`))
  assert.match(textOf(got.bytes), /制作 三郎 様の担当/)
  for (const staff of [cast.owner, cast.practitioner, cast.auditor]) {
    assert.deepEqual(idsIn((await staff.get(`/sites/main/people/${cast.ids.contractor}/sheet`)).bytes), ASSIGNED)
    const theirs = (await staff.get(`/sites/main/people/${otherId}/sheet`)).bytes
    assert.deepEqual(idsIn(theirs), [THEIRS, "1-(ii)"])
    assert.match(textOf(theirs), new RegExp(SECRET))
  }
})

test("a contractor cannot name another one, and nobody a person of another shop or one without rows", async () => {
  assert.equal(codeOf(await cast.contractor.get(`/sites/main/people/${otherId}/sheet`)), "CONSOLE_FORBIDDEN")
  assert.equal(codeOf(await cast.nobody.get("/sites/main/sheet")), "CONSOLE_SIGN_IN")
  assert.deepEqual(idsIn((await cast.contractor.get(`/sites/main/sheet?id=${otherId}`)).bytes), ASSIGNED)
  assert.equal(codeOf(await cast.stranger.get(`/sites/other/people/${otherId}/sheet`)), "CONSOLE_NOT_HERE")
  assert.equal(codeOf(await cast.owner.get(`/sites/main/people/${cast.ids.auditor}/sheet`)), "CONSOLE_NOT_HERE")
  assert.equal(codeOf(await cast.contractor.get("/sites/other/sheet")), "CONSOLE_NOT_HERE")
})

test("a filled-in sheet is shown by cell, then kept, under the contractor's own name whatever stands in it", async () => {
  const filled = await refilled(await own(cast.contractor), {
    [CRITERION]: { state: "いいえ", text: "=来月から\n二行目 <b>&_x0041_", by: "山田 太郎" },
    [LINE]: { state: "提供者が実施", link: "https://saas.example.jp/a?b=1&c=2" },
  })
  const shown = await preview(cast.contractor, filled)
  assert.deepEqual(faultsOf(shown), [])
  const changes = at<{ cell: string; question: string }[]>(shown.body, "changes")
  assert.deepEqual(changes.map(({ cell, question }) => [cell, question]), [["構築時14要件!G5", CRITERION], ["実装チェックリスト47!G5", LINE]]) // prettier-ignore
  assert.equal(await answerOf(CRITERION), null, "only looked at so far")
  assert.equal(codeOf(await apply(other, shown)), "CONSOLE_NOT_HERE", "not the other's preview")
  assert.equal(at((await apply(cast.contractor, shown)).body, "kept"), 2)
  assert.equal(codeOf(await apply(cast.contractor, shown)), "CONSOLE_NOT_HERE", "once")
  const answer = await answerOf(CRITERION)
  assert.deepEqual([answer?.["by"], answer?.["text"]], ["制作 三郎", "=来月から\n二行目 <b>&_x0041_"])
  assert.equal((await answerOf(LINE, "line"))?.["by"], "制作 三郎")
  const entry = at((await cast.owner.get("/sites/main/journal")).body, "entries", 0)
  assert.deepEqual([at(entry, "who"), at(entry, "about")], ["制作 三郎", ASSIGNED])
})

test("round trip: what comes back untouched changes nothing, for the contractor and for staff", async () => {
  const form = await own(cast.contractor)
  for (const browser of [cast.contractor, cast.practitioner]) {
    const shown = await preview(browser, form)
    assert.deepEqual([faultsOf(shown), at(shown.body, "changes"), at(shown.body, "unchanged")], [[], [], 2])
  }
})

const CHANGED = { state: "はい", text: "別の人の行", by: "制作 三郎" }
const FOREIGN: readonly (readonly [string, () => Promise<Uint8Array>, string])[] = [
  ["added", async () => refilled(await own(cast.contractor), {}, [{ ...CHANGED, id: THEIRS, revision: "1" }]), "構築時14要件!A6"], // prettier-ignore
  ["under a changed id", async () => refilled(await own(cast.contractor), { [CRITERION]: { ...CHANGED, id: THEIRS, revision: "1" } }), "構築時14要件!A5"], // prettier-ignore
  ["of the other contractor's sheet", () => own(other), "構築時14要件!A5"],
  ["of no question at all", async () => refilled(await own(cast.contractor), {}, [{ ...CHANGED, id: "build/99.none" }]), "構築時14要件!A6"], // prettier-ignore
]
for (const [name, make, cell] of FOREIGN)
  test(`a row that is not theirs, ${name}: refused with its cell, and nothing of the file can be kept`, async () => {
    const before = await answerOf(THEIRS)
    const shown = await preview(cast.contractor, await make())
    assert.deepEqual(faultsOf(shown)[0], [cell, "SHEET_NOT_YOURS"])
    assert.equal(at(shown.body, "preview"), null)
    assert.deepEqual(at(shown.body, "changes"), [])
    assert.doesNotMatch(JSON.stringify(shown.body), new RegExp(SECRET))
    assert.deepEqual(await answerOf(THEIRS), before)
  })

test("what was taken from the contractor between looking and keeping is not kept", async () => {
  const filled = await refilled(await own(cast.contractor), { [LINE]: { state: "はい", link: "", text: "あとから" } })
  const shown = await preview(cast.contractor, filled)
  assert.equal(at<unknown[]>(shown.body, "changes").length, 1)
  const assigned = (person: string) => cast.owner.json("PUT", "/sites/main/assignments", { questions: [LINE], person })
  assert.equal((await assigned(otherId)).status, 200)
  assert.equal(codeOf(await apply(cast.contractor, shown)), "CONSOLE_NOT_HERE")
  assert.notEqual((await answerOf(LINE, "line"))?.["text"], "あとから")
  assert.deepEqual(idsIn(await own(cast.contractor)), [CRITERION])
  assert.equal((await assigned(cast.ids.contractor)).status, 200)
})

test("many previews of one person push out nobody else's", async () => {
  const change = { [CRITERION]: { state: "はい", text: "済みました", link: "" } }
  const form = (await cast.owner.get(`/sites/main/people/${cast.ids.contractor}/sheet`)).bytes
  const staff = await preview(cast.practitioner, await refilled(form, change))
  const filled = await refilled(form, { [CRITERION]: { state: "いいえ", text: "まだです" } })
  const first = await preview(cast.contractor, filled)
  for (let index = 0; index < 50; index++) assert.equal((await preview(cast.contractor, filled)).status, 200)
  assert.equal(codeOf(await apply(cast.contractor, first)), "CONSOLE_NOT_HERE", "a newer one took its place")
  assert.equal(at((await apply(cast.practitioner, staff)).body, "kept"), 1)
})

test("staff read in the sheet that came back by mail: the contractor's name stands under it", async () => {
  const sent = (await cast.owner.get(`/sites/main/people/${cast.ids.contractor}/sheet`)).bytes
  const filled = await refilled(sent, { [CRITERION]: { state: "いいえ", text: "見直します", by: "制作 三郎" } })
  const late = await preview(cast.contractor, filled)
  assert.equal(at((await apply(cast.practitioner, await preview(cast.practitioner, filled))).body, "kept"), 1)
  assert.deepEqual([(await answerOf(CRITERION))?.["by"], (await answerOf(CRITERION))?.["text"]], ["制作 三郎", "見直します"]) // prettier-ignore
  assert.equal(codeOf(await apply(cast.contractor, late)), "SHEET_OVERTAKEN")
})

test("who signs in as a contractor has the same sheet", async () => {
  const invited = await cast.owner.post("/people/invitations", {
    name: "開発 五郎",
    role: "contractor",
    sites: ["main"],
  })
  const { browser, id } = await cast.rig.join(at<string>(invited.body, "link"), "開発 五郎", "goro")
  assert.equal(codeOf(await browser.get("/sites/main/sheet")), "CONSOLE_NOT_HERE", "nothing is assigned yet")
  await cast.owner.json("PUT", "/sites/main/assignments", { questions: ["build/5.screen-lock"], person: id })
  const form = await own(browser)
  assert.deepEqual(idsIn(form), ["build/5.screen-lock"])
  const shown = await preview(browser, await refilled(form, { "build/5.screen-lock": { state: "はい" } }))
  assert.equal(at((await apply(browser, shown)).body, "kept"), 1)
  assert.equal((await answerOf("build/5.screen-lock"))?.["by"], "開発 五郎")
  const link = await cast.owner.get(`/sites/main/people/${id}/sheet`)
  assert.deepEqual(idsIn(link.bytes), ["build/5.screen-lock"])
  const accounts = at<Record<string, unknown>[]>((await cast.auditor.get("/sites/main/contractors")).body, "accounts")
  assert.deepEqual(
    accounts.map(({ person, name, assigned, answered }) => [person, name, assigned, answered]),
    [[id, "開発 五郎", 1, 1]],
    "nobody of another role, and none who comes by a link",
  )
  assert.deepEqual(
    at((await cast.stranger.get("/sites/other/contractors")).body, "accounts"),
    [],
    "nobody of another shop",
  )
})

test("formulas, macros, other shops' forms and files beyond the bound are refused as they are for staff", async () => {
  const form = await own(cast.contractor)
  const parts = partsOf(form)
  const formula = parts.map(([name, bytes]) => {
    if (name !== "xl/worksheets/sheet1.xml") return [name, bytes] as const
    const xml = Buffer.from(bytes).toString("utf8")
    return [
      name,
      xml.replace(/<c r="G5"[^>]*?(?:\/>|>.*?<\/c>)/, '<c r="G5" t="str"><f>A1</f><v>はい</v></c>'),
    ] as const
  })
  const named = await preview(cast.contractor, makeZip(formula))
  assert.deepEqual(faultsOf(named), [["構築時14要件!G5", "SHEET_FORMULA"]])
  assert.equal(at(named.body, "preview"), null)
  const macros = await preview(cast.contractor, makeZip([...parts, ["xl/vbaProject.bin", "x"]]))
  assert.equal(codeOf(macros), "SHEET_MACROS")
  assert.equal(codeOf(await preview(cast.contractor, Buffer.from("no zip at all"))), "SHEET_NOT_XLSX")
  assert.equal(codeOf(await preview(cast.contractor, form, "other")), "CONSOLE_NOT_HERE")
  assert.equal(codeOf(await preview(cast.contractor, new Uint8Array(ZIP_LIMITS.fileBytes + 1))), "CONSOLE_TOO_LARGE")
})
