import assert from "node:assert/strict"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { startServer, type Routes } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { platformCollector } from "./platform.ts"

const HTML = { "content-type": "text/html; charset=utf-8" }

const recognise = async (routes: Routes, told: string | null = null) => {
  const server = await startServer(routes)
  try {
    const target = loopbackTarget(server.url)
    const look = lookOf(target)
    const seen = await platformCollector.collect({ ...look, site: { ...look.site, platform: told } }, { target })
    return { seen, asked: server.asked }
  } finally {
    await server.close()
  }
}

test("EC-CUBE 4 is recognised by its page and cookie, with one request", async () => {
  const { seen, asked } = await recognise({
    "/": {
      headers: { ...HTML, "set-cookie": ["maintenance_token=deleted", "eccube=abc; path=/; httponly"] },
      body: '<meta name="eccube-csrf-token" content="x"><div class="ec-layoutRole">',
    },
  })
  assert.equal(seen.state, "seen")
  assert.equal(seen.state === "seen" && seen.value.profile.id, "ec-cube-4")
  assert.equal(seen.state === "seen" && seen.value.told, false)
  assert.ok(seen.state === "seen" && seen.value.signs.some(({ kind }) => kind === "cookie"))
  assert.deepEqual(asked, ["GET /"])
})

test("the version is asked for where the software tells it", async () => {
  const { seen, asked } = await recognise({
    "/": { headers: HTML, body: '<link href="/static/version1724738021/frontend/Magento/luma/ja_JP/css/a.css">' },
    "/magento_version": { body: "Magento/2.4 (Community)" },
  })
  assert.equal(seen.state === "seen" && seen.value.profile.id, "magento")
  assert.equal(seen.state === "seen" && seen.value.version, "2.4")
  assert.deepEqual(asked, ["GET /", "GET /magento_version"])
})

test("a page without signs: few further addresses are asked, and a refusal can name the software", async () => {
  const { seen, asked } = await recognise({
    "/": { headers: HTML, body: "<title>雑貨の店</title>" },
    "/store/regions": {
      status: 400,
      body: '{"type":"not_allowed","message":"Publishable API key required in the request header"}',
    },
  })
  assert.equal(seen.state === "seen" && seen.value.profile.id, "medusa")
  assert.ok(asked.length <= 9)
})

test("a shop that answers everything with the same page is generic", async () => {
  const { seen } = await recognise({ "/": { headers: HTML, body: "<title>雑貨の店</title>" } })
  assert.equal(seen.state === "seen" && seen.value.profile.id, "generic")
})

test("what the owner told is believed, and signs of another software are not shown", async () => {
  const { seen } = await recognise(
    { "/": { headers: HTML, body: '<meta name="generator" content="WooCommerce 10.9.1" />' } },
    "ec-cube-2",
  )
  assert.equal(seen.state === "seen" && seen.value.profile.id, "ec-cube-2")
  assert.equal(seen.state === "seen" && seen.value.told, true)
  assert.deepEqual(seen.state === "seen" && [seen.value.version, seen.value.signs], [null, []])
})

test("nothing answers: not seen, unless the owner told", async () => {
  const server = await startServer({})
  await server.close()
  const target = loopbackTarget(server.url)
  const look = lookOf(target)
  const seen = await platformCollector.collect(look, { target })
  assert.equal(seen.state === "not-seen" && seen.fault, "refused")
  const told = await platformCollector.collect({ ...look, site: { ...look.site, platform: "medusa" } }, { target })
  assert.equal(told.state === "seen" && told.value.profile.id, "medusa")
})
