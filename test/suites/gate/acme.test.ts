import assert from "node:assert/strict"
import { existsSync, readFileSync, statSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { describe, test } from "node:test"
import { connect } from "node:tls"
import { challengeToken, isDue } from "../../../src/gate/tls/acme.ts"
import { noPebble } from "../../needs.ts"
import { startPebble } from "../../servers/pebble.ts"
import { listen } from "../../servers/server.ts"
import { recordingBackend, soon, statusOf, talk } from "./rig.ts"
import { startUp } from "./up.ts"

const freePort = async (): Promise<number> => {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise<void>((done) => probe.close(() => done()))
  return port
}
const STARTED_MS = 30_000

/** Pebble asks on its own port, so the shop's address has that port here; on 80 it is the same without. */
const shop = (port: number, upstream: string, directory: string, more = ""): string => `version: 1
listen: { http: "127.0.0.1:${port}", https: "127.0.0.1:0" }
acme: { terms-agreed: true, directory: "${directory}", contact: owner@shop.test }
${more}
sites:
  - { id: main, public-url: "https://shop.test:${port}", upstreams: ["${upstream}"], certificate: acme }
`

/** The certificate that visitors see; null where the handshake fails. */
const seenAt = (port: number): Promise<{ issuer: string; name: string } | null> =>
  new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1", servername: "shop.test", rejectUnauthorized: false }, () => {
      const { issuer, subjectaltname } = socket.getPeerCertificate()
      socket.destroy()
      done({ issuer: String(issuer.CN), name: String(subjectaltname) })
    })
    socket.once("error", () => done(null))
  })

describe("certificates by ACME", { skip: noPebble() }, () => {
  for (const workers of [1, 2])
    test(`ordered by http-01, kept, and shown without a restart: ${workers} process(es)`, async () => {
      const port = await freePort()
      const [pebble, backend] = [await startPebble(port), await recordingBackend()]
      const up = startUp(shop(port, backend.url, pebble.directory, `workers: ${workers}`), {
        environment: { NODE_EXTRA_CA_CERTS: pebble.authorityFile },
      })
      try {
        assert.ok(await up.listening(), up.err())
        const tls = Number(/listening: https 127\.0\.0\.1:(\d+)/.exec(up.out())?.[1] ?? 0)
        assert.ok(await soon(() => up.err().includes("was reloaded"), STARTED_MS), up.err())
        assert.match(up.err(), /a certificate for shop\.test was received/)
        const seen = await seenAt(tls)
        assert.match(seen?.issuer ?? "", /Pebble Intermediate/)
        assert.match(seen?.name ?? "", /DNS:shop\.test/)
        const file = join(up.folder, ".sekisho", "acme", "main.pem")
        assert.match(readFileSync(file, "utf8"), /BEGIN CERTIFICATE[^]*PRIVATE KEY/)
        assert.equal(statSync(file).mode & 0o077, 0, "for its owner only")
        assert.ok(existsSync(join(up.folder, ".sekisho", "acme", "account.pem")))
        assert.ok(up.events().some(({ reason }) => reason === "gate.certificate"))
        assert.equal(backend.reached.length, 0, "the authority's questions end at the gate")
        const other = "GET /.well-known/acme-challenge/unknown HTTP/1.1\r\nHost: shop.test\r\n\r\n"
        const { text } = await talk(port, other.replace("shop.test", `shop.test:${port}`))
        assert.equal(statusOf(text), 308, "a token of nobody goes the way of all others")
      } finally {
        await up.kill()
        await pebble.stop()
        await backend.close()
      }
    })

  test("an authority that cannot be reached: that is said, and the gate goes on", async () => {
    const port = await freePort()
    const backend = await recordingBackend()
    const up = startUp(shop(port, backend.url, "https://127.0.0.1:1/dir"))
    try {
      assert.ok(await up.listening(), up.err())
      assert.ok(await soon(() => up.err().includes("no certificate for shop.test"), STARTED_MS), up.err())
      assert.ok(up.events().some(({ reason }) => reason === "gate.certificate-failed"))
      const { text } = await talk(port, `GET / HTTP/1.1\r\nHost: shop.test:${port}\r\n\r\n`)
      assert.equal(statusOf(text), 308)
    } finally {
      await up.kill()
      await backend.close()
    }
  })
})

test("nobody agreed to the terms: exit 2 with one line", async () => {
  const up = startUp(shop(1, "http://127.0.0.1:1", "https://127.0.0.1:1/dir").replace(/^acme:.*$/m, ""))
  try {
    assert.equal(await up.ended, 2)
    assert.match(up.err(), /^GATE_ACME_TERMS: [^\n]+\n$/)
  } finally {
    await up.kill()
  }
})

const DAY = 86_400_000
for (const [name, certificate, now, due] of [
  ["none yet", null, 0, true],
  ["new", { validFromMs: 0, validUntilMs: 90 * DAY }, 1 * DAY, false],
  ["a third left and a moment", { validFromMs: 0, validUntilMs: 90 * DAY }, 60 * DAY, false],
  ["less than a third left", { validFromMs: 0, validUntilMs: 90 * DAY }, 60 * DAY + 1, true],
  ["run out", { validFromMs: 0, validUntilMs: 90 * DAY }, 91 * DAY, true],
] as const)
  test(`when a certificate is ordered: ${name}`, () => {
    assert.equal(isDue(certificate, now), due)
  })

for (const [path, token] of [
  ["/.well-known/acme-challenge/abc_-9", "abc_-9"],
  ["/.well-known/acme-challenge/", null],
  ["/.well-known/acme-challenge/a/b", null],
  ["/.well-known/acme-challenge/a%2e", null],
  [`/.well-known/acme-challenge/${"a".repeat(129)}`, null],
  ["/x", null],
] as const)
  test(`the authority's question: ${path.slice(0, 40)}`, () => {
    assert.equal(challengeToken(path), token)
  })
