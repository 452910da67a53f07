import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { guardsSchema } from "../../config/guards.ts"
import { PROFILES, profileById, GENERIC } from "../../platforms/profiles.ts"
import { sampleContext, sampleRequest } from "./sample-request.ts"
import { sensitiveFiles } from "./sensitive-files.ts"
import type { Decision } from "./stage.ts"

const judge = (platform: string, allow: readonly string[] = []): ((path: string) => string) => {
  const settings = guardsSchema.parse({ "sensitive-files": { mode: "enforce", allow } })["sensitive-files"]
  assert.ok(settings)
  const profile = profileById(platform) ?? GENERIC
  const hooks = sensitiveFiles.build(settings, sampleContext({ profile }))
  return (path) => {
    const decision = hooks.onRequest?.(sampleRequest({ path })) as Decision // this stage answers at once
    return decision.action === "refuse" ? decision.reason.slice("sensitive-files.".length) : "next"
  }
}

const ROWS: readonly (readonly [path: string, want: string])[] = [
  ["/.git/config", "platform"], ["/.env", "platform"], ["/a/.env", "hidden"], ["/.htaccess", "hidden"], ["/a/.git/objects/00/1", "hidden"],
  ["/.well-known/acme-challenge/x", "next"], ["/a/.well-known/x", "hidden"], ["/.well-known/.git/x", "hidden"],
  ["/backup.sql", "platform"], ["/a/x.sql", "ending"], ["/a/x.SQL", "ending"], ["/x.sql.gz", "archive"], ["/a/x.sql.gz", "archive"],
  ["/site.zip", "platform"], ["/x.zip", "archive"], ["/goods/manual.zip", "next"], ["/goods/site-backup.zip", "archive"],
  ["/config.php~", "platform"], ["/a/b.php~", "ending"], ["/a/b.php.bak", "ending"], ["/a/#b#", "ending"], ["/a/b.php.", "next"], ["/a/b.bak.", "ending"], ["/a/b.bak::$DATA", "ending"],
  ["/composer.json", "platform"], ["/shop/composer.json", "name"], ["/package.json", "name"], ["/phpinfo.php", "platform"],
  ["/error_log", "platform"], ["/a/error_log", "name"], ["/debug.log", "platform"], ["/a/x.log", "ending"],
  ["/", "next"], ["/products/detail/1", "next"], ["/cart", "next"], ["/assets/app.js", "next"], ["/assets/app.js.map", "next"], ["/html/user_data/a.css", "next"],
  ["/images/a.b.c.jpg", "next"], ["/blog/what-is-sql", "next"], ["/robots.txt", "next"], ["/sitemap.xml", "next"], ["/sitemap.xml.gz", "archive"], ["/feed.xml", "next"], ["/manual.pdf", "next"], ["/a/b.json", "next"],
] // prettier-ignore

for (const [path, want] of ROWS) test(`${path}: ${want}`, () => assert.equal(judge("generic")(path), want))

test("an owner may allow what looks so", () => {
  assert.equal(judge("generic", ["/sitemap.xml.gz"])("/sitemap.xml.gz"), "next")
})

test("each software's own folders, and nobody else's", () => {
  assert.equal(judge("ec-cube-4")("/var/log/prod/site.txt"), "platform")
  assert.equal(judge("ec-cube-4")("/APP/config/x"), "platform")
  assert.equal(judge("generic")("/app/config/x"), "next")
  assert.equal(judge("medusa")("/app/login"), "next")
  assert.equal(judge("woocommerce")("/wp-content/uploads/wc-logs/x.txt"), "platform")
})

test("no profile refuses a page of its own shop", () => {
  let looked = 0
  for (const profile of PROFILES) {
    const ask = judge(profile.id)
    const { logIn, register, cart, checkout } = profile.walk
    const doors = profile.doors
      .filter(({ kind }) => kind !== "tool")
      .map(({ path }) => path.replace("{admin}", "/kanri"))
    // An upload folder that the profile itself says must not be reached is no page.
    const folders = profile.uploadFolders.filter((one) => !profile.exposures.some(({ path }) => one.startsWith(path)))
    for (const path of [logIn, register, cart, checkout, ...doors, ...folders]) {
      if (path === null) continue
      assert.equal(ask(path.split("?")[0] ?? "/"), "next", `${profile.id} ${path}`)
      looked += 1
    }
  }
  assert.ok(looked > 60, `${looked} pages`)
})

test("property: any path is judged", () => {
  const ask = judge("generic")
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => assert.match(ask(`/${text}`), /^[a-z]+$/)),
    { numRuns: 1_000 },
  )
})
