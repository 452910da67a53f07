import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { after } from "node:test"

const ENTRY = resolve(import.meta.dirname, "../bin/sekisho.js")

/** A folder of its own for one test file, gone afterwards. */
export const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-test-"))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the real command line in a process of its own, with nobody at the keyboard. */
export const sekisho = (
  words: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [ENTRY, ...words], {
      cwd: folder,
      env: { ...process.env, LANG: "ja_JP.UTF-8", LC_ALL: "", NODE_TEST_CONTEXT: "", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let [out, err] = ["", ""]
    child.stdout.setEncoding("utf8").on("data", (text: string) => void (out += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (err += text))
    child.once("error", fail)
    child.once("close", (code) => done({ code, out, err }))
  })
