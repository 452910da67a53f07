import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CHECKS } from "../src/checks/registry.ts"
import { startConsole } from "../src/console/server.ts"
import { REQUIREMENTS } from "../src/guideline/catalogue.ts"
import type { Observation } from "../src/guideline/observation.ts"
import { DAY_MS, isoTime } from "../src/lib/clock.ts"
import { answerWrite } from "../src/records/answers.ts"
import { journalWrite } from "../src/records/journal.ts"
import { judge, RUN, STANDING, standingOf } from "../src/records/runs.ts"
import { toPaper } from "../src/report/rejudge.ts"
import { folderBlobs } from "../src/storage/folder-blobs.ts"
import type { Write } from "../src/storage/records.ts"
import { openSqlite } from "../src/storage/sqlite.ts"
import { at, Browser, codeAt, PASSWORD, siteNamed, tokenOf } from "../test/suites/console/rig.ts"

/**
 * An agency's console: many shops with a year behind them on SQLite. Prints milliseconds as a person waits for them, and of the
 * processor (client and server are one process here), which a busy machine does not change; nothing is asserted.
 */
const SITES = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 200)
const RUNS = 26
const STANDINGS = 365
const JOURNAL = 1_000
const TIMES = 9

const now = Date.now()
const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-console-"))
const records = await openSqlite(join(folder, "records.db"))

const observationsAt = (time: number, seed: number): readonly Observation[] =>
  CHECKS.flatMap((check, index) => {
    const wanted = (index + seed) % 5 === 0 ? "not-ok" : "ok"
    const found = Object.entries(check.outcomes).find(([, { status }]) => status === wanted)
    if (!found) return []
    const [outcome, spec] = found
    return [
      {
        criteria: check.criteria,
        by: check.id,
        means: "observed" as const,
        outcome,
        status: spec.status,
        ...(spec.status === "not-ok" ? { severity: spec.severity, remedy: check.remedy } : {}),
        vantage: "public" as const,
        observedAt: time,
        validUntil: time + 30 * DAY_MS,
        evidence: [{ kind: "text" as const, where: "https://shop.example.jp/", value: "x".repeat(120) }],
        title: check.title,
        says: spec.says,
      },
    ]
  })

const about = { platform: null, platformName: null, platformVersion: null, durationMs: 1, requestsSent: 1, browserRequestsSent: 1, vantage: "public", notSeen: [] } // prettier-ignore
const questions = REQUIREMENTS.flatMap(({ criteria }) => criteria).filter(({ means }) => means.includes("answered"))

const seed = async (index: number): Promise<void> => {
  const { site } = siteNamed(`shop-${index}`)
  const shop = site.id
  const writes: Write[] = []
  for (let run = RUNS - 1; run >= 0; run -= 1) {
    const time = now - DAY_MS - run * (365 / RUNS) * DAY_MS
    const observations = observationsAt(time, index + run).map(toPaper)
    writes.push({ kind: RUN, key: shop, body: { startedAt: isoTime(time), observations, about }, at: time })
  }
  const run = { revision: 1, at: now, startedAt: isoTime(now), observations: observationsAt(now, index).map(toPaper), about } // prettier-ignore
  const standing = standingOf(judge({ site, requirements: REQUIREMENTS, run, answers: [], now }))
  for (let day = STANDINGS; day > 0; day -= 1)
    writes.push({ kind: STANDING, key: shop, body: standing, at: now - day * DAY_MS })
  for (const [place, { id }] of questions.entries()) {
    const time = now - (place + 2) * DAY_MS
    const answer = {
      criterion: id,
      state: "yes" as const,
      by: "佐藤",
      at: time,
      until: now + 90 * DAY_MS,
      text: "はい",
    }
    writes.push(answerWrite(shop, { ...answer, state: "no" }, 0, null), answerWrite(shop, answer, 1, null))
  }
  const entry = { who: "佐藤", person: null, what: "answer", about: ["build/1.xss"] } as const
  for (let line = 0; line < JOURNAL; line += 1) writes.push(journalWrite(shop, entry, now - line * 1_000))
  const appended = await records.append(writes)
  if (appended.state !== "appended") throw new Error(`seed of ${shop}`)
}

const seeding = performance.now()
for (let index = 0; index < SITES; index += 1) await seed(index)
const seconds = (performance.now() - seeding) / 1_000
const megabytes = statSync(join(folder, "records.db")).size / 1024 ** 2
console.log(`${SITES} shops × ${REQUIREMENTS.length} requirements, each ${RUNS} runs, ${STANDINGS} standings, ${questions.length * 2} answers, ${JOURNAL} journal lines: ${megabytes.toFixed(0)} MB, seeded in ${seconds.toFixed(0)} s`) // prettier-ignore

const running = await startConsole({
  listen: { host: "127.0.0.1", port: 0 },
  trustedProxies: [],
  records,
  blobs: folderBlobs(join(folder, "blobs"), 1_000),
  sites: Array.from({ length: SITES }, (_, index) => siteNamed(`shop-${index}`)),
  requirements: REQUIREMENTS,
  key: randomBytes(32),
  language: "ja",
  webFolder: folder,
  clock: Date.now,
  report: (line) => console.error(line),
})
try {
  const browser = new Browser(`http://127.0.0.1:${running.port}`)
  const token = tokenOf((await running.firstLink()) ?? "")
  const offer = await browser.post("/join/look", { token })
  const code = codeAt(at<string>(offer.body, "totp", "secret"), Date.now())
  await browser.post("/join", { token, name: "bench", login: "bench", factor: { kind: "password", password: PASSWORD, code } }) // prettier-ignore

  const measure = async (name: string, path: string): Promise<void> => {
    const times: number[] = []
    const began = process.cpuUsage()
    let bytes = 0
    for (let time = 0; time < TIMES; time += 1) {
      const asked = performance.now()
      const answer = await browser.get(path)
      times.push(performance.now() - asked)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      bytes = answer.bytes.byteLength
    }
    const { user, system } = process.cpuUsage(began)
    const cpu = (user + system) / 1_000 / TIMES
    const [first = 0] = times
    const sorted = times.slice(1).toSorted((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    console.log(`${name.padEnd(34)} first ${first.toFixed(0).padStart(6)} ms   median ${median.toFixed(0).padStart(5)} ms   worst ${(sorted.at(-1) ?? 0).toFixed(0).padStart(5)} ms   processor ${cpu.toFixed(0).padStart(5)} ms   ${(bytes / 1024).toFixed(0)} KB`) // prettier-ignore
  }
  await measure("list of all shops (first: judged)", "/sites")
  await measure("one shop's page", "/sites/shop-7")
  await measure("one shop's questions", "/sites/shop-7/criteria")
  await measure("one question", "/sites/shop-7/question?id=build/9.hsts")
  await measure("findings", "/sites/shop-7/findings")
  await measure("what changed between two runs", "/sites/shop-7/changes")
  await browser.post("/sites/shop-7/answers", { answers: [{ question: questions[0]?.id, state: "no", expect: 2 }] })
  await measure("list after one answer", "/sites")
} finally {
  await running.stop()
  await records.close()
  rmSync(folder, { recursive: true, force: true })
}
