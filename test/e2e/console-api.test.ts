import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { statSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { test } from "node:test"
import { sekisho, scratch } from "../sekisho.ts"
import { at, Browser, codeAt, PASSWORD, tokenOf } from "../suites/console/rig.ts"

const ENTRY = resolve(import.meta.dirname, "../../bin/sekisho.js")
const folder = scratch()
writeFileSync(
  join(folder, "sekisho.yaml"),
  'version: 1\nconsole: { listen: "127.0.0.1:0" }\nsites: [{ id: main, public-url: "https://shop.example.jp", payment: token }]\n',
)

/** The console by the real command line, without any gate; ends with Ctrl-C. */
const withConsole = async <T>(work: (link: string | null, url: string) => Promise<T>): Promise<T> => {
  const child = spawn(process.execPath, [ENTRY, "up", "--lang", "ja"], {
    cwd: folder,
    env: { ...process.env, NODE_TEST_CONTEXT: "" },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const ended = new Promise<number | null>((done) => void child.once("exit", done))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async (): Promise<string> => String((await lines.next()).value ?? "")
  const [, url = ""] = /^コンソール: (http:\/\/localhost:\d+)$/.exec(await line()) ?? []
  try {
    const state = await new Browser(url.replace("localhost", "127.0.0.1")).get("/session")
    const first = at(state.body, "state") === "no-account"
    const link = first ? (/http:\/\/localhost:\d+\/join#\S+$/.exec(await line())?.[0] ?? null) : null
    return await work(link, url.replace("localhost", "127.0.0.1"))
  } finally {
    child.kill("SIGINT")
    assert.equal(await ended, 0)
  }
}

test("sekisho up brings the console up, hands out the first link once, and what is answered there the command line knows", { timeout: 300_000 }, async () => {
  let secret = ""
  await withConsole(async (link, url) => {
    assert.ok(link !== null)
    const browser = new Browser(url)
    assert.match(link, /#[A-Za-z0-9_-]{43}$/)
    const offer = await browser.post("/join/look", { token: tokenOf(link) })
    secret = at<string>(offer.body, "totp", "secret")
    const factor = { kind: "password", password: PASSWORD, code: codeAt(secret, Date.now()) }
    const joined = await browser.post("/join", { token: tokenOf(link), name: "山田 太郎", login: "yamada", factor })
    assert.equal(joined.status, 200)
    const answers = [{ question: "build/5.screen-lock", state: "yes", text: "10分でロック", expect: 0 }]
    assert.equal(at((await browser.post("/sites/main/answers", { answers })).body, "state"), "kept")
  })
  assert.equal(statSync(join(folder, ".sekisho/console.key")).mode & 0o777, 0o600)
  const listed = await sekisho(["answer", "--list"], folder)
  assert.equal(listed.code, 0)
  assert.doesNotMatch(listed.out, /build\/5\.screen-lock/)
  const told = await sekisho(["answer", "build/5.screen-lock", "--state", "no", "--by", "佐藤"], folder)
  assert.equal(told.code, 0, told.err)
  assert.match(told.err, /山田 太郎/)
  await withConsole(async (link, url) => {
    assert.equal(link, null)
    const browser = new Browser(url)
    // A code counts once; the next half minute's is accepted a little early.
    const entered = await browser.post("/session/password", { login: "yamada", password: PASSWORD, code: codeAt(secret, Date.now() + 30_000) }) // prettier-ignore
    assert.equal(entered.status, 200, JSON.stringify(entered.body))
    const detail = await browser.get("/sites/main/question?id=build/5.screen-lock")
    assert.equal(at(detail.body, "row", "state"), "unmet")
    assert.equal(at<unknown[]>(detail.body, "history").length, 2)
    assert.equal(at(detail.body, "history", 0, "enteredBy"), null)
  })
}) // prettier-ignore

test("a console for other machines needs HTTPS; the gate would go on without it", { timeout: 200_000 }, async () => {
  const open = scratch()
  writeFileSync(join(open, "sekisho.yaml"), 'version: 1\nconsole: { listen: "0.0.0.0:0" }\nsites: [{ id: main }]\n')
  const child = spawn(process.execPath, [ENTRY, "up", "--lang", "en"], {
    cwd: open,
    env: { ...process.env, NODE_TEST_CONTEXT: "" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let [out, err] = ["", ""]
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (err += text))
  await new Promise<void>((done) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text
      if (out.includes("without the console")) done()
    })
  })
  child.kill("SIGINT")
  await new Promise((done) => void child.once("exit", done))
  assert.match(err, /CONSOLE_NEEDS_HTTPS: /)
})
