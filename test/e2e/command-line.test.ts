import assert from "node:assert/strict"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { Ajv2020 } from "ajv/dist/2020.js"
import formats from "ajv-formats"
import { parseConfig } from "../../src/config/config.ts"
import { withoutVolatile } from "../../src/report/json.ts"
import { parseDocument } from "../../src/report/schema.ts"
import { VERSION } from "../../src/lib/version.ts"
import { startServer } from "../servers/server.ts"
import { scratch, sekisho } from "../sekisho.ts"

const folder = scratch()
const page = "<!doctype html><html lang=ja><meta charset=utf-8><title>小さな店</title><a href=/cart>カート</a>"
const shop = await startServer({
  "/": { headers: { "content-type": "text/html; charset=utf-8", "set-cookie": "PHPSESSID=abc; Path=/" }, body: page },
  "/cart": { headers: { "content-type": "text/html; charset=utf-8" }, body: page },
})
after(() => shop.close())
const nobody = await startServer({})
await nobody.close()

const in_ = (name: string, files: Readonly<Record<string, string>>): string => {
  const place = join(folder, name)
  mkdirSync(place, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(place, file), content)
  return place
}
const BROKEN = in_("broken", { "sekisho.yaml": "version: 1\nsites:\n  - id: main\n    paymnet: token\n" })
const EMPTY = in_("empty", {})

const MISUSE: readonly (readonly [words: readonly string[], place: string, code: number, says: RegExp])[] = [
  [["chekc"], EMPTY, 2, /^USAGE_UNKNOWN_COMMAND: .*chekc/],
  [["check", "--frmat", "json"], EMPTY, 2, /^USAGE_UNKNOWN_OPTION: .*--frmat/],
  [["check", "--format", "pdf", shop.url], EMPTY, 2, /^USAGE_BAD_VALUE: .*pdf.*sarif/],
  [["check"], EMPTY, 2, /^USAGE_NO_TARGET: /],
  [["check", "not a url"], EMPTY, 2, /^USAGE_NOT_A_URL: /],
  [["check", "ftp://shop.example.jp"], EMPTY, 2, /^USAGE_NOT_A_URL: /],
  [["check", "https://user:hidden-word@shop.example.jp"], EMPTY, 2, /^USAGE_NOT_A_URL: /],
  [["check", shop.url, "--only", "build/99"], EMPTY, 2, /^USAGE_UNKNOWN_ID: .*build\/99/],
  [["check", shop.url], BROKEN, 2, /^CONFIG_UNKNOWN_KEY: sekisho\.yaml:4 .*paymnet.*payment|^CONFIG_UNKNOWN_KEY: .*sekisho\.yaml:4 .*paymnet.*payment/],
  [["check", shop.url, "--config", "none.yaml"], EMPTY, 2, /^CONFIG_NOT_READABLE: .*none\.yaml/],
  [["check", shop.url, "--ca", "none.pem"], EMPTY, 2, /^FILE_NOT_READABLE: .*none\.pem/],
  [["check", nobody.url], EMPTY, 3, /^TARGET_UNREACHABLE: .*ECONNREFUSED/],
  [["check", "https://no-such-shop.invalid"], EMPTY, 3, /^TARGET_UNREACHABLE: /],
  [["report"], EMPTY, 2, /^RESULT_MISSING: /],
  [["guideline", "build/99"], EMPTY, 2, /^USAGE_UNKNOWN_ID: /],
] // prettier-ignore

for (const [words, place, code, says] of MISUSE)
  test(`one clear line and exit ${code}: sekisho ${words.join(" ").slice(0, 60)}`, async () => {
    const ended = await sekisho(words, place)
    const line = ended.err.split("\n").filter((text) => text !== "" && !/^ {0,2}\d+ %/.test(text))
    assert.equal(ended.code, code, ended.err)
    assert.equal(line.length, 1, `one line, not ${line.length}: ${ended.err}`)
    assert.match(line[0] ?? "", says)
    assert.doesNotMatch(ended.err, /hidden-word|\n\s+at /)
    assert.equal(ended.out, "")
  })

test("--version, --help and no words at all", async () => {
  assert.deepEqual(await sekisho(["--version"], EMPTY), { code: 0, out: `${VERSION}\n`, err: "" })
  const help = await sekisho(["--help"], EMPTY)
  assert.equal(help.code, 0)
  for (const name of ["init", "check", "guideline", "report", "demo", "doctor"])
    assert.match(help.out, new RegExp(`^  ${name}`, "m"))
  assert.equal((await sekisho([], EMPTY)).code, 2)
  assert.match((await sekisho(["check", "--help", "--lang", "en"], EMPTY)).out, /--fail-on/)
})

test("--format json prints one document and nothing else, valid by its published schema; two runs agree", async () => {
  const words = ["check", shop.url, "--format", "json", "--no-browser", "--stranger", "loopback"]
  const [first, second] = [await sekisho(words, EMPTY), await sekisho(words, EMPTY)]
  assert.equal(first.code, 1, first.err)
  const parsed = [first, second].map(({ out }) => parseDocument(JSON.parse(out)))
  const [one, two] = parsed
  assert.ok(one && two)
  const schema: object = JSON.parse(readFileSync("docs/schema/sekisho-check-1.schema.json", "utf8"))
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  assert.ok(validate(JSON.parse(first.out)), JSON.stringify(validate.errors?.slice(0, 3)))
  assert.deepEqual(withoutVolatile(one), withoutVolatile(two))
  assert.equal(one.verdicts.length, 34)
  assert.equal(one.vantage, "loopback")
})

test("--out writes the paper that the file's name says, and report makes others from the kept result", async () => {
  const ended = await sekisho(["check", shop.url, "--no-browser", "--out", "r.html", "--fail-on", "none"], EMPTY)
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.out, /build\/9/, "the table is still shown")
  assert.match(readFileSync(join(EMPTY, "r.html"), "utf8"), /^<!doctype html>/i)
  for (const [format, mark] of [
    ["md", /^# /m],
    ["sarif", /"2\.1\.0"/],
    ["json", /"sekisho-check\/1"/],
    ["html", /<html lang="en"/],
    ["table", /build\/14/],
  ] as const) {
    const made = await sekisho(["report", "--format", format, "--lang", "en"], EMPTY)
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, mark, format)
  }
  for (const [audience, mark] of [
    ["owner", /For the owner/],
    ["practitioner", /For the practitioner/],
    ["contractor", /Request to the contractor/],
    ["acquirer", /Answers for the card company/],
    ["public", /The fourteen items/],
  ] as const) {
    const made = await sekisho(["report", "--for", audience, "--lang", "en"], EMPTY)
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, mark, audience)
  }
  assert.match((await sekisho(["report", "--for", "public", "--format", "md"], EMPTY)).out, /^# .*のセキュリティ対策\n/)
  const wrong = await sekisho(["report", "--for", "acquirer", "--format", "json"], EMPTY)
  assert.deepEqual([wrong.code, wrong.out], [2, ""])
  assert.match(wrong.err, /USAGE_BAD_VALUE.*html, md/)
  assert.equal((await sekisho(["report", "--for", "anybody"], EMPTY)).code, 2)
  writeFileSync(join(EMPTY, ".sekisho/sites/main/latest.json"), "{")
  assert.equal((await sekisho(["report"], EMPTY)).code, 5, "a damaged result")
})

test("--fail-on, --strict, --only and --phase decide the exit code and what is looked at", async () => {
  const run = async (...words: string[]): Promise<number | null> =>
    (await sekisho(["check", shop.url, "--no-browser", ...words], EMPTY)).code
  assert.equal(await run("--only", "build/9"), 1)
  assert.equal(await run("--only", "build/9", "--fail-on", "none"), 0)
  assert.equal(await run("--only", "build/10"), 0, "nothing seen, nothing unmet")
  assert.equal(await run("--only", "build/10", "--strict", "--fail-on", "need"), 1, "unknown counts when strict")
  const narrow = await sekisho(["check", shop.url, "--only", "build/1.trace", "--format", "json"], EMPTY)
  const document = parseDocument(JSON.parse(narrow.out))
  assert.deepEqual(
    document.verdicts.map((one) => one.requirement),
    ["build/1"],
  )
  assert.ok(document.requestsSent < 15, `${document.requestsSent} requests for one criterion`)
})

test("init writes a file that check reads, keeps an earlier one, and needs nobody at the keyboard", async () => {
  const place = in_("init", {})
  const first = await sekisho(
    ["init", shop.url, "--yes", "--payment", "link", "--membership", "no", "--admin-url", `${shop.url}/kanri/`],
    place,
  )
  assert.equal(first.code, 0, first.err)
  const config = parseConfig(readFileSync(join(place, "sekisho.yaml"), "utf8"), "sekisho.yaml")
  assert.deepEqual(
    [
      config.sites[0]?.["public-url"],
      config.sites[0]?.payment,
      config.sites[0]?.membership,
      config.sites[0]?.admin?.url,
    ],
    [`${shop.url}/`, "link", false, `${shop.url}/kanri/`],
  )
  const again = await sekisho(["init", shop.url, "--yes"], place)
  assert.deepEqual([again.code, again.err.startsWith("FILE_EXISTS")], [2, true])
  assert.equal(
    (await sekisho(["init", "--yes", "--force", "--state", "planning"], place)).code,
    0,
    "before there is a shop",
  )
  const checked = await sekisho(
    ["check", "--no-browser", "--fail-on", "none"],
    in_("init2", { "sekisho.yaml": `version: 1\nsites:\n  - { id: main, public-url: ${shop.url} }\n` }),
  )
  assert.equal(checked.code, 0, checked.err)
})

test("init keeps what was answered when the shop does not answer", async () => {
  const place = in_("init3", {})
  const ended = await sekisho(["init", nobody.url, "--yes", "--payment", "link"], place)
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.err, /TARGET_UNREACHABLE/)
  assert.equal(parseConfig(readFileSync(join(place, "sekisho.yaml"), "utf8"), "f").sites[0]?.payment, "link")
})

test("guideline prints the catalogue in every format", async () => {
  const json: unknown = JSON.parse((await sekisho(["guideline", "--format", "json"], EMPTY)).out)
  assert.ok(typeof json === "object" && json !== null && "requirements" in json && Array.isArray(json.requirements))
  assert.equal(json.requirements.length, 14 + 7 + 7 + 6)
  assert.match((await sekisho(["guideline", "--format", "oscal"], EMPTY)).out, /"oscal-version"/)
  assert.match((await sekisho(["guideline", "--format", "ciso-assistant"], EMPTY)).out, /^urn:|urn: /m)
  assert.match((await sekisho(["guideline", "build/4"], EMPTY)).out, /build\/4\.admin-refuses-strangers/)
  assert.equal((await sekisho(["guideline"], EMPTY)).out.match(/^ {2}(build|operate|owner|card)\//gm)?.length, 34)
})

test("doctor says what is missing", async () => {
  const ended = await sekisho(["doctor"], in_("doctor", {}))
  assert.equal(ended.code, 0)
  assert.match(ended.out, /sekisho init/)
  assert.match(ended.out, /sekisho update/)
})
