import assert from "node:assert/strict"
import { test } from "node:test"
import { profileById, PROFILES } from "./profiles.ts"
import { wafExclusions } from "./waf-exclusions.ts"

const ecCube = profileById("ec-cube-4")
const magento = profileById("magento")

test("the admin screen's place is filled in: the told one, else the software's own, else its rows are left out", () => {
  assert.ok(ecCube && magento)
  assert.equal(wafExclusions(ecCube, null)[0]?.path, "/admin/product/product")
  assert.equal(wafExclusions(ecCube, "https://shop.example.jp/kanri/")[0]?.path, "/kanri/product/product")
  assert.equal(wafExclusions(ecCube, "https://admin.example.jp/")[0]?.path, "/product/product")
  assert.ok(wafExclusions(magento, null).every(({ path }) => !path.includes("admin")))
  assert.ok(
    wafExclusions(magento, "https://shop.example.jp/admin_x1/").some(({ path }) => path.startsWith("/admin_x1/")),
  )
})

test("every row has fields, and a path that is no whole shop", () => {
  const rows = PROFILES.flatMap((profile) => wafExclusions(profile, "https://shop.example.jp/admin/"))
  assert.ok(rows.length >= 40, `${rows.length} rows`)
  for (const row of rows) {
    assert.ok(row.fields.length > 0 && row.fields.every((field) => /^[A-Za-z0-9_.[\]-]+\*?$/.test(field)), row.path)
    assert.match(row.path, /^\/[a-z0-9{]/)
    for (const field of row.fields) assert.ok(field.replace("*", "").length >= 3, `${row.path} ${field}`)
  }
})
