import assert from "node:assert/strict"
import { test } from "node:test"
import { ecCube4 } from "../../platforms/ec-cube-4.ts"
import { magento } from "../../platforms/magento.ts"
import { wooCommerce } from "../../platforms/woocommerce.ts"
import type { Profile } from "../../platforms/profile.ts"
import { fillAdmin, isGuessable } from "./admin-address.ts"

test("the admin screen's place is filled in without a double slash", () => {
  assert.equal(fillAdmin("{admin}/login", "/admin/"), "/admin/login")
  assert.equal(fillAdmin("{admin}/", "/kanri-x7"), "/kanri-x7/")
  assert.equal(fillAdmin("/wp-login.php", null), "/wp-login.php")
  assert.equal(fillAdmin("{admin}/login", null), null)
})

const TABLE: readonly (readonly [path: string, profile: Profile, want: boolean])[] = [
  ["/admin", ecCube4, true],
  ["/admin/login", ecCube4, true],
  ["/kanri/", ecCube4, true],
  ["/kanri-x7/", ecCube4, false],
  ["/administration-9f3c/", ecCube4, false],
  ["/wp-login.php", wooCommerce, true],
  ["/wp-admin/", wooCommerce, true],
  ["/entrance-42", wooCommerce, false],
  ["/admin_1x2y3z/", magento, false],
  ["/backend", magento, true],
]
for (const [path, profile, want] of TABLE)
  test(`${path} of ${profile.name} is ${want ? "" : "not "}guessed first`, () =>
    assert.equal(isGuessable(path, profile), want))
