import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { TestContext } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import type { DemoShop } from "../../src/cli/demo-shop/start.ts"
import type { Document } from "../../src/report/document.ts"
import { withoutVolatile } from "../../src/report/json.ts"
import { parseDocument } from "../../src/report/schema.ts"
import { noBrowser } from "../needs.ts"
import { sekisho } from "../sekisho.ts"

/** Pages that one look and its browser ask for, generously. */
const PAGES_OF_A_LOOK = 200

/** The demo shop answers 300 pages a minute to one address: a look is repeated when it has enough of them left. */
const untilAskable = async (shop: DemoShop): Promise<void> => {
  for (;;) {
    const { headers, status } = await fetch(shop.url)
    const left = Number(headers.get("ratelimit-remaining"))
    if (status === 200 && left >= PAGES_OF_A_LOOK) return
    await sleep(1_000)
  }
}

const checkOnce = async (shop: DemoShop, folder: string): Promise<Document> => {
  writeFileSync(
    join(folder, "sekisho.yaml"),
    `version: 1\nsites:\n  - id: demo\n    public-url: ${shop.url}\n    form: oss\n    membership: true\n    strangers: [public, loopback]\n`,
  )
  const ended = await sekisho(["check", "--compromise", "--format", "json"], folder)
  assert.equal(ended.code, 1, ended.err)
  return parseDocument(JSON.parse(ended.out))
}

/** Where two values differ, each as `path: one | other`. */
const differences = (one: unknown, two: unknown, path = ""): readonly string[] => {
  if (typeof one !== "object" || typeof two !== "object" || one === null || two === null)
    return one === two ? [] : [`${path}: ${String(one)} | ${String(two)}`]
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(two))]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), `${path}/${key}`),
  )
}

/** The whole look at the demo shop: what it must find, with evidence, and that it finds the same thing twice. */
export const checkDemoShop = async (t: TestContext, shop: DemoShop, folder: string): Promise<void> => {
  const one = await checkOnce(shop, folder)
  await untilAskable(shop)
  const two = await checkOnce(shop, folder)
  const criteria = new Map(one.verdicts.flatMap((verdict) => verdict.criteria.map((each) => [each.criterion, each])))
  const stands = (id: string, state: string): void => {
    const criterion = criteria.get(id)
    assert.equal(criterion?.state, state, `${id}: ${criterion?.reason}`)
    if (state !== "unknown") assert.ok((criterion?.observations[0]?.evidence.length ?? 0) > 0, `${id} carries evidence`)
  }
  await t.test("the software, the open admin screen, cookies and headers are found", () => {
    assert.equal(one.site.platform, "evershop")
    for (const id of ["build/4.admin-refuses-strangers", "card/1.admin-reach", "build/4.default-path"])
      stands(id, "unmet")
    for (const id of [
      "build/1.cookie-secure",
      "build/1.framing",
      "build/1.content-security-policy",
      "build/9.redirect",
    ])
      stands(id, "unmet")
    for (const id of ["build/1.cookie-http-only", "build/1.charset", "card/2.public-files"]) stands(id, "met")
  })
  await t.test("what was not probed is unknown and says so", () => {
    stands("build/7.login-limit", "unknown")
    assert.equal(criteria.get("build/7.login-limit")?.reason, "not-probed")
  })
  await t.test("the scripts of the checkout are listed", { skip: noBrowser() }, () => {
    const scripts = criteria.get("build/6.payment-scripts-known")?.observations[0]?.evidence ?? []
    assert.ok(
      scripts.some(({ kind, where }) => kind === "script" && where.endsWith("/checkout")),
      JSON.stringify(scripts),
    )
  })
  await t.test("the run is polite, and a second one gives the same document", () => {
    assert.ok(
      one.requestsSent <= 200 && one.browserRequestsSent <= 600,
      `${one.requestsSent}, ${one.browserRequestsSent}`,
    )
    assert.deepEqual(differences(withoutVolatile(one), withoutVolatile(two)), [])
  })
}
