import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core"
import { lookAt } from "../../src/checks/look-at.ts"
import { consoleWebFolder } from "../../src/cli/console-web.ts"
import type { ConsoleSite } from "../../src/console/world.ts"
import { systemClock } from "../../src/lib/clock.ts"
import { browserPath } from "../needs.ts"
import { startServer, type Started } from "../servers/server.ts"
import { codeAt, PASSWORD, siteNamed, startRig, type Rig } from "../suites/console/rig.ts"

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const PAGE = "<!doctype html><html lang=ja><meta charset=utf-8><title>小さな店</title><h1>小さな店</h1>"

/** A console with its built pages in front of a real browser, and one small shop that can be checked. */
export interface Stage {
  readonly rig: Rig
  readonly shop: Started
  readonly browser: Browser
  /** One more person's browser: nothing of the others' is in it. */
  person(width?: number): Promise<Person>
  /** Puts the server's clock forward; browsers have the real time. */
  advance(ms: number): void
  close(): Promise<void>
}
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained about, and every request to another place. */
  readonly heard: readonly string[]
  /** Opens a page of the console. */
  open(path: string): Promise<void>
}

const shopSite = (url: string): ConsoleSite => ({
  site: {
    id: "main",
    publicUrl: url,
    state: "open",
    form: "oss",
    payment: "token",
    membership: true,
    platform: null,
    strangers: ["loopback"],
  },
  size: {},
  details: {},
  sample: false,
  look: ({ signal, progress }) =>
    lookAt(shopSite(url).site, url, {
      browser: "off",
      dataDir: "/nonexistent",
      requestBudget: 200,
      requestsPerSecond: 100,
      compromise: false,
      clock: systemClock,
      signal,
      progress,
      bounds: { answerMs: 500, connectMs: 500 },
    }),
})

const watched = (page: Page, origin: string): readonly string[] => {
  const heard: string[] = []
  page.on("console", (message) => {
    // The browser itself writes a line for every answer that is not 2xx; those are looked at where they are meant.
    if (!message.text().startsWith("Failed to load resource")) heard.push(`${message.type()}: ${message.text()}`)
  })
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`))
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("data:"))
      heard.push(`request: ${request.url()}`)
  })
  return heard
}

const named = siteNamed("cart")
/** A tenant of a SaaS. */
const TENANT: ConsoleSite = { ...named, site: { ...named.site, form: "saas" } }

/** `more`: shops beside the small one and the tenant. */
export const startStage = async (more: readonly ConsoleSite[] = []): Promise<Stage> => {
  const shop = await startServer({ "/": { headers: { "content-type": "text/html; charset=utf-8" }, body: PAGE } })
  let aheadMs = 0
  const clock = () => Date.now() + aheadMs
  const rig = await startRig({
    webFolder: await consoleWebFolder(),
    clock,
    sites: [shopSite(shop.url), TENANT, ...more],
  })
  // A browser has the real time, so everybody has it here, but for what `advance` adds.
  Object.defineProperty(rig, "now", { get: clock })
  // Root can only start Chromium without its sandbox; only our own local pages are opened here.
  const asRoot = process.getuid?.() === 0
  const browser = await chromium.launch({ executablePath: browserPath ?? "", args: asRoot ? ["--no-sandbox"] : [] })
  return {
    rig,
    shop,
    browser,
    advance: (ms) => void (aheadMs += ms),
    async person(width = 1280) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: "ja-JP",
        timezoneId: "Asia/Tokyo",
        reducedMotion: "reduce",
      })
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      const heard = watched(page, rig.console.url)
      return { context, page, heard, open: async (path) => void (await page.goto(`${rig.console.url}${path}`)) }
    },
    async close() {
      await browser.close()
      await rig.stop()
      await shop.close()
    },
  }
}

/**
 * Registers by a one-time link with password and authenticator, as a person would; ends on the first page inside. Answers with the
 * authenticator's secret.
 */
export const register = async ({ page }: Person, link: string, name: string, login: string): Promise<string> => {
  await page.goto(link)
  await page.getByLabel("お名前").fill(name)
  await page.getByLabel("ログイン名").fill(login)
  await page.getByRole("radio", { name: /パスワードと認証アプリ/ }).check()
  await page.getByRole("textbox", { name: "パスワード" }).fill(PASSWORD)
  const secret = ((await page.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "")
  await page.getByLabel("アプリに出た6桁の数字").fill(codeAt(secret, Date.now()))
  await page.getByRole("button", { name: "登録する", exact: true }).click()
  await page.getByRole("checkbox", { name: "控えました" }).check()
  await page.getByRole("button", { name: "はじめる" }).click()
  await page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
  return secret
}

/** A device's own authenticator for passkeys, which always says yes. */
export const authenticator = async (context: BrowserContext, page: Page): Promise<void> => {
  const debug = await context.newCDPSession(page)
  await debug.send("WebAuthn.enable")
  await debug.send("WebAuthn.addVirtualAuthenticator", {
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

/** Waits until a page has everything that it asks for, in either language. */
export const settled = async ({ page }: Person): Promise<void> => {
  await page.getByRole("heading", { level: 1 }).waitFor()
  await page.waitForLoadState("networkidle")
  await page
    .getByText(/^(読み込んでいます…|Loading…)$/)
    .first()
    .waitFor({ state: "detached" })
}

/** The value of an expression in the page, which knows the DOM; these tests do not. */
export const inPage = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate<T, undefined>(expression, undefined)

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}
/** What axe objects to on the page as it stands. It is sent by the debugger, past the page's own policy. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE)
  const found = await inPage<readonly Violation[]>(page, "axe.run(document).then(({ violations }) => violations)")
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ""}`)
}
/** True where nothing has to be scrolled sideways. */
export const fitsAcross = (page: Page): Promise<boolean> =>
  inPage(page, "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
