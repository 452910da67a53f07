import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { sekisho, type Ended } from "../../sekisho.ts"
import { browserOf } from "./admin.ts"
import { oneShop, recordingBackend, soon } from "./rig.ts"
import { visitorAt, type Asking, type Got } from "./shoppers.ts"
import { startUp, type Up } from "./up.ts"

const GUARDS = `platform: evershop
admin: { url: http://shop.test/admin/ }
guards: # the owner's own words
  waf: { mode: observe } # rules
  sensitive-files: { mode: enforce }
  login-defence: { mode: enforce, account: 3/30m }`

interface Scene {
  readonly up: Up
  readonly ask: (asking: Asking) => Promise<Got>
  run(...words: readonly string[]): Promise<Ended>
  text(): string
  reached(): number
}
const withUp = async (work: (scene: Scene) => Promise<void>): Promise<void> => {
  const backend = await recordingBackend()
  const up = startUp(oneShop(backend.url, GUARDS, "trusted-proxies: [127.0.0.1]"))
  try {
    assert.ok(await up.listening(), up.err())
    const visitor = visitorAt(up.port())
    await work({
      up,
      ask: visitor.ask,
      run: (...words) => sekisho([...words, "--lang", "en"], up.folder),
      text: () => readFileSync(join(up.folder, "sekisho.yaml"), "utf8"),
      reached: () => backend.reached.length,
    })
    visitor.close()
  } finally {
    await up.kill()
    await backend.close()
  }
}
const referenceIn = ({ body }: Got): string => /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(body)?.[0] ?? ""
const ATTACK = { path: "/contact", form: { comment: "<script>alert(document.cookie)</script>" } } as const

test("observe, look, enforce, explain, allow: each step with the running gate", { timeout: 240_000 }, async () => {
  await withUp(async ({ up, ask, run, text, reached }) => {
    assert.equal((await ask(ATTACK)).status, 200)
    const seen = await run("guard", "status")
    assert.match(seen.out, /waf \(only observes\): would have stopped 1/)
    assert.match(seen.out, /1 addresses · 0 at pages of orders/)
    assert.match(seen.out, /there are only 0 days of events/)
    const observed = up.events().find(({ reason }) => reason === "waf.script")?.reference ?? ""
    assert.ok(seen.out.includes(`such as ${observed}`))

    const before = text()
    const enforced = await run("guard", "enforce", "waf")
    assert.equal(enforced.code, 0, enforced.err)
    assert.match(enforced.err, /now works by it/)
    assert.equal(text(), before.replace("waf: { mode: observe }", "waf: { mode: enforce }"))
    const count = reached()
    const refused = await ask(ATTACK)
    assert.deepEqual([refused.status, reached()], [403, count])

    const reference = referenceIn(refused)
    const told = await run("explain", reference.toLowerCase())
    assert.match(
      told.out,
      /asked for: POST \/contact .*\ndone: refused \(403\)\nwhy: input that would put script into pages/,
    )
    assert.match(told.out, /rule 50201 of the waf: ARGS:comment/)
    assert.match(told.out, /sekisho allow/)

    const asked = await run("allow", reference)
    assert.deepEqual([asked.code, asked.out], [2, ""], "nobody agreed, nothing is written")
    assert.match(asked.err, /ctl:ruleRemoveTargetByTag=base\/xss;ARGS:comment/)
    assert.equal((await ask(ATTACK)).status, 403)
    const allowed = await run("allow", reference, "--yes")
    assert.equal(allowed.code, 0, allowed.err)
    assert.equal((await ask(ATTACK)).status, 200)
    assert.equal((await ask({ ...ATTACK, form: { other: ATTACK.form.comment } })).status, 403, "another field")
    assert.equal((await ask({ ...ATTACK, path: "/contact2" })).status, 403, "another page")
    assert.equal((await ask({ path: "/contact", form: { comment: "1' OR '1'='1" } })).status, 403, "another attack")
  })
})

test(
  "a file that is meant for everybody is allowed by its number, and what has no exception says so",
  { timeout: 180_000 },
  async () => {
    await withUp(async ({ ask, run, text }) => {
      const hidden = await ask({ path: "/catalog/price.sql" })
      assert.equal(hidden.status, 403)
      const allowed = await run("allow", referenceIn(hidden), "--yes")
      assert.equal(allowed.code, 0, allowed.err)
      assert.match(text(), /sensitive-files: \{ mode: enforce, allow: \[\/catalog\/price\.sql\] \}/)
      assert.equal((await ask({ path: "/catalog/price.sql" })).status, 200)
      assert.equal((await ask({ path: "/catalog/other.sql" })).status, 403)
      const doubled = await ask({ path: "//x" })
      const none = await run("allow", referenceIn(doubled), "--yes")
      assert.deepEqual([none.code, none.err.startsWith("ALLOW_NONE: ")], [2, true])
      const unknown = await run("explain", "AAAAA-AAAAA")
      assert.deepEqual([unknown.code, unknown.err.startsWith("EVENT_UNKNOWN: ")], [2, true])
    })
  },
)

test(
  "administrators' devices: nobody is locked out, a link registers one, it can be removed",
  { timeout: 180_000 },
  async () => {
    await withUp(async ({ ask, run, text }) => {
      const before = text()
      const early = await run("guard", "enforce", "admin-access")
      assert.deepEqual([early.code, early.err.startsWith("GATE_ADMIN_NOBODY: "), text()], [2, true, before])
      const off = await run("guard", "device", "add", "--name", "山田")
      assert.match(off.err, /admin-access is still off/)
      assert.equal((await run("guard", "observe", "admin-access")).code, 0)
      const added = await run("guard", "device", "add", "--name", "山田")
      const link = new URL(added.out.trim())
      assert.equal(link.origin, "http://shop.test")
      const browse = browserOf(ask, "198.51.100.7")
      const page = await browse({ path: link.pathname + link.search })
      assert.equal(page.status, 200)
      assert.match(page.body, /山田/)
      const codes = await run("guard", "codes")
      const code = codes.out.split("\n")[0] ?? ""
      assert.match(code, /^(?:[a-z2-7]{4}-){4}[a-z2-7]{4}$/)
      const own = { Origin: "http://shop.test", "Sec-Fetch-Site": "same-origin" }
      assert.equal((await browse({ path: "/.sekisho/admin/code", form: { code }, headers: own })).status, 303)
      assert.equal((await run("guard", "device", "list")).out, "")
      const missing = await run("guard", "device", "remove", "nobody")
      assert.equal(missing.code, 2)
    })
  },
)

test("a locked account is unlocked by hand, and a factor reset", { timeout: 180_000 }, async () => {
  await withUp(async ({ up, ask, run }) => {
    const isLocked = (): boolean => up.events().some(({ reason }) => reason === "login-defence.account-locked")
    const logIn = (): Promise<Got> => ask({ path: "/customer/login", json: { email: "hana@shop.test", password: "guess" }, from: "198.51.100.9" }) // prettier-ignore
    for (let tries = 0; tries < 12 && !isLocked(); tries += 1) await logIn()
    assert.ok(isLocked(), JSON.stringify(up.events().map(({ reason }) => reason)))
    const done = await run("account", "unlock", " Hana@shop.test ")
    assert.equal(done.code, 0, done.err)
    assert.ok(await soon(() => up.events().some(({ reason }) => reason === "gate.unlocked-by-hand"), 5_000))
    assert.doesNotMatch(JSON.stringify(up.events()), /hana@/i)
    const reset = await run("factor", "reset", "hana@shop.test")
    assert.equal(reset.code, 0, reset.err)
    assert.equal((await run("account", "lock", "x")).code, 2)
  })
})
