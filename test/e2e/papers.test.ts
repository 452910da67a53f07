import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import type { Browser } from "playwright-core"
import { LANGUAGES, type Language } from "../../src/lib/words.ts"
import { PAPERS_FOR } from "../../src/report/papers/audiences.ts"
import { answeredDocument, SAMPLE_NOW } from "../../src/report/papers/sample-answered.ts"
import { fullContext } from "../../src/report/papers/sample-context.ts"
import { sheetHtml } from "../../src/report/papers/sheet-html.ts"
import { SHEETS } from "../../src/report/papers/sheets.ts"
import { noBrowser } from "../needs.ts"
import { fitsAcross, inPage, launchBrowser, violationsOf } from "./browser-page.ts"

const skip = noBrowser()
const WIDTHS = [1280, 390] as const
const options = (language: Language) => ({ language, size: {}, madeAtMs: SAMPLE_NOW })
/** The papers that are made for the screen alone, and those that are the same on screen and paper. */
const PAGES: Readonly<Record<string, (language: Language) => string>> = {
  ...Object.fromEntries(
    (["acquirer", "public", "contractor"] as const).map((audience) => [
      audience,
      (language: Language) => PAPERS_FOR[audience].html(answeredDocument, options(language)),
    ]),
  ),
  ...Object.fromEntries(
    (["owner", "policy", "accident", "requirements", "go-no-go"] as const).map((name) => [
      `${name} (as printed)`,
      (language: Language) => sheetHtml(SHEETS[name](answeredDocument, fullContext, language)),
    ]),
  ),
}

describe("the papers for single readers in a browser", { skip, concurrency: 2 }, () => {
  let browser: Browser
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sekisho-papers-"))
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test("a page with a fault in it is objected to, whatever its policy", async () => {
    const file = join(folder, "fault.html")
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`
    await writeFile(file, `<!doctype html><html lang="ja"><head>${policy}<title>x</title><main><h1>x</h1><img src="x">`)
    const page = await browser.newPage()
    await page.goto(pathToFileURL(file).href)
    for (const look of ["first", "second"])
      assert.match((await violationsOf(page)).join(), /^image-alt: <img src="x">/, look)
    await page.close()
  })

  for (const [audience, pageOf] of Object.entries(PAGES))
    for (const language of LANGUAGES)
      test(`${audience} ${language}: own style let in, no request, no sideways scrolling, no axe violation, wide and on a phone`, async () => {
        const file = join(folder, `${audience}-${language}.html`)
        await writeFile(file, pageOf(language))
        const url = pathToFileURL(file).href
        const page = await browser.newPage()
        const heard: string[] = []
        page.on("console", (message) => heard.push(message.text()))
        page.on("request", (request) => {
          if (request.url() !== url) heard.push(request.url())
        })
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          // Each width begins with a fresh page: axe may leave nothing in it that the next look takes for the paper's own.
          await page.goto(url)
          assert.match(await inPage<string>(page, "getComputedStyle(document.body).fontFamily"), /Hiragino Sans/)
          assert.ok(await fitsAcross(page), `${width} px: scrolls sideways`)
          assert.deepEqual(heard, [])
          assert.deepEqual(await violationsOf(page), [], `${width} px`)
        }
        await page.close()
      })
})
