import assert from "node:assert/strict"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { z } from "zod"
import { renderJson } from "../../src/report/json.ts"
import { sampleDocument } from "../../src/report/sample.ts"
import { noPoppler } from "../needs.ts"
import { pdfInfo, pdfPages } from "../read-pdf.ts"
import { scratch, sekisho } from "../sekisho.ts"

const folder = scratch()
const in_ = (name: string, files: Readonly<Record<string, string>>): string => {
  const place = join(folder, name)
  mkdirSync(place, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(place, file), content)
  return place
}
const CONFIG =
  "version: 1\nsites:\n  - id: main\n    state: pre-open\n    form: oss\n    payment: token\n    membership: true\n"
const DETAILS = [
  "company: 株式会社せきしょ商店",
  "owner: 山田 花子",
  "contacts:",
  "  payment: { name: サンプルペイメント, phone: 0120-000-111, hours: 24時間 }",
  "",
].join("\n")
const SHOP = in_("shop", { "sekisho.yaml": CONFIG, "papers.yaml": DETAILS })
const EMPTY = in_("empty", {})

test(
  "a paper by its name, before anything was looked at: PDF, page and text",
  { skip: noPoppler(), timeout: 180_000 },
  async () => {
    const made = await sekisho(["report", "--paper", "accident", "--out", "accident.pdf"], SHOP)
    assert.equal(made.code, 0, made.err)
    assert.equal(made.out, "")
    const [first = ""] = pdfPages(readFileSync(join(SHOP, "accident.pdf")))
    for (const part of [/株式会社せきしょ商店/, /まだ点検していません/, /0120-000-111/]) assert.match(first, part)
    const page = await sekisho(["report", "--paper", "order", "--lang", "en"], SHOP)
    assert.match(page.out, /^<!doctype html>[^]*Order from the owner to staff/)
    const text = await sekisho(["report", "--paper", "policy", "--format", "md"], SHOP)
    assert.match(text.out, /^# 株式会社せきしょ商店 セキュリティの方針\n/)
  },
)

test(
  "the papers of a result in every other shape, and what changed since an earlier one",
  { skip: noPoppler(), timeout: 120_000 },
  async () => {
    const place = in_("result", { "sekisho.yaml": CONFIG, "earlier.json": renderJson(sampleDocument) })
    mkdirSync(join(place, ".sekisho/sites/main"), { recursive: true })
    writeFileSync(join(place, ".sekisho/sites/main/latest.json"), renderJson(sampleDocument))
    const csv = await sekisho(["report", "--format", "csv"], place)
    assert.equal(csv.code, 0, csv.err)
    assert.match(csv.out, /^\uFEFF"requirement",/)
    const oscal = z
      .object({
        "assessment-results": z.object({ results: z.array(z.object({ findings: z.array(z.unknown()) })).length(1) }),
      })
      .parse(JSON.parse((await sekisho(["report", "--format", "oscal"], place)).out))
    assert.ok(oscal["assessment-results"].results[0]?.findings.length)
    assert.equal((await sekisho(["report", "--format", "ciso-assistant", "--out", "audit.xlsx"], place)).code, 0)
    assert.equal(readFileSync(join(place, "audit.xlsx")).subarray(0, 2).toString(), "PK")
    const owner = await sekisho(["report", "--for", "owner", "--since", "earlier.json", "--out", "owner.pdf"], place)
    assert.equal(owner.code, 0, owner.err)
    const bytes = readFileSync(join(place, "owner.pdf"))
    assert.equal(pdfInfo(bytes).get("Pages"), "1")
    assert.match(pdfPages(bytes)[0] ?? "", /から変わったこと/)
  },
)

const MISUSE: readonly (readonly [words: readonly string[], says: RegExp])[] = [
  [["report", "--paper", "order", "--format", "pdf"], /^USAGE_BAD_VALUE: --out .*FILE\.pdf/],
  [["report", "--format", "ciso-assistant"], /^USAGE_BAD_VALUE: --out .*FILE\.xlsx/],
  [["report", "--paper", "order", "--format", "csv"], /^USAGE_BAD_VALUE: --format .*html, md, pdf/],
  [["report", "--paper", "order", "--for", "owner"], /^USAGE_BAD_VALUE: --paper /],
  [["report", "--paper", "order", "--out", "order.docx"], /^USAGE_BAD_VALUE: --out .*\.pdf/],
  [["report", "--paper", "order", "--details", "broken.yaml"], /^DETAILS_SHAPE: .*contacts\.payment\.phone/],
  [["report", "--paper", "order", "--details", "none.yaml"], /^FILE_NOT_READABLE: .*none\.yaml/],
  [["plan", "--hours", "many"], /^USAGE_BAD_VALUE: --hours .*many/],
  [["plan", "--format", "pdf"], /^USAGE_BAD_VALUE: --out /],
  [["plan", "--form", "castle"], /^USAGE_BAD_VALUE: --form /],
]
for (const [words, says] of MISUSE)
  test(`one clear line: sekisho ${words.join(" ")}`, async () => {
    const place = in_("misuse", { "broken.yaml": "contacts:\n  payment: { phone: ask me }\n" })
    const ended = await sekisho(words, place)
    assert.equal(ended.code, 2, ended.err)
    assert.match(ended.err, says)
    assert.equal(ended.err.trim().split("\n").length, 1)
    assert.equal(ended.out, "")
  })

test(
  "plan: in short, as data, as a paper, without a configuration",
  { skip: noPoppler(), timeout: 120_000 },
  async () => {
    const words = ["plan", "--form", "oss", "--operator", "nobody", "--hours", "6", "--payment", "token"]
    assert.match((await sekisho(words, EMPTY)).out, /^SaaSのカートを使うことを勧めます/)
    const data = z
      .object({ schema: z.literal("sekisho-plan/1"), advice: z.object({ result: z.string() }) })
      .parse(JSON.parse((await sekisho([...words, "--format", "json"], EMPTY)).out))
    assert.equal(data.advice.result, "saas")
    const made = await sekisho([...words, "--out", "plan.pdf", "--part", "questions", "--part", "go-no-go"], EMPTY)
    assert.equal(made.code, 0, made.err)
    const text = pdfPages(readFileSync(join(EMPTY, "plan.pdf"))).join("\n")
    assert.match(text, /見積もりのときの質問/)
    assert.match(text, /開店できるかの判定表/)
    assert.doesNotMatch(text, /勧める作り方/)
  },
)
