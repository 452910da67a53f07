import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { DAY_MS } from "../../lib/clock.ts"
import { fingerprint, makeAuthority } from "../../../test/servers/certificate.ts"
import { HOSTILE } from "../../../test/servers/hostile.ts"
import { lookOf } from "../../../test/servers/look.ts"
import { startOldTlsServer, type OldTls } from "../../../test/servers/old-tls-server.ts"
import { startRawServer, startServer, type Started } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import { startTlsServer, type TlsServerOptions } from "../../../test/servers/tls-server.ts"
import type { TlsSeen } from "../facts.ts"
import { boundsWith } from "./bounds.ts"
import { lookAtTls, tlsCollector } from "./tls.ts"
import { probeVersions, probeWeakSuites } from "./tls-probe.ts"

const open: Started[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
const keep = <T extends Started>(server: T): T => {
  open.push(server)
  return server
}
const look = async (options: TlsServerOptions, changed = {}): Promise<TlsSeen & { readonly pem: string }> => {
  const server = keep(await startTlsServer(options))
  const target = loopbackTarget(server.url, changed)
  const authority = server.authority?.pem
  const got = await tlsCollector.collect(lookOf(target, authority ? { authority } : {}), { target })
  assert.ok(got.state === "seen" && got.value !== null, JSON.stringify(got))
  return { ...got.value, pem: server.certificate }
}

test("a sound server: trusted by the authority handed in, new versions only, nothing weak", async () => {
  const seen = await look({ policy: "dv" })
  assert.equal(seen.certificate.sha256, fingerprint(seen.pem))
  assert.equal(seen.certificate.validation, "dv")
  assert.deepEqual(
    [seen.trusted, seen.distrust, seen.nameMatches, seen.ownAuthority, seen.chainLength],
    [true, null, true, true, 2],
  )
  assert.deepEqual(seen.versions, {
    SSLv3: "refused",
    "TLSv1.0": "refused",
    "TLSv1.1": "refused",
    "TLSv1.2": "offered",
    "TLSv1.3": "offered",
  })
  assert.deepEqual([seen.weakSuites, seen.unclearSuites], [[], []])
})

test("what is wrong with a certificate is told apart", async () => {
  const self = await look({ authority: "self" })
  assert.deepEqual(
    [self.trusted, self.distrust, self.nameMatches, self.chainLength],
    [false, "DEPTH_ZERO_SELF_SIGNED_CERT", true, 1],
  )
  const expired = await look({ notBefore: Date.now() - 9 * DAY_MS, notAfter: Date.now() - DAY_MS })
  assert.deepEqual([expired.trusted, expired.distrust, expired.ownAuthority], [false, "CERT_HAS_EXPIRED", false])
  const wrong = await look({ names: ["other.test"] })
  assert.deepEqual([wrong.trusted, wrong.nameMatches], [true, false])
  const named = await look({ names: ["*.shop.test"] }, { hostname: "www.shop.test" })
  assert.deepEqual([named.trusted, named.nameMatches], [true, true])
})

test("an unknown authority is distrusted with the verifier's own code", async () => {
  const server = keep(await startTlsServer({}))
  const target = loopbackTarget(server.url)
  const alone = await tlsCollector.collect(lookOf(target), { target })
  assert.ok(alone.state === "seen" && alone.value !== null)
  assert.deepEqual([alone.value.trusted, alone.value.distrust], [false, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"])
  const two = `${makeAuthority("First").pem}\n${server.authority?.pem}`
  const second = await tlsCollector.collect(lookOf(target, { authority: two }), { target })
  assert.ok(second.state === "seen" && second.value?.ownAuthority === true, "the second of two in one file")
  const other = await tlsCollector.collect(lookOf(target, { authority: makeAuthority("Other").pem }), { target })
  assert.ok(other.state === "seen" && other.value !== null)
  assert.deepEqual([other.value.trusted, other.value.ownAuthority], [false, false])
})

test("a real server with old versions only is seen all the same", async () => {
  const seen = await look({ key: "rsa-2048", versions: { min: "TLSv1", max: "TLSv1.1" } })
  assert.deepEqual([seen.certificate.keyType, seen.certificate.keyBits, seen.trusted], ["rsa", 2048, true])
  assert.deepEqual(
    [seen.versions["TLSv1.0"], seen.versions["TLSv1.1"], seen.versions["TLSv1.2"], seen.versions["TLSv1.3"]],
    ["offered", "offered", "refused", "refused"],
  )
})

test("a real server that takes a suite without encryption is found out", async () => {
  const seen = await look({
    key: "rsa-2048",
    versions: { min: "TLSv1.2", max: "TLSv1.2" },
    ciphers: "ALL:eNULL:@SECLEVEL=0",
  })
  assert.ok(seen.weakSuites.includes("TLS_RSA_WITH_NULL_SHA256"), seen.weakSuites.join(" "))
})

test("http only, or a port of TLS that is none", async () => {
  const plain = keep(await startServer({ "/": {} }))
  const target = loopbackTarget(plain.url)
  const ask = (changed: object, bounds = {}) => {
    const changedTarget = { ...target, ...changed }
    return lookAtTls(lookOf(changedTarget), changedTarget, boundsWith(bounds))
  }
  assert.deepEqual(await ask({}), { state: "seen", value: null, at: 1_000 })
  const garbage = await ask({ scheme: "https" })
  assert.ok(garbage.state === "not-seen" && garbage.fault === "tls-failed", JSON.stringify(garbage))
  const silent = keep(await startRawServer(HOSTILE.silence))
  assert.deepEqual(await ask({ scheme: "https", port: silent.port }, { connectMs: 100 }), {
    state: "not-seen",
    fault: "timed-out",
    detail: "ETIMEDOUT",
    at: 1_000,
  })
  const reset = keep(await startRawServer((socket) => socket.resetAndDestroy()))
  const broken = await ask({ scheme: "https", port: reset.port })
  assert.ok(broken.state === "not-seen" && broken.fault === "tls-failed", JSON.stringify(broken))
  const gone = await startServer({})
  await gone.close()
  const refused = await ask({ scheme: "https", port: gone.port })
  assert.ok(refused.state === "not-seen" && refused.fault === "refused")
})

const probe = async (old: OldTls) => {
  const server = keep(await startOldTlsServer(old))
  return {
    address: "127.0.0.1",
    port: server.port,
    serverName: "shop.test",
    timeoutMs: old.refuses === "silence" ? 200 : 5_000,
  }
}
const told = async (old: OldTls): Promise<string> => {
  const versions = await probeVersions(await probe(old))
  return Object.values(versions).join(" ")
}

for (const [name, old, want] of [
  [
    "everything",
    { versions: [0x0300, 0x0301, 0x0302, 0x0303, 0x0304], suites: [0x000a, 0x1301] },
    "offered offered offered offered offered",
  ],
  ["TLS 1.0 only", { versions: [0x0301], suites: [0x002f] }, "refused offered refused refused refused"],
  [
    "only 1.2, others closed without a word",
    { versions: [0x0303], suites: [0x002f], refuses: "close" },
    "refused refused refused offered refused",
  ],
  [
    "only 1.2, others reset",
    { versions: [0x0303], suites: [0x002f], refuses: "reset" },
    "refused refused refused offered refused",
  ],
  [
    "only 1.2, others unanswered",
    { versions: [0x0303], suites: [0x002f], refuses: "silence" },
    "unclear unclear unclear offered unclear",
  ],
  ["closes everything", { versions: [], suites: [], refuses: "close" }, "unclear unclear unclear unclear unclear"],
] as const)
  test(`versions, SSL 3.0 to TLS 1.3: ${name}`, async () => assert.equal(await told(old), want))

test("a server that answers an older version than offered refuses the offered one; HTTP on the port is unclear", async () => {
  const down = keep(await startOldTlsServer({ versions: [0x0303], suites: [0x002f] }))
  assert.equal(
    (await probeVersions({ address: "127.0.0.1", port: down.port, serverName: null, timeoutMs: 5_000 }))["TLSv1.3"],
    "refused",
  )
  const http = keep(await startRawServer(HOSTILE.notHttp))
  assert.equal(
    (await probeVersions({ address: "127.0.0.1", port: http.port, serverName: null, timeoutMs: 5_000 }))["TLSv1.2"],
    "unclear",
  )
})

test("weak suites are named one by one, until the server refuses", async () => {
  const suites = [0x0005, 0x000a, 0x0009, 0xc018]
  const { chosen, unclear } = await probeWeakSuites(await probe({ versions: [0x0301], suites }), "TLSv1.0")
  assert.deepEqual(chosen, [
    "TLS_RSA_WITH_RC4_128_SHA",
    "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
    "TLS_RSA_WITH_DES_CBC_SHA",
    "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
  ])
  assert.deepEqual(unclear, [])
})

test("where a server falls silent, the rest of the suites is unclear; where it closes, they are refused", async () => {
  const silent = await probeWeakSuites(
    await probe({ versions: [0x0303], suites: [0x0005], refuses: "silence" }),
    "TLSv1.2",
  )
  assert.deepEqual(silent.chosen, ["TLS_RSA_WITH_RC4_128_SHA"])
  assert.ok(silent.unclear.length > 30 && !silent.unclear.includes("TLS_RSA_WITH_RC4_128_SHA"))
  const closes = await probeWeakSuites(
    await probe({ versions: [0x0303], suites: [0x0005], refuses: "close" }),
    "TLSv1.2",
  )
  assert.deepEqual([closes.chosen, closes.unclear], [["TLS_RSA_WITH_RC4_128_SHA"], []])
})
