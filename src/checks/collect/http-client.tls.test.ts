import assert from "node:assert/strict"
import { test } from "node:test"
import { clientOf, said } from "../../../test/servers/client.ts"
import { keep } from "../../../test/servers/keep.ts"
import { startRawServer, startServer } from "../../../test/servers/server.ts"
import { startTlsServer } from "../../../test/servers/tls-server.ts"

const serveRaw = async (...[onConnection]: Parameters<typeof startRawServer>) =>
  keep(await startRawServer(onConnection))
const serve = async (...[handler]: Parameters<typeof startServer>) => keep(await startServer(handler))
const serveTls = async (...[options]: Parameters<typeof startTlsServer>) => keep(await startTlsServer(options))

test("a certificate of an authority that was handed in is trusted", async () => {
  const server = await serveTls({})
  const client = clientOf(server.url, { authority: server.authority?.pem ?? "" })
  assert.equal(said(await client.ask(server.url)), "200")
  assert.deepEqual([...client.distrusted], [])
})

for (const [name, options, code] of [
  ["its own signature", { authority: "self" }, "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["an unknown authority", {}, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
] as const)
  test(`a certificate with ${name} is noted once, and the pages are still looked at`, async () => {
    const server = await serveTls(options)
    const client = clientOf(server.url)
    assert.equal(said(await client.ask(server.url)), "200")
    assert.equal(said(await client.ask(server.url)), "200")
    assert.deepEqual([...client.distrusted], [[server.url, code]])
    assert.equal(server.asked.length, 2)
    assert.equal(client.sent, 2)
  })

test("a wrong name and an old protocol are noted too", async () => {
  const wrong = await serveTls({ names: ["other.test"] })
  const client = clientOf(wrong.url, { authority: wrong.authority?.pem ?? "" })
  assert.equal(said(await client.ask(wrong.url)), "200")
  assert.deepEqual([...client.distrusted.values()], ["ERR_TLS_CERT_ALTNAME_INVALID"])
  const old = await serveTls({ versions: { min: "TLSv1", max: "TLSv1.1" } })
  const second = clientOf(old.url)
  assert.equal(said(await second.ask(old.url)), "200")
  assert.equal(second.distrusted.size, 1)
})

test("https to a port that speaks plain http, or that hangs up, is tls-failed", async () => {
  const plain = await serve({ "/": {} })
  assert.match(said(await clientOf(plain.url).ask(plain.url.replace("http:", "https:"))), /^tls-failed E/)
  const reset = await serveRaw((socket) => socket.resetAndDestroy())
  assert.equal(said(await clientOf(reset.url).ask(reset.url.replace("http:", "https:"))), "tls-failed ECONNRESET")
})

test("an authority that is no certificate is refused at once", () => {
  const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
  for (const authority of ["", "nonsense", broken])
    assert.throws(() => clientOf("http://127.0.0.1:1", { authority }), { code: "USAGE_BAD_VALUE" })
})
