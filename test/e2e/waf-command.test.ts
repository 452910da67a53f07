import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { after, test } from "node:test"
import { makeTarGz, type TarEntry } from "../make-tar.ts"
import { noShared, sharedFile } from "../needs.ts"
import { scratch, sekisho } from "../sekisho.ts"
import { startTlsServer } from "../servers/tls-server.ts"

const folder = scratch()
const crs = sharedFile("waf/crs-4.28.0")
const noCrs = noShared("waf/crs-4.28.0/rules")

const place = (name: string): string => {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  return path
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")

/** A small rule set in the form of a release, with one rule that tells it from others. */
const release = (version: string, rule: string): Buffer => {
  const top = `coreruleset-${version}`
  const init = `SecComponentSignature "OWASP_CRS/${version}"\nSecRule ARGS:q "@streq ${rule}" "id:901900,phase:2,deny,status:403,t:none,msg:'${rule}'"\n`
  const entries: TarEntry[] = [
    { path: `${top}/`, kind: "5" },
    { path: `${top}/crs-setup.conf.example`, body: "# setup\n" },
    { path: `${top}/rules/REQUEST-901-INITIALIZATION.conf`, body: init },
  ]
  return makeTarGz(entries)
}

const old = release("4.27.0", "old")
const fresh = release("4.28.0", "fresh")
const broken = makeTarGz([
  {
    path: "c/rules/REQUEST-901-INITIALIZATION.conf",
    body: `SecComponentSignature "OWASP_CRS/4.28.0"\nSecRule ARGS "@rx (?=a)" "id:1,phase:2,pass"\n`,
  },
])
const link = makeTarGz([{ path: "c/rules/a.conf", kind: "2", link: "/etc/passwd" }])

const server = await startTlsServer({
  handler: (request, response) => {
    const archives: Record<string, Buffer> = { "/old": old, "/fresh": fresh, "/broken": broken, "/link": link }
    const archive = archives[request.url ?? ""]
    if (request.url === "/moved") response.writeHead(302, { location: "/fresh" }).end()
    else if (request.url === "/plain") response.writeHead(302, { location: "http://127.0.0.1:9/fresh" }).end()
    else if (request.url === "/round") response.writeHead(302, { location: "/round" }).end()
    else if (archive === undefined) response.writeHead(404).end()
    else response.end(archive)
  },
})
after(() => server.close())
const authority = join(folder, "ca.pem")
writeFileSync(authority, server.authority?.pem ?? "")
const trusted = { NODE_EXTRA_CA_CERTS: authority }
const at = (path: string): string => `https://127.0.0.1:${server.port}${path}`

const refusedBy = async (words: string, where: string): Promise<string> => {
  writeFileSync(join(where, "r.txt"), `GET /?q=${words} HTTP/1.1\nHost: shop.example.jp\n\n`)
  const { out, code } = await sekisho(["waf", "explain", "r.txt", "--format", "json"], where)
  assert.equal(code, 0)
  const { rules, decision } = JSON.parse(out) as { rules: { name: string; version: string }; decision: object | null }
  return `${rules.name} ${rules.version} ${decision === null ? "passes" : "refused"}`
}

const update = (where: string, path: string, archive: Buffer, ...more: string[]) =>
  sekisho(["waf", "update", "--url", at(path), "--sha256", sha256(archive), ...more], where, trusted)

test("a release is fetched over HTTPS, verified, compiled, put in place; the one before stays and comes back", async () => {
  const where = place("update")
  assert.match(await refusedBy("fresh", where), /^Sekisho base rules \S+ passes$/)
  const first = await update(where, "/old", old, "--version", "4.27.0")
  assert.equal(first.code, 0, first.err)
  assert.equal(await refusedBy("old", where), "OWASP CRS 4.27.0 refused")
  const second = await update(where, "/moved", fresh)
  assert.equal(second.code, 0, second.err)
  assert.match(second.err, /OWASP CRS 4\.28\.0/)
  assert.equal(await refusedBy("fresh", where), "OWASP CRS 4.28.0 refused")
  assert.equal(await refusedBy("old", where), "OWASP CRS 4.28.0 passes")
  assert.equal(readdirSync(join(where, ".sekisho/waf/releases")).length, 2)
  const back = await sekisho(["waf", "update", "--back"], where)
  assert.equal(back.code, 0, back.err)
  assert.equal(await refusedBy("old", where), "OWASP CRS 4.27.0 refused")
})

test("a machine without a way out takes the file; without a checksum the file's own is told, and nothing is opened", async () => {
  const where = place("from")
  writeFileSync(join(where, "crs.tar.gz"), fresh)
  const bare = await sekisho(["waf", "update", "--from", "crs.tar.gz"], where)
  assert.equal(bare.code, 2)
  assert.match(bare.err, new RegExp(`^WAF_NO_CHECKSUM: .*${sha256(fresh)}`))
  assert.ok(!existsSync(join(where, ".sekisho/waf")))
  const done = await sekisho(["waf", "update", "--from", "crs.tar.gz", "--sha256", sha256(fresh).toUpperCase()], where)
  assert.equal(done.code, 0, done.err)
  assert.equal(await refusedBy("fresh", where), "OWASP CRS 4.28.0 refused")
  assert.match((await sekisho(["doctor"], where)).out, /○ WAFのルール: OWASP CRS 4\.28\.0/)
})

test("version and checksum may stand in sekisho.yaml", async () => {
  const where = place("yaml")
  writeFileSync(
    join(where, "sekisho.yaml"),
    `version: 1\nwaf: { version: 4.27.0, sha256: ${sha256(old)} }\nsites:\n  - id: main\n`,
  )
  const done = await sekisho(["waf", "update", "--url", at("/old")], where, trusted)
  assert.equal(done.code, 0, done.err)
  assert.equal(await refusedBy("old", where), "OWASP CRS 4.27.0 refused")
})

const FAULTS: readonly (readonly [name: string, path: string, archive: Buffer, code: number, says: RegExp])[] = [
  ["another checksum", "/old", fresh, 5, /^WAF_CHECKSUM: /],
  ["another version than the one asked for", "/old", old, 5, /^WAF_ARCHIVE: .*4\.27\.0/],
  ["a link in the archive", "/link", link, 5, /^WAF_ARCHIVE: .*link/],
  ["a rule that cannot be run", "/broken", broken, 2, /^WAF_PATTERN: /],
  ["nothing there", "/none", fresh, 3, /^TARGET_UNREACHABLE: .*404/],
  ["a redirect out of HTTPS", "/plain", fresh, 3, /^TARGET_UNREACHABLE: .*https/],
  ["redirects without end", "/round", fresh, 3, /^TARGET_UNREACHABLE: .*redirects/],
]
for (const [name, path, archive, code, says] of FAULTS)
  test(`the rules stay as they are: ${name}`, async () => {
    const where = place(`fault-${code}-${basename(path)}`)
    const first = await update(where, "/fresh", fresh)
    assert.equal(first.code, 0, first.err)
    const before = readFileSync(join(where, ".sekisho/waf/installed.json"), "utf8")
    const ended = await update(where, path, archive)
    assert.equal(ended.code, code, ended.err)
    assert.match(ended.err, says)
    assert.equal(readFileSync(join(where, ".sekisho/waf/installed.json"), "utf8"), before)
    assert.equal(await refusedBy("fresh", where), "OWASP CRS 4.28.0 refused")
    assert.deepEqual(globSync("**/*.part", { cwd: where }), [])
    assert.deepEqual(
      readdirSync(join(where, ".sekisho/waf/releases")).filter((one) => one.startsWith(".")),
      [],
    )
  })

test("a server whose certificate nobody vouches for is not believed", async () => {
  const where = place("stranger")
  const ended = await sekisho(["waf", "update", "--url", at("/fresh"), "--sha256", sha256(fresh)], where)
  assert.equal(ended.code, 3)
  assert.match(ended.err, /^TARGET_UNREACHABLE: /)
})

const SUITE = (expected: number): string =>
  `rule_id: 9\ntests:\n  - test_id: 1\n    stages:\n      - input: { method: GET, uri: "/?q=no", headers: { Host: localhost } }\n        output: { log: { expect_ids: [${expected}] } }\n`

test("a folder of tests: counts, what failed and why, exit 0 or 1", async () => {
  const where = place("tests")
  mkdirSync(join(where, "rules"))
  mkdirSync(join(where, "good"))
  mkdirSync(join(where, "bad"))
  writeFileSync(join(where, "rules/a.conf"), `SecRule ARGS "@streq no" "id:9,phase:2,deny,status:403,t:none"\n`)
  writeFileSync(join(where, "good/9.yaml"), SUITE(9))
  writeFileSync(join(where, "bad/9.yaml"), SUITE(10))
  const good = await sekisho(["waf", "test", "good", "--rules", "rules"], where)
  assert.equal(good.code, 0, good.err)
  assert.match(good.out, /1 件\(1 段\)[\s\S]*期待どおり +1\n[\s\S]*失敗 +0/)
  const bad = await sekisho(["waf", "test", "bad", "--rules", "rules", "--format", "json"], where)
  assert.equal(bad.code, 1)
  const told = JSON.parse(bad.out) as { tests: number; failures: unknown }
  assert.deepEqual([told.tests, told.failures], [1, [{ name: "9-1", wrong: ["10 did not match"] }]])
  const none = await sekisho(["waf", "test", "rules", "--rules", "rules"], where)
  assert.match(none.err, /^WAF_TESTS: /)
  assert.equal(none.code, 2)
})

test("lint names file, line, column and text of what is wrong in every file, and counts what is right", async () => {
  const where = place("lint")
  mkdirSync(join(where, "rules"))
  writeFileSync(join(where, "rules/a.conf"), `\nSecRule ARGS "@rx (a+)+$" "id:1,phase:2,pass"\n`)
  const fine = await sekisho(["waf", "lint", "rules", "--format", "json"], where)
  assert.equal(fine.code, 0, fine.err)
  const report = JSON.parse(fine.out) as { rules: number; native: number; linear: { ruleId: number }[] }
  assert.deepEqual([report.rules, report.native, report.linear.map(({ ruleId }) => ruleId)], [1, 0, [1]])
  writeFileSync(join(where, "rules/b.conf"), "\n\nSecFoo On\n")
  writeFileSync(join(where, "rules/c.conf"), `SecRule ARGS "@rx (?=a)" "id:2,phase:2,pass"\n`)
  const wrong = await sekisho(["waf", "lint", "rules"], where)
  assert.equal(wrong.code, 1)
  assert.match(wrong.out, /b\.conf:3:1 .*SecFoo/)
  assert.match(wrong.out, /c\.conf:1:14 .*\(\?=a\)/)
})

const ATTACK = `POST /contact HTTP/1.1
Host: shop.example.jp
User-Agent: Mozilla/5.0
Accept: text/html
Content-Type: application/x-www-form-urlencoded

q=1%27+or+%271%27%3D%271&password=hunter2&card=4111111111111111
`

test("explain reads well for an attack, hides secrets, and its line of exclusion works", async () => {
  const where = place("explain")
  writeFileSync(join(where, "r.txt"), ATTACK)
  const first = await sekisho(["waf", "explain", "r.txt"], where)
  assert.equal(first.code, 0, first.err)
  assert.match(
    first.out,
    /判断: 通しません\(403\)[\s\S]*SQLインジェクション[\s\S]*送られた項目「q」[\s\S]*1' or '1'='1/,
  )
  assert.doesNotMatch(first.out, /hunter2|4111111111111111/)
  const line = first.out.split("\n").find((text) => text.startsWith("  SecRule"))
  assert.ok(line)
  mkdirSync(join(where, ".sekisho/waf/local"), { recursive: true })
  writeFileSync(join(where, ".sekisho/waf/local/shop-before.conf"), `${line}\n`)
  const second = await sekisho(["waf", "explain", "r.txt"], where)
  assert.match(second.out, /判断: 通します。[\s\S]*働いたルールはありません/)
  const english = await sekisho(["waf", "explain", "r.txt", "--lang", "en"], where)
  assert.match(english.out, /Decision: passes\.[\s\S]*No rule fired/)
})

test("explain with the OWASP rules: score and threshold, and an honest order passes", { skip: noCrs }, async () => {
  const where = place("explain-crs")
  writeFileSync(join(where, "r.txt"), ATTACK)
  const attack = await sekisho(["waf", "explain", "r.txt", "--rules", crs], where)
  assert.match(attack.out, /点数: \d+\(5 以上で通しません\)/)
  const lines = attack.out.split("\n").filter((text) => text.startsWith("  SecRule"))
  assert.equal(lines.length, 1)
  mkdirSync(join(where, ".sekisho/waf/local"), { recursive: true })
  writeFileSync(join(where, ".sekisho/waf/local/shop-before.conf"), `${lines[0]}\n`)
  const excluded = await sekisho(["waf", "explain", "r.txt", "--rules", crs], where)
  assert.match(excluded.out, /判断: 通します。\n点数: 0/)
  const body = "name=山田 花子&addr=滋賀県彦根市平田町大字山畑1-2 「ハイツ南」&message=不在のときは宅配ボックスへ。"
  writeFileSync(join(where, "r.txt"), ATTACK.replace(/\n\n.*/s, `\n\n${body}\n`))
  const honest = await sekisho(["waf", "explain", "r.txt", "--rules", crs, "--format", "json"], where)
  const told = JSON.parse(honest.out) as { decision: unknown; score: number; matches: unknown[] }
  assert.deepEqual([told.decision, told.score, told.matches], [null, 0, []])
})

test("words that are not meant are refused, in one line", async () => {
  const where = place("misuse")
  for (const words of [["waf"], ["waf", "tset"], ["waf", "test"], ["waf", "lint"], ["waf", "update", "x"]]) {
    const ended = await sekisho(words, where)
    assert.equal(ended.code, 2, words.join(" "))
    assert.match(ended.err, /^USAGE_\w+: [^\n]+\n$/)
  }
  const option = await sekisho(["waf", "lint", ".", "--sha256", "0"], where)
  assert.match(option.err, /^USAGE_UNKNOWN_OPTION: .*--sha256/)
})
