import assert from "node:assert/strict"
import { test } from "node:test"
import { criterionById, REQUIREMENTS } from "../catalogue.ts"
import { SAAS_IDS } from "./profile.ts"
import { SAAS_PROFILES } from "./profiles.ts"
import { isPage, providerShare } from "./provider-share.ts"

test("every profile: only what the service carries is proposed, and a link stands only where its page was read", () => {
  let retold = 0
  for (const id of SAAS_IDS) {
    const rows = providerShare(SAAS_PROFILES[id], REQUIREMENTS)
    assert.ok(rows.length >= 30, `${id}: ${rows.length}`)
    for (const { criterion, basis, link, statement } of rows) {
      assert.equal(criterion.saas, "provider", criterion.id)
      assert.equal(link !== null, basis === "retold", `${id} ${criterion.id}`)
      assert.equal(statement === null, basis === "unsaid")
      assert.notEqual(statement?.shopActs, true)
      if (link !== null) assert.ok(isPage(link), link)
      retold += basis === "retold" ? 1 : 0
    }
    assert.ok(
      rows.some(({ criterion, basis }) => criterion.id === "build/2.patched-application" && basis === "recalled"),
    )
    assert.ok(rows.some(({ criterion }) => criterion.id === "operate/1.patched-application"))
    assert.ok(!rows.some(({ criterion }) => criterion.id.startsWith("build/5.")), "terminals are the shop's")
  }
  assert.ok(retold >= 2, `${retold} rows with a page`)
})

test("criteria that statements name exist", () => {
  for (const id of SAAS_IDS)
    for (const { criteria = [], requirement } of SAAS_PROFILES[id].statements)
      for (const criterion of criteria)
        assert.ok(criterionById(criterion) && criterion.startsWith(`${requirement}.`), `${id}: ${criterion}`)
})

for (const [link, page] of [
  ["https://example.jp", false],
  ["https://example.jp/", false],
  ["https://help.example.com/ja", false],
  ["https://help.example.com/ja/", false],
  ["https://help.example.com/ja/security", true],
  ["https://example.jp/?page=security", true],
  ["security", false],
] as const)
  test(`${link} is ${page ? "a page" : "no page"}`, () => assert.equal(isPage(link), page))
