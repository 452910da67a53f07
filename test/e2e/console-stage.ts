import type { Browser, BrowserContext, Page, Request } from "playwright-core"
import { lookAt } from "../../src/checks/look-at.ts"
import { consoleWebFolder } from "../../src/cli/console-web.ts"
import type { ConsoleSite } from "../../src/console/world.ts"
import { systemClock } from "../../src/lib/clock.ts"
import { startServer, type Started } from "../servers/server.ts"
import { codeAt, PASSWORD, siteNamed, startRig, type Rig } from "../suites/console/rig.ts"
import { inPage, launchBrowser } from "./browser-page.ts"

export { fitsAcross, inPage, violationsOf } from "./browser-page.ts"

const PAGE = "<!doctype html><html lang=ja><meta charset=utf-8><title>小さな店</title><h1>小さな店</h1>"

/** A console with its built pages in front of a real browser, and one small shop that can be checked. */
export interface Stage {
  readonly rig: Rig
  readonly shop: Started
  readonly browser: Browser
  /** One more person's browser: nothing of the others' is in it. */
  person(width?: number): Promise<Person>
  /** One more tab of a person's browser. */
  tab(person: Person): Promise<Person>
  /** Puts the server's clock forward; browsers have the real time. */
  advance(ms: number): void
  close(): Promise<void>
}
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained about, and every request to another place. */
  readonly heard: readonly string[]
  /** What it has asked the server for and not got yet. */
  readonly asking: ReadonlySet<unknown>
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

const pending = (page: Page): ReadonlySet<unknown> => {
  const asking = new Set<Request>()
  const over = (request: Request) => void asking.delete(request)
  page.on("request", (request) => void asking.add(request))
  page.on("requestfinished", over)
  page.on("requestfailed", over)
  return asking
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
  const browser = await launchBrowser()
  const tabOf = async (context: BrowserContext): Promise<Person> => {
    const page = await context.newPage()
    const heard = watched(page, rig.console.url)
    const asking = pending(page)
    return { context, page, heard, asking, open: async (path) => void (await page.goto(`${rig.console.url}${path}`)) }
  }
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
      return tabOf(context)
    },
    tab: ({ context }) => tabOf(context),
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

/** Rounds of 20 ms: so many in which nothing is asked for, and so many after which a page never comes to rest. */
const QUIET = 3
const MAX_ROUNDS = 600
/** Waits until a page has everything that it asks for, in either language: nothing is asked for or loading, for some rounds. */
export const settled = async ({ page, asking }: Person): Promise<void> => {
  await page.getByRole("heading", { level: 1 }).waitFor()
  const loading = page.getByText(/^(読み込んでいます…|Loading…)$/).first()
  for (let quiet = 0, rounds = 0; quiet < QUIET; quiet++, rounds++) {
    if (rounds > MAX_ROUNDS) throw new Error(`${page.url()} goes on asking`)
    await loading.waitFor({ state: "detached" })
    // What was answered is drawn, and asks for more, a moment later. Frames may be seconds apart where the machine is busy.
    await inPage(page, "new Promise((done) => setTimeout(done, 20))")
    if (asking.size > 0) quiet = -1
  }
}
