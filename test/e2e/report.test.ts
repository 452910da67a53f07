import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import type { Browser } from "playwright-core"
import { LANGUAGES, type Language } from "../../src/lib/words.ts"
import { renderHtml } from "../../src/report/html/page.ts"
import { sampleDocument } from "../../src/report/sample.ts"
import { noBrowser } from "../needs.ts"
import { fitsAcross, inPage, launchBrowser, violationsOf } from "./browser-page.ts"

const skip = noBrowser()

interface View {
  readonly name: string
  readonly width: number
  readonly media: "screen" | "print"
  /** False where axe has looked at the same layout in another view. */
  readonly axe: boolean
}
const VIEWS: readonly View[] = [
  { name: "wide", width: 1280, media: "screen", axe: true },
  { name: "phone", width: 390, media: "screen", axe: true },
  { name: "narrowest phone", width: 320, media: "screen", axe: false },
  { name: "print", width: 794, media: "print", axe: true },
]

describe("the HTML paper in a browser", { skip, concurrency: 2 }, () => {
  let browser: Browser
  let folder: string
  const urlOf = (language: Language): string => pathToFileURL(join(folder, `${language}.html`)).href

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sekisho-report-"))
    for (const language of LANGUAGES)
      await writeFile(join(folder, `${language}.html`), renderHtml(sampleDocument, { language }))
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  for (const language of LANGUAGES)
    for (const { name, width, media, axe } of VIEWS)
      test(`${language}, ${name}: nothing in the console, no request, no sideways scrolling, no axe violation`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 900 } })
        const heard: string[] = []
        page.on("console", (message) => heard.push(message.text()))
        page.on("pageerror", (error) => heard.push(error.message))
        page.on("request", (request) => {
          if (request.url() !== urlOf(language)) heard.push(request.url())
        })
        await page.emulateMedia({ media })
        await page.goto(urlOf(language))
        const font = await inPage<string>(page, "getComputedStyle(document.body).fontFamily")
        assert.match(font, /Hiragino Sans/, "the style sheet was let in by the page's own policy")
        assert.ok(await fitsAcross(page), "scrolls sideways")
        assert.deepEqual(heard, [])
        if (axe) assert.deepEqual(await violationsOf(page), [])
        await page.close()
      })

  test("one picture at a time: the wide one on a wide screen and on paper, the other on a phone", async () => {
    const page = await browser.newPage()
    await page.goto(urlOf("ja"))
    const shown = async (): Promise<readonly boolean[]> => [
      await page.locator(".figure-wide").isVisible(),
      await page.locator(".figure-phone").isVisible(),
    ]
    await page.setViewportSize({ width: 1280, height: 900 })
    assert.deepEqual(await shown(), [true, false])
    await page.setViewportSize({ width: 390, height: 900 })
    assert.deepEqual(await shown(), [false, true])
    await page.emulateMedia({ media: "print" })
    assert.deepEqual(await shown(), [true, false])
    await page.close()
  })

  test("on paper everything stands open, on the screen only what is not met", async () => {
    const page = await browser.newPage()
    await page.goto(urlOf("ja"))
    const hidden = page.locator("#item-build-9-certificate-valid .behind")
    const bad = page.locator("#item-build-4-admin-refuses-strangers .behind")
    assert.deepEqual([await hidden.isVisible(), await bad.isVisible()], [false, true])
    await page.emulateMedia({ media: "print" })
    assert.equal(await hidden.isVisible(), true)
    await page.close()
  })

  test("by keyboard: the first stop leads to the content, a question opens with Enter", async () => {
    const page = await browser.newPage()
    await page.goto(urlOf("ja"))
    await page.keyboard.press("Tab")
    assert.equal(await inPage<string>(page, "document.activeElement?.textContent"), "本文へ移動")
    await page.keyboard.press("Enter")
    assert.equal(await inPage<string>(page, "document.activeElement?.id"), "content")
    const summary = page.locator("#item-build-9-certificate-valid summary")
    await summary.focus()
    await page.keyboard.press("Enter")
    assert.equal(await page.locator("#item-build-9-certificate-valid .behind").isVisible(), true)
    await page.close()
  })

  for (const language of LANGUAGES)
    test(`${language}: the owner's part fits on the first sheet of A4`, async () => {
      const page = await browser.newPage()
      await page.emulateMedia({ media: "print" })
      // A4 less the margins of @page, at 96 dots an inch.
      await page.setViewportSize({ width: Math.floor(((210 - 26) / 25.4) * 96), height: 1_000 })
      await page.goto(urlOf(language))
      const bottom = await inPage<number>(page, "document.querySelector('.owner').getBoundingClientRect().bottom")
      const sheet = ((297 - 23) / 25.4) * 96
      assert.ok(bottom > 400 && bottom <= sheet, `${bottom} of ${sheet}`)
      await page.close()
    })
})
