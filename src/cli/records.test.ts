import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { errorLine, SekishoError } from "../lib/errors.ts"
import type { Io } from "./command.ts"
import { recordsPlace } from "./records.ts"
import { jobFrom, type Job } from "./site-options.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-place-"))
after(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, "secret"), "postgres://u:hunter2@db/sekisho\n")
writeFileSync(join(folder, "nonsense"), "hunter2")

const io: Io = {
  out: () => undefined,
  err: () => undefined,
  ask: null,
  outIsTerminal: false,
  errIsTerminal: false,
  columns: 80,
  language: "ja",
  environment: { DATABASE: "postgresql://u:hunter2@db:5433/sekisho", NONSENSE: "hunter2" },
  folder,
  clock: () => 0,
  signal: new AbortController().signal,
}
const jobWith = (records: string | null): Job => {
  const file = join(folder, "sekisho.yaml")
  const storage = records === null ? "" : `storage: { records: ${JSON.stringify(records)} }\n`
  writeFileSync(file, `version: 1\n${storage}sites: [{ id: main }]\n`)
  return jobFrom(io, {}, undefined)
}

const PLACES: readonly (readonly [told: string | null, place: object])[] = [
  [null, { kind: "sqlite", file: join(folder, ".sekisho/records.db") }],
  ["sqlite:a/b.db", { kind: "sqlite", file: join(folder, ".sekisho/a/b.db") }],
  ["sqlite:/var/lib/sekisho.db", { kind: "sqlite", file: "/var/lib/sekisho.db" }],
  ["postgres://u@db/sekisho", { kind: "postgres", url: "postgres://u@db/sekisho" }],
  ["env:DATABASE", { kind: "postgres", url: "postgresql://u:hunter2@db:5433/sekisho" }],
  ["file:secret", { kind: "postgres", url: "postgres://u:hunter2@db/sekisho" }],
]
for (const [told, place] of PLACES)
  test(`records at ${told ?? "their default"}`, () => {
    assert.deepEqual(recordsPlace(jobWith(told), io.environment), place)
  })

const BAD: readonly (readonly [told: string, code: string])[] = [
  ["postgres://u:hunter2@db/sekisho", "RECORDS_PASSWORD"],
  ["postgres://u@db/sekisho?password=hunter2", "RECORDS_PASSWORD"],
  ["sqlite:", "RECORDS_PLACE"],
  ["mysql://u:hunter2@db/x", "RECORDS_PLACE"],
  ["postgres://[", "RECORDS_PLACE"],
  ["env:NOBODY", "RECORDS_PLACE"],
  ["env:NONSENSE", "RECORDS_PLACE"],
  ["file:nonsense", "RECORDS_PLACE"],
  ["file:none", "FILE_NOT_READABLE"],
]
for (const [told, code] of BAD)
  test(`refused without repeating a secret: ${told}`, () => {
    assert.throws(
      () => recordsPlace(jobWith(told), io.environment),
      (error) => {
        assert.ok(error instanceof SekishoError, String(error))
        assert.equal(error.code, code)
        assert.doesNotMatch(errorLine(error, "ja") + errorLine(error, "en"), /hunter2/)
        return true
      },
    )
  })
