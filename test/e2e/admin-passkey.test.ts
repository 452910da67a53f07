import assert from "node:assert/strict"
import { mkdirSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { test } from "node:test"
import { chromium, type Page } from "playwright-core"
import { devicesOf } from "../../src/gate/stages/admin-access/devices.ts"
import { openRecords } from "../../src/storage/open.ts"
import { browserPath, noBrowser } from "../needs.ts"
import { listen, startServer } from "../servers/server.ts"
import { startRig } from "../suites/gate/rig.ts"

const asRoot = process.getuid?.() === 0

const freePort = async (): Promise<number> => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((done) => server.close(done))
  return port
}

/** Where somebody who wants to see the pages has them put; nothing is written without. */
const shots = process.env["SEKISHO_SHOTS"]
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  for (const [width, height] of [[1280, 900], [390, 844]] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true })
  }
} // prettier-ignore

const addAuthenticator = async (page: Page): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send("WebAuthn.enable")
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test(
  "a passkey made over a one-time link opens the admin screens, in this browser and only there",
  { skip: noBrowser(), timeout: 60_000 },
  async () => {
    const shop = await startServer((asked, answer) => {
      answer.setHeader("content-type", "text/html")
      answer.end(`<h1>admin ${asked.url}</h1>`)
    })
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const records = await openRecords({ kind: "sqlite", file: ":memory:" })
    const rig = await startRig(
      `version: 1
listen: { http: "127.0.0.1:${port}" }
sites:
  - id: main
    public-url: ${origin}
    admin: { url: ${origin}/Kanri/ }
    upstreams: [${shop.url}]
    guards: { admin-access: { mode: enforce } }
`,
      { services: { records } },
    )
    const browser = await chromium.launch({ executablePath: browserPath ?? "", args: asRoot ? ["--no-sandbox"] : [] })
    try {
      const context = await browser.newContext({ locale: "ja-JP" })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()))
      await addAuthenticator(page)
      assert.equal((await page.goto(`${origin}/Kanri/orders`))?.status(), 403)
      await shoot(page, "stranger")
      complaints.length = 0
      await devicesOf("main", records).invite("one-time", "山田 花子", Date.now())
      await page.goto(`${origin}/.sekisho/device?t=one-time`)
      await shoot(page, "register")
      await page.click("#passkey button")
      await page.waitForURL(`${origin}/.sekisho/device/done`)
      await shoot(page, "done")
      await page.click("main a")
      await page.waitForURL(`${origin}/Kanri/`)
      assert.match(await page.content(), /<h1>admin \/Kanri\/<\/h1>/)

      // The factor's cookie is gone, the device is still known: the passkey again.
      await context.clearCookies({ name: "sekisho-admin" })
      await page.goto(`${origin}/Kanri/orders?page=2`)
      assert.equal(new URL(page.url()).pathname, "/.sekisho/admin")
      await shoot(page, "sign-in")
      await page.click("#passkey button")
      await page.waitForURL(`${origin}/Kanri/orders?page=2`)

      // Nothing is known of this browser any more: the passkey alone makes it known again.
      await context.clearCookies()
      assert.equal((await page.goto(`${origin}/Kanri/`))?.status(), 403)
      await page.goto(`${origin}/.sekisho/admin`)
      await page.click("#passkey button")
      await page.waitForURL(`${origin}/Kanri/`)
      assert.deepEqual(complaints.filter((text) => !text.includes("403")), []) // prettier-ignore

      const [device] = await devicesOf("main", records).all()
      assert.deepEqual([device?.name, (device?.passkey?.counter ?? 0) > 0], ["山田 花子", true])

      const stranger = await (await browser.newContext()).newPage()
      await addAuthenticator(stranger)
      await stranger.goto(`${origin}/.sekisho/admin`)
      await stranger.click("#passkey button")
      await stranger.waitForSelector('[data-say="failed"]:not([hidden])')
      await shoot(stranger, "failed")
      assert.equal((await stranger.goto(`${origin}/Kanri/`))?.status(), 403)
      const used = await stranger.goto(`${origin}/.sekisho/device?t=one-time`)
      assert.equal(used?.status(), 403)
      await shoot(stranger, "link-used")
    } finally {
      await browser.close()
      await rig.close()
      await records.close()
      await shop.close()
    }
  },
)
