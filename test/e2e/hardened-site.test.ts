import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { parseDocument } from "../../src/report/schema.ts"
import type { Canned } from "../servers/server.ts"
import { startTlsServer } from "../servers/tls-server.ts"
import { scratch, sekisho } from "../sekisho.ts"

const headers = {
  "content-type": "text/html; charset=utf-8",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy":
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  "cache-control": "no-store",
}
const page = (title: string, body = ""): Canned => ({
  headers: { ...headers, "set-cookie": "__Host-session=s3cr3tvalue; Path=/; Secure; HttpOnly; SameSite=Lax" },
  body: `<!doctype html><html lang=ja><meta charset=utf-8><title>${title}</title><a href=/products/cup>カップ</a> <a href=/cart>カート</a> <a href=/login>ログイン</a>${body}`,
})

const site = await startTlsServer({
  handler: (request, response) => {
    const pages: Readonly<Record<string, Canned>> = {
      "/": page("守られた店"),
      "/products/cup": page("カップ"),
      "/cart": page("カート"),
      "/login": page(
        "ログイン",
        "<form method=post action=/login><input name=email><input type=password name=password></form>",
      ),
    }
    const found =
      request.method === "GET" || request.method === "HEAD" ? pages[(request.url ?? "").split("?")[0] ?? ""] : undefined
    const status = found ? 200 : request.method === "TRACE" || request.method === "OPTIONS" ? 405 : 404
    const answer = found ?? {
      headers,
      body: "<!doctype html><html lang=ja><meta charset=utf-8><title>ありません</title>",
    }
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value as string) // one value each here
    response.statusCode = status
    response.end(answer.body)
  },
})
after(() => site.close())

// A name, not an address: browsers keep no HSTS for an address.
const url = site.url.replace("127.0.0.1", "localhost")

const MET = [
  "build/1.cookie-secure", "build/1.cookie-http-only", "build/1.cookie-same-site", "build/1.charset", "build/1.framing", "build/1.error-text",
  "build/1.trace", "build/1.session-in-url", "build/1.public-files", "build/1.directory-listing", "build/1.content-security-policy",
  "build/1.content-type-options", "build/1.referrer-policy", "build/1.permissions-policy", "build/1.personal-pages-cached",
  "build/9.certificate-valid", "build/9.certificate-name", "build/9.certificate-days", "build/9.tls-versions", "build/9.weak-suites",
  "build/9.key-strength", "build/9.hsts", "build/9.mixed-content",
] // prettier-ignore

test(`a hardened site on loopback meets the ${MET.length} criteria that can be seen from there`, async () => {
  const folder = scratch()
  writeFileSync(join(folder, "ca.pem"), site.authority?.pem ?? "")
  const words = [
    "check",
    url,
    "--ca",
    "ca.pem",
    "--no-browser",
    "--stranger",
    "loopback",
    "--format",
    "json",
    "--fail-on",
    "none",
  ]
  const ended = await sekisho(words, folder)
  assert.equal(ended.code, 0, ended.err)
  const document = parseDocument(JSON.parse(ended.out))
  const criteria = new Map(document.verdicts.flatMap((one) => one.criteria.map((each) => [each.criterion, each])))
  const bad = MET.filter((id) => criteria.get(id)?.state !== "met").map((id) => {
    const one = criteria.get(id)
    return `${id}: ${one?.state} ${one?.reason} ${one?.observations[0]?.outcome} ${one?.observations[0]?.says.en}`
  })
  assert.deepEqual(bad, [])
  const unmet = [...criteria.values()].filter((one) => one.state === "unmet").map((one) => one.criterion)
  assert.deepEqual(unmet, [], "and nothing is said to be wrong with it")
  for (const id of MET)
    assert.ok((criteria.get(id)?.observations[0]?.evidence.length ?? 0) > 0, `${id} carries evidence`)
  assert.doesNotMatch(ended.out, /s3cr3tvalue/, "a cookie's value is never kept")
})

test("without the authority the same site has a finding, not a crash, and its pages are still looked at", async () => {
  const ended = await sekisho(["check", url, "--no-browser", "--format", "json"], scratch())
  assert.ok(ended.out !== "", ended.err)
  assert.equal(ended.code, 1, ended.err)
  const criteria = new Map(
    parseDocument(JSON.parse(ended.out)).verdicts.flatMap((one) =>
      one.criteria.map((each) => [each.criterion, each.state]),
    ),
  )
  assert.deepEqual([criteria.get("build/9.certificate-chain"), criteria.get("build/1.charset")], ["unmet", "met"])
})
