import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { test } from "node:test"
import { chromium, type Page } from "playwright-core"
import { browserPath, noBrowser } from "../needs.ts"
import { HANAKO, startBench } from "../suites/gate/accounts/bench-shop.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** Rules of WCAG 2.2 AA that this page breaks. The page allows no script of ours, so axe runs where its policy does not reach. */
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe)
  const found: unknown =
    await page.evaluate(`axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes.map(({ html }) => html).join(" ")))`)
  return found as readonly string[] // what the line above makes
}

test("the gate's own pages: with a keyboard, without a script, in both languages and schemes, on a phone", { skip: noBrowser(), timeout: 120_000 }, async (t) => {
  const bench = await startBench({ "login-defence": "", "second-factor": "", "step-up": "" })
  t.after(() => bench.close())
  const args = ["--no-sandbox", `--host-resolver-rules=MAP shop.test 127.0.0.1:${bench.rig.port}`]
  const browser = await chromium.launch({ executablePath: browserPath ?? "", args })
  t.after(() => browser.close())
  const visitor = bench.at("198.51.100.1")
  await visitor.visit("/account/login")
  await visitor.logIn(HANAKO.email, HANAKO.password)
  const sid = visitor.cookies.get("sid") ?? ""

  for (const [locale, colorScheme, width] of [["ja-JP", "light", 390], ["en-US", "dark", 1280]] as const)
    await t.test(`${locale}, ${colorScheme}, ${width} wide`, async () => {
      const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 800 } })
      await context.addCookies([{ name: "sid", value: sid, url: "http://shop.test" }])
      const page = await context.newPage()
      for (const path of ["factor", "confirm", "step-up", "challenge", "locked", "unlock?key=x"]) {
        await page.goto(`http://shop.test/.sekisho/${path}`)
        assert.deepEqual(await violations(page), [], path)
        const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert.equal(overflow, 0, `${path} is wider than the screen`)
        assert.equal(await page.getAttribute("html", "lang"), locale.slice(0, 2))
      }
      await context.close()
    })

  await t.test("keyboard alone, no script: a wrong code, then the right one", async () => {
    const context = await browser.newContext({ locale: "ja-JP", javaScriptEnabled: false })
    await context.addCookies([{ name: "sid", value: sid, url: "http://shop.test" }])
    const page = await context.newPage()
    await page.goto("http://shop.test/account")
    assert.match(page.url(), /\/\.sekisho\/factor\?back=%2Faccount/)
    await page.keyboard.type("000000")
    await page.keyboard.press("Enter")
    await page.getByRole("alert").waitFor()
    assert.equal(await page.getAttribute("#code", "aria-invalid"), "true")
    await page.keyboard.type(await bench.code(HANAKO.email))
    await page.keyboard.press("Enter")
    await page.waitForURL("http://shop.test/account")
    assert.match(await page.content(), new RegExp(HANAKO.email))
    await context.close()
  })
}) // prettier-ignore
