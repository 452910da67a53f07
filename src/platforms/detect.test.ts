import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { detectPlatform, pathsToAsk, RECOGNISED_POINTS, weigh, type Given } from "./detect.ts"
import type { PlatformId } from "./profile.ts"
import { PROFILES } from "./profiles.ts"

const given = (text: string, cookies: readonly string[] = [], parts: Partial<Given> = {}): Given => ({
  answers: [{ where: "https://shop.example.jp/", headers: [["content-type", "text/html"]], text }],
  cookies,
  bodies: new Map(),
  ...parts,
})

const SHOPS: Readonly<Record<Exclude<PlatformId, "generic">, readonly (readonly [string, Given])[]>> = {
  "ec-cube-4": [
    [
      "top page of 4.3",
      given(
        '<meta name="eccube-csrf-token" content="x"><link rel="stylesheet" href="/html/template/default/assets/css/style.css"><body id="page_homepage" class="front_page"><div class="ec-layoutRole"><script src="/html/bundle/front.bundle.js"></script>',
        ["maintenance_token", "eccube"],
      ),
    ],
    [
      "own template, cookie kept",
      given('<link href="/html/user_data/assets/css/customize.css"><div class="shop">', ["eccube"]),
    ],
  ],
  "ec-cube-2": [
    [
      "top page of 2.17",
      given(
        '<script src="/js/eccube.js"></script><link href="/user_data/packages/default/css/import.css"><form name="login_form"><input type="hidden" name="transactionid" value="1"></form>',
        ["ECSESSID"],
      ),
    ],
  ],
  woocommerce: [
    [
      "top page of 10.9",
      given(
        '<meta name="generator" content="WordPress 7.0.4" /><meta name="generator" content="WooCommerce 10.9.1" /><body class="home woocommerce-no-js"><link href="/wp-content/plugins/woocommerce/assets/css/woocommerce.css?ver=10.9.1">',
      ),
    ],
    [
      "only its API",
      given("<p>shop</p>", [], {
        bodies: new Map([["/wp-json/wc/store/v1", '{"namespace":"wc\\/store\\/v1","routes":{}}']]),
      }),
    ],
  ],
  welcart: [
    [
      "top page",
      given(
        '<meta name="generator" content="WordPress 6.8.2" /><link href="https://shop.example.jp/wp-content/plugins/usc-e-shop/css/usces_default.css"><a href="https://shop.example.jp/usces-member/?usces_page=login">ログイン</a>',
      ),
    ],
  ],
  magento: [
    [
      "top page",
      given(
        '<link href="/static/version1724738021/frontend/Magento/luma/ja_JP/css/styles-m.css"><script type="text/x-magento-init">{"*":{"Magento_Ui/js/core/app":{}}}</script>',
        ["PHPSESSID", "form_key"],
      ),
    ],
    ["its version page", given("<p>x</p>", [], { bodies: new Map([["/magento_version", "Magento/2.4 (Community)"]]) })],
  ],
  opencart: [
    [
      "top page of 4.1",
      given(
        '<script src="catalog/view/javascript/common.js"></script><a href="http://shop.example.jp/index.php?route=account/login&amp;language=ja">x</a><form data-oc-toggle="ajax">',
        ["OCSESSID", "currency"],
      ),
    ],
  ],
  "zen-cart": [
    [
      "top page",
      given(
        '<meta name="generator" content="shopping cart program by Zen Cart&reg;, https://www.zen-cart.com eCommerce" /><a href="https://shop.example.jp/index.php?main_page=login">',
        ["zenid"],
      ),
    ],
  ],
  prestashop: [
    [
      "top page of 8",
      given(
        '<link href="https://shop.example.jp/themes/classic/assets/cache/theme.css"><script>var prestashop = {"cart":{}};</script>',
        ["PHPSESSID", "PrestaShop-0123456789abcdef0123456789abcdef"],
      ),
    ],
  ],
  vendure: [
    [
      "its API",
      given("<title>Storefront</title>", [], {
        bodies: new Map([["/shop-api?query=%7B__typename%7D", '{"data":{"__typename":"Query"}}']]),
      }),
    ],
  ],
  medusa: [
    [
      "its API",
      given("Cannot GET /", [], {
        bodies: new Map([
          [
            "/store/regions",
            '{"type":"not_allowed","message":"Publishable API key required in the request header: x-publishable-api-key."}',
          ],
        ]),
      }),
    ],
    [
      "its admin screen",
      given("Cannot GET /", [], { bodies: new Map([["/app/", '<body><div id="medusa"></div></body>']]) }),
    ],
  ],
  evershop: [
    [
      "top page, built",
      given(
        '<!DOCTYPE html><html id="root" lang="en"><head><meta charSet="utf-8"/><script>var eContext = {"graphqlResponse":{}}</script></head><body id="body" class="frontStore homepage"><div id="app"><img src="/images?src=%2Fassets%2Fcup.jpg&amp;w=640&amp;q=75">',
        ["sid"],
      ),
    ],
    [
      "top page, in development",
      given(
        '<!doctype html><html lang="en"><head>\n<script>var eContext = {"x":1}</script></head><body class="frontStore homepage"><div id="app"></div>',
        ["sid"],
      ),
    ],
  ],
  shopify: [
    [
      "top page",
      {
        answers: [
          {
            where: "https://shop.example.jp/",
            headers: [
              ["powered-by", "Shopify"],
              ["x-shopid", "12345678"],
            ],
            text: '<script>var Shopify = Shopify || {};Shopify.theme = {"name":"Dawn"};</script><link href="//cdn.shopify.com/s/files/1/x.css">',
          },
        ],
        cookies: ["_shopify_y", "localization"],
        bodies: new Map(),
      },
    ],
  ],
}

for (const [id, shops] of Object.entries(SHOPS))
  for (const [name, seen] of shops)
    test(`${id} is recognised by its ${name}, and nothing else is`, () => {
      const found = detectPlatform(seen)
      assert.equal(found.profile.id, id)
      assert.ok(found.points >= RECOGNISED_POINTS)
      assert.ok(found.signs.length > 0)
      for (const other of PROFILES.filter((profile) => profile.id !== id))
        assert.ok(weigh(other, seen).points < RECOGNISED_POINTS, `${other.id} was recognised as well`)
    })

test("every profile but the generic one has a shop that recognises it", () => {
  assert.deepEqual([...Object.keys(SHOPS), "generic"].toSorted(), PROFILES.map(({ id }) => id as string).toSorted())
})

test("the version is told where a sign holds it", () => {
  assert.equal(detectPlatform(SHOPS.woocommerce[0]?.[1] ?? given("")).version, "10.9.1")
  assert.equal(detectPlatform(SHOPS.magento[1]?.[1] ?? given("")).version, "2.4")
  assert.equal(detectPlatform(SHOPS["ec-cube-4"][0]?.[1] ?? given("")).version, null)
})

test("a shop without any sign is generic", () => {
  const found = detectPlatform(given("<title>雑貨の店</title><form action='/login'>", ["PHPSESSID"]))
  assert.equal(found.profile.id, "generic")
  assert.deepEqual(found.signs, [])
})

test("an article about shop software is not that software", () => {
  const text = "<p>EC-CUBE、WooCommerce、Magento、PrestaShop、Medusa、Vendure、Shopifyを比べました"
  assert.equal(detectPlatform(given(text)).profile.id, "generic")
})

test("the paths to ask are few, and those with a version fewer", () => {
  assert.ok(pathsToAsk(PROFILES).length <= 8)
  assert.deepEqual(pathsToAsk(PROFILES, "version"), ["/wp-content/plugins/usc-e-shop/readme.txt", "/magento_version"])
})

test("property: any text is weighed without an error, and every found sign is short", () => {
  const text = fc.oneof(fc.string({ maxLength: 2000 }), fc.string({ unit: "binary", maxLength: 500 }))
  fc.assert(
    fc.property(text, fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }), (body, cookies) => {
      const found = detectPlatform({
        answers: [{ where: "/", headers: [["powered-by", body]], text: body }],
        cookies,
        bodies: new Map([["/magento_version", body]]),
      })
      assert.ok(found.signs.every(({ value }) => value.length <= 120))
    }),
    { numRuns: 200 },
  )
})
