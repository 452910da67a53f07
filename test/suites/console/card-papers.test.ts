import assert from "node:assert/strict"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { main } from "../../../src/cli/dispatch.ts"
import { readWorkbook } from "../../../src/report/checklist/read-workbook.ts"
import { noPoppler } from "../../needs.ts"
import { pdfPages } from "../../read-pdf.ts"
import { at, siteNamed, startCast, type Cast } from "./rig.ts"

const QUESTION = "card/1.second-factor"
const NAME = /山田 太郎[\s\S]{0,40}(?:2026年11月23日|2026-11-23)|(?:2026-11-23)[\s\S]{0,40}山田 太郎/

let cast: Cast
before(async () => {
  cast = await startCast({ sites: [siteNamed("main")] })
})
after(() => cast.rig.stop())

const paper = async (format: string, name = "acquirer") => {
  const made = await cast.owner.get(`/sites/main/paper?paper=${name}&format=${format}`)
  assert.equal(made.status, 200, JSON.stringify(made.body).slice(0, 200))
  return made
}
const cellsOf = (bytes: Uint8Array): string =>
  readWorkbook(bytes, "a.xlsx")
    .sheets.flatMap(({ cells }) => [...cells.values()].flatMap((row) => [...row.values()].map(({ text }) => text)))
    .join("\n")
const answer = async (state: string, expect: number): Promise<void> => {
  const told = { question: QUESTION, state, expect }
  assert.equal(at((await cast.owner.post("/sites/main/answers", { answers: [told] })).body, "state"), "kept")
}
const row = async (): Promise<Record<string, unknown> | undefined> =>
  at<{ rows: Record<string, unknown>[] }[]>((await cast.owner.get("/sites/main/card")).body, "items")
    .flatMap(({ rows }) => rows)
    .find(({ criterion }) => criterion === QUESTION)

test("before anybody has confirmed a row no paper names anybody", async () => {
  await answer("yes", 0)
  assert.doesNotMatch(String((await paper("md")).body), /\| 山田 太郎 2026/)
  assert.doesNotMatch(cellsOf((await paper("xlsx", "checklist")).bytes), /が確認/)
})

test("a confirmed row carries its name and day in every print of the sheet", async () => {
  const { digest } = (await row()) ?? {}
  const told = { name: "山田 太郎", rows: [{ criterion: QUESTION, digest }] }
  assert.equal(at((await cast.owner.post("/sites/main/card/confirm", told)).body, "confirmed"), 1)
  await cast.owner.json("PUT", "/sites/main/card/renewal", { renewal: "2027-03-31" })
  for (const format of ["html", "md"]) {
    const text = String((await paper(format)).body)
    assert.match(text, NAME, format)
    assert.match(text, /2027年3月31日/, format)
  }
  assert.match(
    cellsOf((await paper("xlsx", "checklist")).bytes),
    /2026-11-23 カード会社への回答として 山田 太郎 が確認/,
  )
})

test("the PDF, too", { skip: noPoppler() }, async () => {
  const text = pdfPages((await paper("pdf")).bytes).join("\n")
  assert.match(text, /山田 太郎/)
  assert.match(text, /2026年11月23日/)
})

/** The command line at the time of the rig. */
const command = async (words: readonly string[]): Promise<{ readonly code: number; readonly out: string }> => {
  let out = ""
  const code = await main(
    {
      out: (text) => void (out += text),
      err: () => undefined,
      ask: null,
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 100,
      language: "ja",
      environment: {},
      folder: cast.rig.folder,
      clock: () => cast.rig.now,
      signal: new AbortController().signal,
    },
    [...words, "--lang", "ja"],
  )
  return { code, out }
}

test("sekisho report and sekisho checklist print the same names from the same records", async () => {
  const { folder } = cast.rig
  const shop =
    "  - id: main\n    public-url: https://main.example.jp/\n    form: oss\n    payment: token\n    membership: true\n"
  writeFileSync(join(folder, "sekisho.yaml"), `version: 1\ndata-dir: .\nsites:\n${shop}`)
  mkdirSync(join(folder, "sites/main"), { recursive: true })
  writeFileSync(join(folder, "sites/main/latest.json"), (await paper("json", "result")).bytes)
  for (const format of ["html", "md"]) {
    const printed = await command(["report", "--for", "acquirer", "--format", format])
    assert.equal(printed.code, 0)
    assert.match(printed.out, NAME, format)
  }
  assert.equal((await command(["checklist", "export", "list.xlsx"])).code, 0)
  assert.match(cellsOf(readFileSync(join(folder, "list.xlsx"))), /カード会社への回答として 山田 太郎 が確認/)
})

test("when the row says something else nobody has confirmed it", async () => {
  await answer("no", 1)
  assert.equal((await row())?.["lapsed"], true)
  assert.doesNotMatch(String((await paper("md")).body), /\| 山田 太郎 2026/)
  assert.doesNotMatch(cellsOf((await paper("xlsx", "checklist")).bytes), /が確認/)
})
