import assert from "node:assert/strict"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { scratch, sekisho } from "../sekisho.ts"

const folder = scratch()
const place = (form: string): string => {
  const made = join(folder, form)
  mkdirSync(made)
  writeFileSync(join(made, "sekisho.yaml"), `version: 1\nsites:\n  - id: main\n    form: ${form}\n`)
  return made
}

test("sekisho answer --provider: shows, keeps only what a person stands for by name, and only with a page", async () => {
  const shop = place("saas")
  const shown = await sekisho(["answer", "--provider", "ebisumart"], shop)
  assert.equal(shown.code, 0, shown.err)
  assert.match(shown.out, /根拠のページがわかっている項目: 2\n {2}build\/7\.login-limit/)
  assert.match(shown.out, /未確認です[^\n]*: [1-9]/)
  assert.match(shown.err, /何も記録していません/)
  const asked = await sekisho(["answer", "--provider", "ebisumart", "--by", "佐藤"], shop)
  assert.match(asked.err, /何も記録していません/, "nobody is there to say yes")
  const kept = await sekisho(["answer", "--provider", "ebisumart", "--by", "佐藤", "--yes"], shop)
  assert.match(kept.err, /2件の回答を記録しました/)
  const again = await sekisho(["answer", "--provider", "ebisumart", "--by", "鈴木", "--yes"], shop)
  assert.match(again.out, /すでに回答がある項目\(変えません\): 2\n {2}build\/7\.login-limit {2}提供者が実施 — 佐藤/)
  assert.match(again.err, /記録できる項目はありません/)
})

test("a shop on a server of its own has no service that carries anything", async () => {
  const refused = await sekisho(["answer", "--provider", "shopify", "--lang", "en"], place("oss"))
  assert.match(refused.err, /^PROVIDER_NO_SAAS: /)
})
