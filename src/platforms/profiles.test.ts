import assert from "node:assert/strict"
import { test } from "node:test"
import { GENERAL_EXPOSURES, isListing, listingExposure, namedExposures } from "./exposures.ts"
import { TOOL_DOORS } from "./generic.ts"
import { PLATFORM_IDS, type Profile } from "./profile.ts"
import { GENERIC, profileById, PROFILES } from "./profiles.ts"

const patternsOf = (profile: Profile): readonly RegExp[] => [
  ...profile.signs.map(({ pattern }) => pattern),
  ...profile.sessionCookies,
  ...profile.doors.flatMap(({ marks }) => marks),
  ...profile.exposures.map(({ proof }) => proof),
  ...(profile.walk.product === null ? [] : [profile.walk.product]),
]

test("there is one profile for every id, in the order of the ids, the generic one last", () => {
  assert.deepEqual(
    PROFILES.map(({ id }) => id),
    [...PLATFORM_IDS],
  )
  assert.equal(PROFILES.at(-1), GENERIC)
  for (const id of PLATFORM_IDS) assert.equal(profileById(id)?.id, id)
  assert.equal(profileById("ec-cube-9"), null)
})

for (const profile of PROFILES) {
  test(`${profile.id}: ids and paths are sound`, () => {
    const ids = profile.doors.map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length, "door ids are different")
    const paths = [...profile.doors, ...profile.exposures].map(({ path }) => path)
    for (const path of paths) assert.match(path, /^(?:\/|\{admin\})/)
    for (const folder of profile.uploadFolders) assert.match(folder, /^\/.*\/$/)
    for (const door of profile.doors) {
      assert.equal(door.look === "get", door.marks.length > 0, `${door.id}: looked at only by its marks`)
      if (door.look === "get") assert.doesNotMatch(door.path, /\{(?!admin\})/, `${door.id}: nothing left to fill in`)
    }
    if (profile.adminPath !== null) assert.match(profile.adminPath, /^\/.+\/$/)
  })

  test(`${profile.id}: no pattern keeps a place, and all end on hostile text`, { timeout: 60_000 }, () => {
    const hostile = [
      "<meta ".repeat(60_000),
      "-".repeat(200_000),
      "/a-".repeat(60_000),
      'class="'.repeat(40_000),
      "<title>".repeat(40_000),
      " ".repeat(200_000),
    ]
    for (const pattern of patternsOf(profile)) {
      assert.doesNotMatch(pattern.flags, /[gy]/, `${pattern}: would remember where it stopped`)
      // A pattern that backtracks without end runs into this test's time-out.
      for (const text of hostile) pattern.test(text)
    }
  })
}

test("what proves an exposure is not met by an ordinary page", () => {
  const page =
    '<!doctype html><html lang="ja"><title>ページが見つかりません | 雑貨の店</title><form action="/login"><input name="password" type="password"></form><p>お探しのページは見つかりませんでした'
  const all = [...GENERAL_EXPOSURES, ...PROFILES.flatMap(({ exposures }) => exposures), listingExposure("/upload/")]
  assert.ok(all.length > 60)
  for (const { id, proof } of all) assert.doesNotMatch(page, proof, id)
})

test("proofs meet what really stands there", () => {
  const samples: Readonly<Record<string, string>> = {
    env: "APP_ENV=prod\nDATABASE_URL=mysql://u:p@localhost/shop\n",
    "git-head": "ref: refs/heads/main\n",
    "git-config": "[core]\n\trepositoryformatversion = 0\n",
    "dump-sql": "-- MySQL dump 10.13\nCREATE TABLE `dtb_customer` (",
    "dump-sql-gz": "\u001f\ufffd\u0008\u0000",
    "backup-zip": "PK\u0003\u0004\u0014",
    "backup-tar": "\u001f\u2039\u0008",
    htpasswd: "owner:$apr1$abc$xyz\n",
    "private-key": "-----BEGIN OPENSSH PRIVATE KEY-----\n",
    "config-copy": "<?php\n// shop\ndefine('DB_PASSWORD', 'x');",
    phpinfo: "<title>PHP 8.2.30 - phpinfo()</title>",
    "server-status": "<h1>Apache Server Status for shop.example.jp",
    composer: '{"require": {"php": ">=8.1"}}',
    "package-lock": '{"name":"x","lockfileVersion": 3}',
    "ds-store": "\u0000\u0000\u0000\u0001Bud1\u0000",
    "error-log": "[23-Nov-2026] PHP Warning:  Undefined variable",
  }
  for (const [id, text] of Object.entries(samples)) {
    const exposure = GENERAL_EXPOSURES.find((one) => one.id === id)
    assert.ok(exposure, id)
    assert.match(text, exposure.proof, id)
  }
})

test("the name of a secret is shown, the secret is not", () => {
  const proof = GENERAL_EXPOSURES.find(({ id }) => id === "config-copy")?.proof
  assert.equal(proof?.exec("<?php define('DB_PASSWORD', 'hunter2');")?.[1], "DB_PASSWORD")
})

test("lists of folders are told from files by their id", () => {
  assert.ok(isListing(listingExposure("/upload/").id))
  assert.ok(!GENERAL_EXPOSURES.some(({ id }) => isListing(id)))
  assert.match("<html><head><title>Index of /upload</title>", listingExposure("/upload/").proof)
})

test("names of archives come from the host name, never from an address or from www", () => {
  const paths = (host: string): readonly string[] => namedExposures(host).map(({ path }) => path)
  assert.deepEqual(paths("shop.example.jp"), ["/shop.example.jp.zip", "/shop.example.jp.sql", "/shop.zip", "/shop.sql"])
  assert.deepEqual(paths("www.example.jp"), [
    "/www.example.jp.zip",
    "/www.example.jp.sql",
    "/example.zip",
    "/example.sql",
  ])
  assert.deepEqual(paths("127.0.0.1"), [])
})

test("tools have ids of their own", () => {
  assert.equal(new Set(TOOL_DOORS.map(({ id }) => id)).size, TOOL_DOORS.length)
})

const PRODUCT_LINKS: readonly (readonly [id: string, path: string, want: boolean])[] = [
  ["evershop", "/tea/hojicha-100g", true],
  ["evershop", "/ceramic-coffee-cup-white", true],
  ["evershop", "/cart-cover", true],
  ["evershop", "/tea", false],
  ["evershop", "/account/login", false],
  ["evershop", "/page/about-us", false],
  ["evershop", "/cart", false],
  ["ec-cube-4", "/products/detail/2", true],
  ["ec-cube-4", "/products/list", false],
  ["ec-cube-2", "/products/detail.php?product_id=1", true],
  ["woocommerce", "/product/cup/", true],
  ["opencart", "/index.php?route=product/product&language=en-gb&product_id=40", true],
  ["opencart", "/index.php?route=product/category&path=20", false],
  ["zen-cart", "/index.php?main_page=product_info&products_id=1", true],
  ["prestashop", "/home/1-hummingbird-t-shirt.html", true],
  ["shopify", "/products/cup", true],
  ["magento", "/joust-duffle-bag.html", true],
]
for (const [id, path, want] of PRODUCT_LINKS)
  test(`${id}: ${path} is ${want ? "" : "not "}a product`, () =>
    assert.equal(profileById(id)?.walk.product?.test(path), want))
