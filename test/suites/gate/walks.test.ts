import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startEcCube4 } from "../../servers/shops/ec-cube-4.ts"
import { startMagento } from "../../servers/shops/magento.ts"
import { startMedusa } from "../../servers/shops/medusa.ts"
import { startOpenCart } from "../../servers/shops/opencart.ts"
import type { ReplayedShop } from "../../servers/shops/shop.ts"
import { startVendure } from "../../servers/shops/vendure.ts"
import { visitor, type Got, type Visitor } from "../../servers/shops/visitor.ts"
import { startWooCommerce } from "../../servers/shops/woocommerce.ts"
import { oneShop, startRig } from "./rig.ts"

const [MAIL, PASSWORD] = ["taro@example.jp", "Correct-horse-9"]
const form = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString()
type Step = (who: Visitor) => Promise<Got>
const LOG_IN =
  "mutation L($id: String!, $password: String!) { login(username: $id, password: $password) { __typename } }"
const OC = "/index.php?language=en-gb&route="

/** What an honest customer does, and what the shop as it was recorded answers: a status, and a part of the Location or body. */
const WALKS: readonly (readonly [
  platform: string,
  start: () => Promise<ReplayedShop>,
  steps: readonly (readonly [step: Step, status: number, part: string])[],
])[] = [
  ["ec-cube-4", startEcCube4, [
    [(who) => who.get("/products/detail/2"), 200, "ゲスト"],
    [(who) => who.post("/mypage/login", form({ login_email: MAIL, login_pass: "wrong" })), 302, "/mypage/login"],
    [(who) => who.post("/mypage/login", form({ login_email: MAIL, login_pass: PASSWORD })), 302, "http://shop.test/"],
    [(who) => who.get("/mypage/"), 200, "ようこそ"],
    [(who) => who.post("/products/add_cart/2", form({ quantity: "1" })), 200, "add_cart"],
    [(who) => who.post("/shopping/checkout", form({ "_shopping_order[_token]": "t" })), 302, "/shopping/complete"],
    [(who) => who.get("/logout"), 302, "http://shop.test/"],
    [(who) => who.get("/mypage/"), 302, "/mypage/login"],
  ]],
  ["opencart", startOpenCart, [
    [(who) => who.get("/index.php?route=common/home&language=en-gb"), 200, "Your Store"],
    [(who) => who.post(`${OC}account/login.login&login_token=1`, form({ email: MAIL, password: "wrong" })), 200, "No match"],
    [(who) => who.post(`${OC}account/login.login&login_token=1`, form({ email: MAIL, password: PASSWORD })), 200, "redirect"],
    [(who) => who.get(`${OC}account/account&customer_token=1`), 200, "Logout"],
    [(who) => who.post(`${OC}checkout/cart.add`, form({ product_id: "40" })), 200, "checkout/cart.add"],
    [(who) => who.get(`${OC}extension/opencart/payment/cod.confirm`), 200, "checkout/success"],
    [(who) => who.get(`${OC}account/logout&customer_token=1`), 302, "account/logout"],
  ]],
  ["woocommerce", startWooCommerce, [
    [(who) => who.get("/shop/"), 200, "Log in"],
    [(who) => who.post("/my-account/", form({ username: MAIL, password: "wrong", login: "Log in" })), 200, "incorrect"],
    [(who) => who.post("/my-account/", form({ username: MAIL, password: PASSWORD, login: "Log in" })), 302, "/my-account/"],
    [(who) => who.get("/my-account/edit-account/"), 200, MAIL],
    [(who) => who.post("/wp-json/wc/store/v1/checkout", { billing_address: {} }), 200, "order_id"],
    [(who) => who.get("/my-account/customer-logout/?_wpnonce=9ece52d825"), 302, "/my-account/"],
  ]],
  ["medusa", startMedusa, [
    [(who) => who.get("/store/products?limit=1"), 200, "products"],
    [(who) => who.post("/auth/customer/emailpass", { email: MAIL, password: "wrong" }), 401, "unauthorized"],
    [(who) => who.post("/auth/customer/emailpass", { email: MAIL, password: PASSWORD }), 200, "token"],
    [(who) => who.post("/store/carts/cart_01/complete", {}), 200, "order"],
  ]],
  ["magento", startMagento, [
    [(who) => who.get("/mug.html"), 200, "Sign In"],
    [(who) => who.post("/customer/account/loginPost/", form({ "login[username]": MAIL, "login[password]": "wrong" })), 302, "/customer/account/login/"],
    [(who) => who.post("/customer/account/loginPost/", form({ "login[username]": MAIL, "login[password]": PASSWORD })), 302, "http://shop.test/customer/account/"],
    [(who) => who.get("/customer/account/edit/"), 200, "taro&#x40;example.jp"],
    [(who) => who.get("/graphql?query=%7Bproducts%7Bid%7D%7D"), 200, "products"],
    [(who) => who.post("/graphql", { query: 'mutation { placeOrder(input: { cart_id: "1" }) { orderV2 { number } } }' }), 200, "orderV2"],
    [(who) => who.get("/customer/account/logout/"), 302, "logoutSuccess"],
  ]],
  ["vendure", startVendure, [
    [(who) => who.get("/shop-api?query=%7Bproducts%7Bid%7D%7D"), 200, "products"],
    [(who) => who.post("/shop-api", { query: LOG_IN, variables: { id: MAIL, password: "wrong" } }), 200, "InvalidCredentialsError"],
    [(who) => who.post("/shop-api", { query: LOG_IN, variables: { id: MAIL, password: PASSWORD } }), 200, "CurrentUser"],
    [(who) => who.get("/shop-api?query=%7BactiveCustomer%7BemailAddress%7D%7D"), 200, MAIL],
    [(who) => who.post("/shop-api", { query: 'mutation { addPaymentToOrder(input: { method: "good-card" }) { id } }' }), 200, "Order"],
  ]],
] // prettier-ignore

for (const [platform, start, steps] of WALKS) {
  test(`an honest walk through ${platform} behind the gate: ${steps.length} steps`, async () => {
    const shop = await start()
    after(() => shop.close())
    const guards =
      "guards: { limits: { mode: enforce }, sensitive-files: { mode: enforce }, login-defence: { mode: enforce }, card-testing: { mode: enforce } }"
    const rig = await startRig(oneShop(shop.url, `platform: ${platform}\n${guards}`))
    after(() => rig.close())
    const who = visitor(rig.port)
    for (const [at, [step, status, part]] of steps.entries()) {
      const got = await step(who)
      assert.equal(got.status, status, `step ${at + 1}`)
      assert.ok(`${got.location ?? ""} ${got.body}`.includes(part), `step ${at + 1}: ${got.body.slice(0, 200)}`)
    }
    assert.equal(shop.reached.length, steps.length, "each step reached the shop once")
    assert.deepEqual(rig.events().filter(({ stage }) => stage !== "gate"), []) // prettier-ignore
    assert.equal(shop.state.orders, 1)
  })
}
