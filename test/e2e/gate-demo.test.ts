import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { test } from "node:test"
import { chromium, type BrowserContext, type Page } from "playwright-core"
import { readMails } from "../../src/cli/demo-shop/mailbox.ts"
import { startDemoShop, type DemoShop } from "../../src/cli/demo-shop/start.ts"
import type { Life } from "../../src/gate/life/proof.ts"
import { proveLife } from "../../src/gate/life/prove.ts"
import { keysFrom } from "../../src/gate/services/keys.ts"
import { openMailer } from "../../src/gate/services/mailer.ts"
import { systemClock } from "../../src/lib/clock.ts"
import { memoryCounters } from "../../src/storage/memory-counters.ts"
import { openSqlite } from "../../src/storage/sqlite.ts"
import { browserPath, noBrowser } from "../needs.ts"
import { codeIn, mailServer, type MailServer } from "../suites/gate/accounts/mail-server.ts"
import { soon, startRig, type Rig } from "../suites/gate/rig.ts"

const dir = process.env["SEKISHO_DEMO_DIR"] ?? resolve(import.meta.dirname, "..", "..", ".sekisho")
const installed = existsSync(resolve(dir, "demo", "finished.json"))
/** Half a gigabyte is not installed for a test that nobody asked for. */
const skip =
  installed || process.env["SEKISHO_DEMO"] === "1"
    ? noBrowser()
    : "the demo shop is not installed here; SEKISHO_DEMO=1 installs it and runs this"

const CUSTOMER = { email: `kyaku${Date.now()}@example.jp`, password: "hatsumode no 7", name: "関所 客子" } as const
const NEW_EMAIL = `atarashii${Date.now()}@example.jp`
const NEW_PASSWORD = "harusame wo 9"
const WAIT_MS = 20_000

interface Scene {
  readonly shop: DemoShop
  readonly rig: Rig
  readonly mail: MailServer
  readonly home: string
}
const mailsTo = ({ mail }: Scene, address: string) => mail.mails.filter(({ to }) => to.includes(address))
const newestCode = async (scene: Scene, address: string, count: number): Promise<string> => {
  assert.ok(await soon(() => mailsTo(scene, address).length >= count, WAIT_MS), `mail ${count} to ${address}`)
  return codeIn(mailsTo(scene, address).at(-1))
}
const has = (scene: Scene, reason: string): number => scene.rig.events().filter((one) => one.reason === reason).length

const openGate = async (
  shop: DemoShop,
  mail: MailServer,
  folder: string,
): Promise<{ rig: Rig; prove(): Promise<Life>; close(): Promise<void> }> => {
  const records = await openSqlite(join(folder, "records.db"))
  const mailer = openMailer({ url: mail.url, from: "gate@shop.test", folder: join(folder, "mail"), clock: systemClock, random: randomBytes }) // prettier-ignore
  const yaml = `version: 1
listen: { http: "${shop.gateAddress}" }
sites:
  - id: demo
    public-url: http://${shop.gateAddress}/
    platform: evershop
    canary: { account: register }
    upstreams: ["${new URL(shop.url).origin}"]
    guards:
      limits: { mode: enforce }
      login-defence: { mode: enforce }
      second-factor: { mode: enforce }
      step-up: { mode: enforce }
      notice: { mode: enforce }
`
  const own = { records, mailer, counters: memoryCounters(), keys: keysFrom(randomBytes(32)) }
  const rig = await startRig(yaml, { services: own, folder: join(folder, "gate") })
  return {
    rig,
    prove() {
      const [site] = rig.plan(yaml).sites
      assert.ok(site)
      return proveLife(site, { clock: systemClock, services: own })
    },
    async close() {
      await rig.close()
      await mailer.close()
      await records.close()
    },
  }
}

/** EverShop's pages come alive a moment after they are there: what was typed before that is gone. */
const fillForm = async (page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> => {
  await page.waitForLoadState("networkidle")
  for (const [name, value] of Object.entries(values)) await page.fill(`${form} [name="${name}"]`, value)
  await page.click(`${form} .form-submit-button button, ${form} button[type=submit]`)
}
const typeCode = async (page: Page, code: string, remember: boolean): Promise<void> => {
  await page.fill("#code", code)
  const box = page.locator("[name=remember]")
  if ((await box.count()) > 0) await box.setChecked(remember)
  await page.press("#code", "Enter")
}
/** What the shop's own script would send. */
const send = (
  page: Page,
  method: string,
  path: string,
  body: unknown = {},
): Promise<{ status: number; text: string }> =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(String(where), { method: String(how), headers: { "content-type": "application/json" }, body: String(what) }) // prettier-ignore
      return { status: answer.status, text: await answer.text() }
    },
    [method, path, JSON.stringify(body)],
  )

const newContext = async (made: BrowserContext[], open: () => Promise<BrowserContext>): Promise<Page> => {
  const context = await open()
  made.push(context)
  return context.newPage()
}

test("a customer of the demo shop behind the gate, in a browser", { skip, timeout: 900_000 }, async (t) => {
  const shop = await startDemoShop({ dir, clock: systemClock, signal: new AbortController().signal, progress: () => undefined, language: "en", behindGate: true }) // prettier-ignore
  t.after(() => shop.stop())
  const folder = mkdtempSync(join(tmpdir(), "sekisho-gate-demo-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const mail = await mailServer()
  t.after(() => mail.close())
  const { rig, prove, close } = await openGate(shop, mail, folder)
  t.after(close)
  const scene: Scene = { shop, rig, mail, home: `http://${shop.gateAddress}` }
  const browser = await chromium.launch({ executablePath: browserPath ?? "", args: ["--no-sandbox"] })
  t.after(() => browser.close())
  const contexts: BrowserContext[] = []
  const open = (): Promise<BrowserContext> => browser.newContext({ locale: "ja-JP" })
  const page = await newContext(contexts, open)
  page.setDefaultTimeout(WAIT_MS)

  await t.test("a weak password is refused in the shop's own words, a good one registers", async () => {
    await page.goto(`${scene.home}/account/register`)
    const { name, email, password } = CUSTOMER
    await fillForm(page, "#registerForm", { full_name: name, email, password: "password123" })
    await page.getByText("このパスワードはよく使われていて").first().waitFor()
    await fillForm(page, "#registerForm", { full_name: name, email, password })
    await page.waitForURL(/\/\.sekisho\/factor/)
    assert.equal(has(scene, "login-defence.password-common"), 1)
  })

  await t.test("the log-in after it asks for the code from the mail; a wrong one is refused, the right one leads on", async () => {
    assert.match(await page.innerText("main"), /k\*\*\*@e\*\*\*\.jp/)
    const code = await newestCode(scene, CUSTOMER.email, 1)
    await typeCode(page, code === "000000" ? "000001" : "000000", true)
    await page.getByRole("alert").waitFor()
    await typeCode(page, code, true)
    await page.waitForURL((url) => !url.pathname.startsWith("/.sekisho"))
    await page.goto(`${scene.home}/account`)
    assert.match(await page.content(), new RegExp(CUSTOMER.email))
  }) // prettier-ignore

  await t.test("a wrong password is the shop's own message; the right one on the known device asks for nothing", async () => {
    assert.equal((await send(page, "POST", "/customer/logout")).status, 200)
    await page.goto(`${scene.home}/account/login`)
    await fillForm(page, "#loginForm", { email: CUSTOMER.email, password: "mistyped it" })
    await page.getByText("メールアドレスかパスワードが違います").first().waitFor()
    await fillForm(page, "#loginForm", { email: CUSTOMER.email, password: CUSTOMER.password })
    await page.waitForURL((url) => url.pathname === "/")
    await page.goto(`${scene.home}/account`)
    assert.match(await page.content(), new RegExp(CUSTOMER.email))
    assert.equal(mailsTo(scene, CUSTOMER.email).length, 1)
  }) // prettier-ignore

  await t.test("a changed mail address asks for one more code, then both addresses are told", async () => {
    const stopped = await send(page, "PATCH", "/api/customers/me", { full_name: CUSTOMER.name, email: NEW_EMAIL })
    assert.equal(stopped.status, 429)
    assert.match(stopped.text, /ページを再読み込み/)
    await page.reload()
    await page.waitForURL(/\/\.sekisho\/step-up/)
    await page.getByRole("button", { name: "確認コードを送る" }).click()
    await typeCode(page, await newestCode(scene, CUSTOMER.email, 2), false)
    await page.waitForURL((url) => url.pathname === "/account")
    const changed = await send(page, "PATCH", "/api/customers/me", { full_name: CUSTOMER.name, email: NEW_EMAIL })
    assert.equal(changed.status, 200)
    await page.reload()
    assert.match(await page.content(), new RegExp(NEW_EMAIL))
    for (const address of [CUSTOMER.email, NEW_EMAIL])
      assert.ok(await soon(() => mailsTo(scene, address).some(({ subject }) => subject.includes("メールアドレスが変更されました")), WAIT_MS), address) // prettier-ignore
  })

  await t.test("a customer orders as before", async () => {
    await page.goto(`${scene.home}/teaware/yunomi`)
    await order(page, NEW_EMAIL)
  })

  await t.test("a guest orders without being asked for anything", async () => {
    const guest = await newContext(contexts, open)
    await guest.goto(`${scene.home}/teaware/yunomi`)
    await order(guest, "guest@example.jp")
  })

  await t.test("a forgotten password is reset by the shop's mail, told to the owner, and the device is asked again", async () => {
    const other = await newContext(contexts, open)
    await other.goto(`${scene.home}/account/login`)
    assert.equal((await send(other, "POST", "/api/customers/reset-password", { email: NEW_EMAIL })).status, 200)
    const body = (): string => readMails(shop.mailFolder).find(({ to }) => to === NEW_EMAIL)?.body ?? ""
    const link = (): string =>
      /http:\/\/[^"\s]{1,80}\/account\/reset-password\?token=[0-9a-f]+/.exec(body().replaceAll("&#x3D;", "="))?.[0] ?? ""
    assert.ok(await soon(() => link() !== "", WAIT_MS))
    assert.ok(link().startsWith(scene.home), link())
    await other.goto(link())
    const token = new URL(link()).searchParams.get("token")
    assert.equal((await send(other, "POST", "/api/customers/password", { token, password: NEW_PASSWORD })).status, 200)
    assert.ok(await soon(() => mailsTo(scene, NEW_EMAIL).some(({ subject }) => subject.includes("パスワードが再設定されました")), WAIT_MS)) // prettier-ignore
    await page.goto(`${scene.home}/account`)
    assert.match(page.url(), /\/\.sekisho\/factor/)
  }) // prettier-ignore

  await t.test("a browser solves the puzzle by itself and is led back", async () => {
    const visitor = await newContext(contexts, open)
    await visitor.goto(`${scene.home}/.sekisho/challenge?back=%2Faccount%2Flogin`)
    await visitor.waitForURL((url) => url.pathname === "/account/login", { timeout: 60_000 })
    assert.ok((await visitor.context().cookies()).some(({ name }) => name === "sekisho-puzzle"))
  })

  await t.test("a thief with the password alone reaches nothing; the log-in by token is closed", async () => {
    const thief = await newContext(contexts, open)
    await thief.goto(`${scene.home}/account/login`)
    assert.equal(
      (await send(thief, "POST", "/customer/login", { email: NEW_EMAIL, password: NEW_PASSWORD })).status,
      200,
    )
    await thief.goto(`${scene.home}/account`)
    assert.match(thief.url(), /\/\.sekisho\/factor/)
    for (const [method, path] of [
      ["PATCH", "/api/customers/me"],
      ["POST", "/api/orders"],
      ["POST", "/api/graphql"],
    ] as const)
      // prettier-ignore
      assert.equal((await thief.request.fetch(scene.home + path, { method, data: {} })).status(), 429, path)
    const stranger = await newContext(contexts, open)
    await stranger.goto(scene.home)
    const token = await send(stranger, "POST", "/api/customer/tokens", { email: NEW_EMAIL, password: NEW_PASSWORD })
    assert.equal(token.status, 403)
  })

  await t.test("the gate's own customer proves what guards accounts, and changes back what it changed", async () => {
    const before = mail.mails.length
    for (const proof of [1, 2]) {
      const life = await prove()
      for (const { guard, alive, doors } of life.guards)
        assert.ok(alive, `${guard}, proof ${proof}: ${JSON.stringify(doors.filter(({ acted }) => !acted))}`)
      assert.deepEqual(
        life.guards.map(({ guard }) => guard),
        ["second-factor", "step-up", "notice", "limits", "login-defence"],
      )
    }
    assert.equal(mail.mails.length, before, "none of its mails gets to the mail server")
  })

  for (const context of contexts) await context.close()
})

/** From a product's page to the order, as the shop's own scripts do it. */
const order = async (page: Page, email: string): Promise<void> => {
  const step = async (path: string, body: unknown): Promise<string> => {
    const { status, text } = await send(page, "POST", path, body)
    assert.equal(status, 200, `${path}: ${text}`)
    return text
  }
  const added = await step("/api/cart/mine/items", { sku: "WARE-001", qty: 1 })
  const cart = /"cartId":"([0-9a-f-]{32,36})"/.exec(added)?.[1] ?? ""
  await page.goto(new URL("/checkout", page.url()).href)
  assert.equal(new URL(page.url()).pathname, "/checkout")
  const html = await page.content()
  const id = cart === "" ? (/\/api\/carts\/([0-9a-f-]{32,36})\//.exec(html)?.[1] ?? "") : cart
  assert.notEqual(id, "")
  await step(`/api/carts/${id}/contacts`, { email })
  const address = { full_name: "関所 客子", telephone: "0312345678", address_1: "1-1", city: "千代田区", province: "JP-13", country: "JP", postcode: "1000001" } // prettier-ignore
  await step(`/api/carts/${id}/addresses`, { address, type: "shipping" })
  await step(`/api/carts/${id}/addresses`, { address, type: "billing" })
  const query = `{ cart(id: "${id}") { availableShippingMethods(country: "JP", province: "JP-13", postcode: "1000001") { code } } }`
  const methods = await step("/api/graphql", { query })
  const code = /"code":"([^"]+)"/.exec(methods)?.[1] ?? ""
  assert.notEqual(code, "", methods)
  await step(`/api/carts/${id}/shippingMethods`, { provider_code: "core", method_code: code })
  await step(`/api/carts/${id}/paymentMethods`, { method_code: "cod" })
  assert.match(await step("/api/orders", { cart_id: id }), /"order_number":"\d+"/)
}
