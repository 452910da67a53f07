import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { chromium, type Browser, type Page } from "playwright-core"
import { LANGUAGES, type Language } from "../../src/lib/words.ts"
import { PAPERS_FOR } from "../../src/report/papers/audiences.ts"
import { answeredDocument, SAMPLE_NOW } from "../../src/report/papers/sample-answered.ts"
import { fullContext } from "../../src/report/papers/sample-context.ts"
import { sheetHtml } from "../../src/report/papers/sheet-html.ts"
import { SHEETS } from "../../src/report/papers/sheets.ts"
import { browserPath, noBrowser } from "../needs.ts"

const skip = noBrowser()
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
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

/** The value of an expression in the page, which knows the DOM; these tests do not. */
const ask = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T, undefined>(expression, undefined)

describe("the papers for single readers in a browser", { skip }, () => {
  let browser: Browser
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sekisho-papers-"))
    // Root can only start Chromium without its sandbox; only our own local pages are opened here.
    const asRoot = process.getuid?.() === 0
    browser = await chromium.launch({ executablePath: browserPath ?? "", args: asRoot ? ["--no-sandbox"] : [] })
  })
  after(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  for (const [audience, pageOf] of Object.entries(PAGES))
    for (const language of LANGUAGES)
      for (const width of WIDTHS)
        test(`${audience} ${language} ${width} px: own style let in, no request, no sideways scrolling, no axe violation`, async () => {
          const file = join(folder, `${audience}-${language}-${width}.html`)
          await writeFile(file, pageOf(language))
          const url = pathToFileURL(file).href
          const page = await browser.newPage({ viewport: { width, height: 900 } })
          const heard: string[] = []
          page.on("console", (message) => heard.push(message.text()))
          page.on("request", (request) => {
            if (request.url() !== url) heard.push(request.url())
          })
          await page.goto(url)
          assert.match(await ask<string>(page, "getComputedStyle(document.body).fontFamily"), /Hiragino Sans/)
          const [scrollWidth = 1, clientWidth = 0] = await ask<readonly number[]>(
            page,
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
          )
          assert.ok(scrollWidth <= clientWidth, `${scrollWidth} wide in ${clientWidth}`)
          assert.deepEqual(heard, [])
          await page.close()

          const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
          const looked = await context.newPage()
          await looked.goto(url)
          await looked.evaluate(AXE)
          const violations = await ask<readonly string[]>(
            looked,
            "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
          )
          assert.deepEqual(violations, [])
          await context.close()
        })
})
