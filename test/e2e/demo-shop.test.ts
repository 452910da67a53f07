import assert from "node:assert/strict"
import { existsSync, readFileSync, statSync } from "node:fs"
import { connect } from "node:net"
import { networkInterfaces } from "node:os"
import { resolve } from "node:path"
import { test } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { startDemoShop, type DemoShop } from "../../src/cli/demo-shop/start.ts"
import { systemClock } from "../../src/lib/clock.ts"
import { SekishoError } from "../../src/lib/errors.ts"
import { scratch } from "../sekisho.ts"
import { checkDemoShop } from "./demo-check.ts"

const root = resolve(import.meta.dirname, "..", "..")
const dir = process.env["SEKISHO_DEMO_DIR"] ?? resolve(root, ".sekisho")
const installed = existsSync(resolve(dir, "demo", "finished.json"))
const wanted = process.env["SEKISHO_DEMO"] === "1"
/** Half a gigabyte is not installed for a test that nobody asked for. */
const skip =
  installed || wanted ? false : "the demo shop is not installed here; SEKISHO_DEMO=1 installs it and runs this"

const folder = scratch()
const never = new AbortController().signal
const start = (signal = never): Promise<DemoShop> =>
  startDemoShop({ dir, clock: systemClock, signal, progress: () => undefined, language: "en" })

const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 })
    const tell = (open: boolean) => () => {
      socket.destroy()
      resolve(open)
    }
    socket.once("connect", tell(true)).once("error", tell(false)).once("timeout", tell(false))
  })

const post = async (url: URL, body: unknown, cookie = ""): Promise<{ status: number; text: string }> => {
  const headers = { "content-type": "application/json", cookie }
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" })
  return { status: answer.status, text: await answer.text() }
}
const page = async (url: URL | string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(url, { redirect: "manual" })
  return { status: answer.status, text: await answer.text() }
}

test("the demo shop opens, sells, mails, and leaves nothing behind", { skip, timeout: 900_000 }, async (t) => {
  const shop = await start()
  t.after(() => shop.stop())
  const at = (path: string): URL => new URL(path, shop.url)
  const ports = [shop.url, shop.mailboxUrl].map((url) => Number(new URL(url).port)).concat(shop.database.port)

  await t.test("top, category, product, log-in and administration answer", async () => {
    const top = await page(shop.url)
    assert.equal(top.status, 200)
    assert.match(top.text, /lang="ja"/)
    assert.match(top.text, /href="\/tea\/hojicha-100g"/)
    for (const path of ["/tea", "/tea/hojicha-100g", "/teaware/yunomi", "/account/login", "/admin/login"])
      assert.equal((await page(at(path))).status, 200, path)
  })

  await t.test("a check of it finds what it must, twice the same", (each) => checkDemoShop(each, shop, folder))

  await t.test("the paper with the passwords is private and true", async () => {
    assert.equal(statSync(shop.adminPaper).mode & 0o077, 0)
    assert.ok(readFileSync(shop.adminPaper, "utf8").includes(shop.admin.password))
    assert.equal((await post(at("/admin/user/login"), shop.admin)).status, 200)
  })

  await t.test("a forgotten password is mailed into the demo's mailbox", async () => {
    assert.equal((await post(at("/api/customers/reset-password"), { email: shop.customer.email })).status, 200)
    const has = async (): Promise<boolean> =>
      (await page(shop.mailboxUrl)).text.includes(`${shop.url}account/reset-password?token=`)
    for (const end = performance.now() + 15_000; !(await has()) && performance.now() < end;) await sleep(100)
    assert.ok(await has())
  })

  await t.test("a cart takes the product on to the checkout with cash on delivery", async () => {
    const first = await fetch(at("/teaware/yunomi"))
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ")
    assert.equal((await post(at("/api/cart/mine/items"), { sku: "WARE-001", qty: 1 }, cookie)).status, 200)
    const checkout = await fetch(at("/checkout"), { headers: { cookie }, redirect: "manual" })
    assert.equal(checkout.status, 200)
    assert.match(await checkout.text(), /代金引換|"cod"/)
  })

  await t.test("only this machine's loopback is listened on", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4")
    for (const port of ports) {
      assert.equal(await isOpen("127.0.0.1", port), true)
      for (const { address } of others) assert.equal(await isOpen(address, port), false, `${address}:${port}`)
    }
  })

  await t.test("a second start in the same place is refused with its reason", async () => {
    await assert.rejects(start(), (error) => {
      assert.ok(error instanceof SekishoError)
      assert.equal(error.code, "DEMO_FAILED")
      assert.match(String(error.values["reason"]), new RegExp(`already running.*${process.pid}`))
      return true
    })
  })

  await t.test("stopping closes every port", { timeout: 30_000 }, async () => {
    await shop.stop()
    for (const port of ports) assert.equal(await isOpen("127.0.0.1", port), false)
    await shop.stop()
  })

  await t.test("the next start keeps the addresses; an interrupted one leaves nothing", async () => {
    const again = await start()
    assert.equal(again.url, shop.url)
    await again.stop()
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    await assert.rejects(start(stop.signal), { code: "DEMO_FAILED" })
    for (const port of ports) assert.equal(await isOpen("127.0.0.1", port), false)
  })
})
