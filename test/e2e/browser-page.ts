import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { chromium, type Browser, type Page } from "playwright-core"
import { browserPath } from "../needs.ts"

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** Root can only start Chromium without its sandbox; only our own local pages are opened in it. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath ?? "",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  })

/** The value of an expression in the page, which knows the DOM; these tests do not. */
export const inPage = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate<T, undefined>(expression, undefined)

/** True where nothing has to be scrolled sideways. */
export const fitsAcross = (page: Page): Promise<boolean> =>
  inPage(page, "document.documentElement.scrollWidth <= document.documentElement.clientWidth")

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}
/** What axe objects to on the page as it stands. It is sent by the debugger, past the page's own policy, once for each page. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  if (!(await inPage<boolean>(page, "'axe' in window"))) await page.evaluate(AXE)
  const run = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"
  const found = await inPage<readonly Violation[]>(page, run)
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ""}`)
}
