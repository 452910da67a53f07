import assert from "node:assert/strict"
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import { noBrowser } from "../../../test/needs.ts"
import { findBrowser } from "./browser-find.ts"
import { launchBrowser } from "./browser-launch.ts"

const executable = findBrowser(process.env)
const skip = noBrowser()

/** A program in the browser's place, and a folder that any user may write to. */
const standIn = async (
  context: TestContext,
  script: (folder: string) => string,
): Promise<{ file: string; folder: string }> => {
  const folder = await mkdtemp(join(tmpdir(), "sekisho-stand-in-"))
  context.after(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o777)
  const file = join(folder, "browser")
  await writeFile(file, `#!/bin/sh\n${script(folder)}\n`, { mode: 0o755 })
  return { file, folder }
}
const leftOver = async (): Promise<number> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("sekisho-browser-")).length

const NO_SANDBOX = `echo "FATAL: No usable sandbox! Update your kernel" >&2; exit 1`

test("launch: without a sandbox, pages from outside are refused", async (context) => {
  const { file } = await standIn(context, () => NO_SANDBOX)
  const result = await launchBrowser({ executable: file, outside: true, flags: [] })
  assert.ok(result.state === "not")
  assert.equal(result.fault, "browser-refused")
  assert.match(result.detail, /sandbox/i)
})

test("launch: a program that is no browser has failed, not been refused", async (context) => {
  const { file } = await standIn(context, () => "exit 3")
  for (const outside of [true, false]) {
    const result = await launchBrowser({ executable: file, outside, flags: [] })
    assert.equal(result.state === "not" && result.fault, "browser-failed")
  }
})

test(
  "launch: without a sandbox, our own pages are shown all the same, by nobody, with nothing of our environment",
  { skip },
  async (context) => {
    const { file, folder } = await standIn(
      context,
      (place) =>
        `case " $* " in *" --no-sandbox "*) id -u > ${place}/uid; env > ${place}/env; exec ${executable ?? ""} "$@" ;; esac\n${NO_SANDBOX}`,
    )
    process.env["SEKISHO_TEST_SECRET"] = "hunter2"
    context.after(() => delete process.env["SEKISHO_TEST_SECRET"])
    const before = await leftOver()
    const result = await launchBrowser({ executable: file, outside: false, flags: [] })
    assert.ok(result.state === "launched", JSON.stringify(result))
    assert.equal(result.launched.sandboxed, false)
    const uid = (await readFile(join(folder, "uid"), "utf8")).trim()
    assert.notEqual(uid, "0")
    if (process.getuid?.() === 0) assert.equal(uid, "65534")
    assert.doesNotMatch(await readFile(join(folder, "env"), "utf8"), /hunter2/)
    await result.launched.close()
    assert.ok((await leftOver()) <= before, "its folder is taken away")
  },
)

test("launch: with its sandbox it shows a page and ends", { skip }, async () => {
  const result = await launchBrowser({ executable: executable ?? "", outside: false, flags: [] })
  assert.ok(result.state === "launched", JSON.stringify(result))
  const page = await result.launched.browser.newPage()
  assert.equal(await page.evaluate("1 + 1"), 2)
  await result.launched.close()
  assert.equal(result.launched.browser.isConnected(), false)
})
