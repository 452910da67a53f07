import assert from "node:assert/strict"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { startServer, type Routes } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import type { SoftwareSeen } from "../facts.ts"
import { platform } from "../sample-facts.ts"
import { softwareCollector } from "./software.ts"

const collect = async (routes: Routes, version: string | null = null): Promise<readonly SoftwareSeen[]> => {
  const server = await startServer(routes)
  try {
    const target = loopbackTarget(server.url)
    const seen = await softwareCollector.collect(lookOf(target), { target, platform: { ...platform(), version } })
    assert.ok(seen.state === "seen")
    return seen.value
  } finally {
    await server.close()
  }
}
const short = (seen: readonly SoftwareSeen[]): readonly string[] =>
  seen.map(({ name, version, where }) => `${where}: ${name} ${version}`)

test("headers, generators and the error page are read, each thing once", async () => {
  const seen = await collect({
    "/": {
      headers: { server: "Apache/2.4.6 (CentOS) OpenSSL/1.0.2k-fips", "x-powered-by": "PHP/5.4.16" },
      body: "<meta name='generator' content='WordPress 7.0.4'><META content=\"WooCommerce 10.9.1\" name=\"generator\">",
    },
  })
  assert.deepEqual(short(seen), [
    "server: Apache 2.4.6",
    "server: OpenSSL 1.0.2k-fips",
    "x-powered-by: PHP 5.4.16",
    "meta generator: WordPress 7.0.4",
    "meta generator: WooCommerce 10.9.1",
  ])
  assert.equal(seen[0]?.value, "Apache/2.4.6 (CentOS) OpenSSL/1.0.2k-fips")
})

test("what the shop software told of itself is kept", async () => {
  assert.deepEqual(short(await collect({ "/": { body: "<p>shop" } }, "2.4")), ["platform: ec-cube-4 2.4"])
})

test("the server's own error page is read", async () => {
  const server = await startServer((request, response) => {
    if (request.url === "/") return void response.end("<p>shop")
    response.writeHead(404).end("<hr><address>Apache/2.4.62 (Debian) Server at shop.example.jp Port 80</address>")
  })
  try {
    const target = loopbackTarget(server.url)
    const seen = await softwareCollector.collect(lookOf(target), { target, platform: platform() })
    assert.deepEqual(seen.state === "seen" && short(seen.value), ["error page: Apache 2.4.62"])
  } finally {
    await server.close()
  }
})

test("nothing is told, nothing is guessed", async () => {
  assert.deepEqual(await collect({ "/": { body: "<p>This shop runs on PHP/5.6 (joke)" } }), [])
})

test("no answer at all is not seen", async () => {
  const server = await startServer({})
  await server.close()
  const target = loopbackTarget(server.url)
  const seen = await softwareCollector.collect(lookOf(target), { target, platform: platform() })
  assert.equal(seen.state === "not-seen" && seen.fault, "refused")
})
