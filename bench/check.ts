import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { get } from "node:http"
import { cpus, tmpdir, totalmem } from "node:os"
import { join, resolve } from "node:path"
import { startDemoShop } from "../src/cli/demo-shop/start.ts"
import { parseDocument } from "../src/report/schema.ts"

/**
 * What one whole check of the demo shop costs: seconds, and the memory of Sekisho's own process (the browser apart), beside the
 * bare minimum: one process of Node that sends as many requests to the same shop and does nothing with the answers.
 * Linux only (`/proc`). Limits of the design: under 30 s and under 400 MB.
 */
const RUNS = 3
const ENTRY = resolve(import.meta.dirname, "../bin/sekisho.js")

interface Cost {
  readonly seconds: number
  readonly peakMegabytes: number
  readonly out: string
}

/** The most memory that a process has held, from the kernel's own book. */
const peakOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

const measure = (words: readonly string[], folder: string): Promise<Cost> =>
  new Promise((done, fail) => {
    const began = performance.now()
    const child = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] })
    let [out, peakMegabytes] = ["", 0]
    const watch = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid ?? 0))), 20)
    child.stdout.setEncoding("utf8").on("data", (text: string) => void (out += text))
    child.once("error", fail)
    child.once("close", () => {
      clearInterval(watch)
      done({ seconds: (performance.now() - began) / 1_000, peakMegabytes, out })
    })
  })

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const bareCode = (url: string, count: number): string =>
  `import { get } from "node:http"; for (let i = 0; i < ${count}; i++) await new Promise((d) => get(${JSON.stringify(url)}, (r) => r.resume().on("end", d)).on("error", d))`

const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"))
const stop = new AbortController()
const shop = await startDemoShop({
  dir: resolve(import.meta.dirname, "../.sekisho"),
  clock: () => Date.now(),
  signal: stop.signal,
  progress: ({ words, share }) => process.stderr.write(`\r${Math.round(share * 100)} % ${words.en}          `),
})
try {
  await new Promise((done) => get(shop.url, (answer) => answer.resume().on("end", done)))
  const words = [
    ENTRY,
    "check",
    shop.url,
    "--stranger",
    "loopback",
    "--admin-url",
    shop.adminUrl,
    "--compromise",
    "--format",
    "json",
  ]
  const runs: { readonly sekisho: Cost; readonly bare: Cost; readonly requests: number }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const sekisho = await measure(words, folder)
    const { requestsSent } = parseDocument(JSON.parse(sekisho.out))
    const bare = await measure(["--input-type=module", "-e", bareCode(shop.url, requestsSent)], folder)
    runs.push({ sekisho, bare, requests: requestsSent })
  }
  const row = (name: string, costs: readonly Cost[]): string =>
    `${name.padEnd(34)} ${median(costs.map((cost) => cost.seconds))
      .toFixed(2)
      .padStart(8)} s ${median(costs.map((cost) => cost.peakMegabytes))
      .toFixed(0)
      .padStart(8)} MB`
  const [ours, theirs] = [runs.map((run) => run.sekisho), runs.map((run) => run.bare)]
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of ${RUNS}`,
  )
  console.log(row("sekisho check (demo shop)", ours))
  console.log(row(`bare Node, ${runs[0]?.requests ?? 0} requests for /`, theirs))
  const ratio = (pick: (cost: Cost) => number): string =>
    median(runs.map((run) => pick(run.sekisho) / pick(run.bare))).toFixed(2)
  console.log(`ratio: ${ratio((cost) => cost.seconds)} × the time, ${ratio((cost) => cost.peakMegabytes)} × the memory`)
} finally {
  await shop.stop()
  rmSync(folder, { recursive: true, force: true })
}
