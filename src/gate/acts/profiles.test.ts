import assert from "node:assert/strict"
import { test } from "node:test"
import type { ActKind } from "../../platforms/act.ts"
import { PROFILES, profileById } from "../../platforms/profiles.ts"
import { actForm } from "../life/probes.ts"
import { readFields } from "./fields.ts"
import { readMutations } from "./graphql/mutations.ts"
import { resultOf, type AnswerSeen } from "./outcome.ts"
import { candidatesIn, readActs } from "./requested.ts"

const FORM = "application/x-www-form-urlencoded"
const JSON_TYPE = "application/json"
const moved = (location: string, ...cookies: readonly string[]): AnswerSeen => ({
  status: 302,
  headers: [["Location", location], ...cookies.map((cookie) => ["Set-Cookie", cookie] as const)],
  text: "",
})
const said = (status: number, text: string): AnswerSeen => ({ status, headers: [], text })
const mutation = (fields: string): string => JSON.stringify({ query: `mutation{${fields}}` })
const OC = "/index.php?language=en-gb&route="

/** What the five shops answered when they were walked through, and what it must be taken for. */
const ROWS: readonly (readonly [platform: string, request: string, body: string, answer: AnswerSeen, expected: string])[] = [
  ["ec-cube-4", "POST /mypage/login", "login_email=a%40b.jp&login_pass=x", moved("http://h/mypage/login", "maintenance_token=deleted; Max-Age=0"), "log-in failure a@b.jp"],
  ["ec-cube-4", "POST /mypage/login", "login_email=a%40b.jp&login_pass=x", moved("http://h/", "eccube=n; httponly"), "log-in success a@b.jp"],
  ["ec-cube-4", "POST /mypage/login", "login_email=a&login_pass=x&_target_path=%2Fmypage%2Flogin", moved("http://h/mypage/login", "eccube=n"), "log-in unknown a"],
  ["ec-cube-4", "POST /entry", "mode=confirm&entry[email][first]=a", said(200, ""), ""],
  ["ec-cube-4", "POST /entry", "mode=complete&entry[email][first]=a", moved("http://h/entry/complete"), "register success a"],
  ["ec-cube-4", "POST /mypage/change", "entry[email][first]=n%40b.jp&entry[plain_password][first]=", moved("/mypage/change_complete"), "email-change,address-change success -"],
  ["ec-cube-4", "POST /mypage/change", "entry[email][first]=n%40b.jp&entry[plain_password][first]=abc********123", moved("/mypage/change_complete"), "email-change,address-change success -"],
  ["ec-cube-4", "POST /mypage/change", "entry[plain_password][first]=**********", moved("/mypage/change_complete"), "address-change success -"],
  ["ec-cube-4", "POST /mypage/change", "entry[plain_password][first]=abc********1234", moved("/mypage/change_complete"), "password-change,address-change success -"],
  ["ec-cube-4", "POST /shopping/checkout", "_shopping_order[_token]=t", moved("/shopping/complete"), "order,card success -"],
  ["ec-cube-4", "GET /logout", "", moved("http://h/"), "log-out success -"],
  ["ec-cube-4", "POST /admin/login", "login_id=admin&password=bad", moved("http://h/admin/login"), "log-in failure admin"],
  ["ec-cube-4", "POST /admin/login", "login_id=admin&password=x", moved("http://h/admin/", "eccube=n"), "log-in success admin"],
  ["opencart", `POST ${OC}account/login.login&login_token=1`, "email=a&password=x", said(200, '{"error":{"warning":"No match"}}'), "log-in failure a"],
  ["opencart", `POST ${OC}account/login.login&login_token=1`, "email=a&password=x", said(200, '{"redirect":"http://h/x"}'), "log-in success a"],
  ["opencart", `POST ${OC}account/login|login`, "email=a&password=x", said(200, '{"redirect":"http://h/x"}'), "log-in success a"],
  ["opencart", `POST ${OC}account/password.save`, "password=n&confirm=n", said(200, '{"success":"ok"}'), "password-change success -"],
  ["opencart", `POST ${OC}account/edit.save`, "email=n%40b.jp", said(200, '{"success":"ok"}'), "email-change success -"],
  ["opencart", `GET ${OC}extension/opencart/payment/cod.confirm`, "", said(200, '{"redirect":"http://h/s"}'), "order,card success -"],
  ["opencart", "POST /admin/index.php?route=common/login.login&login_token=1", "username=a&password=b", said(200, '{"error":"No match"}'), "log-in failure a"],
  ["woocommerce", "POST /my-account/", "username=a&password=x&login=Log+in", said(200, "<p>Error"), "log-in failure a"],
  ["woocommerce", "POST /my-account/", "username=a&password=x&login=Log+in", moved("/my-account/", "wordpress_logged_in_59=v"), "log-in success a"],
  ["woocommerce", "POST /my-account/", "email=a&password=x&register=Register", moved("/my-account/", "wordpress_logged_in_59=v"), "register success a"],
  ["woocommerce", "POST /my-account/edit-account/", "action=save_account_details&account_email=n&password_current=&password_1=", moved("/my-account/edit-account/"), "email-change success -"],
  ["woocommerce", "POST /my-account/lost-password/", "user_login=a", moved("/my-account/lost-password/?reset-link-sent=true"), "reset-request success a"],
  ["woocommerce", "POST /my-account/lost-password/", "user_login=a", said(200, "Invalid"), "reset-request failure a"],
  ["woocommerce", "POST /wp-login.php", "log=admin&pwd=bad", said(200, "Error"), "log-in failure admin"],
  ["woocommerce", "POST /xmlrpc.php", "<methodCall/>", said(200, ""), "unreadable"],
  ["woocommerce", "POST /wp-json/wc/store/v1/checkout", '{"billing_address":{}}', said(200, '{"order_id":21}'), "order,card success -"],
  ["medusa", "POST /auth/customer/emailpass", '{"email":"a","password":"x"}', said(401, '{"type":"unauthorized"}'), "log-in failure a"],
  ["medusa", "POST /auth/customer/emailpass", '{"email":"a","password":"x"}', said(200, '{"token":"t"}'), "log-in success a"],
  ["medusa", "POST /store/carts/cart_01/complete", "{}", said(200, '{"type":"order"}'), "order,card success -"],
  ["ec-cube-2", "POST /frontparts/login_check.php", "mode=login&login_email=a&login_pass=x", said(401, '{"error":"e"}'), "log-in failure a"],
  ["ec-cube-2", "POST /frontparts/login_check.php", "mode=login&login_email=a&login_pass=x", said(200, '{"success":"/"}'), "log-in success a"],
  ["ec-cube-2", "POST /frontparts/login_check.php", "mode=login&login_email=a&login_pass=x", said(200, "<html>"), "log-in unknown a"],
  ["welcart", "POST /usces-member/", "loginmail=a&loginpass=x&member_login=1", said(200, "<a>ログアウト</a>"), "log-in success a"],
  ["welcart", "POST /usces-member/", "loginmail=a&loginpass=x&member_login=1", said(200, "エラー:メールアドレス"), "log-in failure a"],
  ["zen-cart", "POST /index.php?main_page=login&action=process", "email_address=a&password=x", said(200, ""), "log-in failure a"],
  ["magento", "POST /customer/account/loginPost/", "login[username]=a&login[password]=x", moved("http://h/customer/account/"), "log-in success a"],
  ["magento", "POST /ja/customer/account/loginpost/x/y", "login[username]=a&login[password]=x", moved("http://h/sales/order/history/", "mage-messages=%5B%5D"), "log-in unknown a"],
  ["magento", "POST /customer/account/loginPost/", "login[username]=a&login[password]=x", moved("http://h/customer/account/login/"), "log-in unknown a"],
  ["magento", "POST /customer/ajax/login", '{"username":"a","password":"x"}', said(200, '{"errors":true,"message":"Invalid"}'), "log-in failure a"],
  ["magento", "POST /customer/ajax/login", '{"username":"a","password":"x"}', said(200, '{"errors":false,"message":"ok"}'), "log-in success a"],
  ["magento", "POST /rest/V1/integration/customer/token", '{"username":"a","password":"x"}', said(200, '"t"'), "log-in success a"],
  ["magento", "POST /ja/rest/ja/async/bulk/V1/integration/customer/token", '{"username":"a","password":"x"}', said(202, "{}"), "log-in unknown a"],
  ["magento", "POST /rest/default/V1/integration/customer/token", '{"username":"a","password":"x"}', said(401, '{"message":"m"}'), "log-in failure a"],
  ["magento", "POST /soap/default?services=integrationCustomerTokenServiceV1", "<soap/>", said(200, ""), "unreadable"],
  ["magento", "POST /customer/account/editPost/", "email=n&change_email=1&current_password=x", moved("http://h/customer/account/login"), "email-change success -"],
  ["magento", "POST /customer/account/editPost/", "email=n&firstname=x", moved("http://h/customer/account"), ""],
  ["magento", "PUT /rest/V1/carts/mine/order", "{}", said(200, '"1"'), "order,card success -"],
  ["magento", "POST /graphql", mutation('generateCustomerToken(email:"a",password:"x"){token}'), said(200, '{"data":{"generateCustomerToken":{"token":"t"}}}'), "log-in success a"],
  ["magento", "POST /ja/graphql/x", mutation('generateCustomerToken(email:"a",password:"x"){token}'), said(200, '{"errors":[{"message":"m"}],"data":{"generateCustomerToken":null}}'), "log-in failure a"],
  ["magento", "POST /graphql", mutation('a:generateCustomerToken(email:"a",password:"x"){token} b:generateCustomerToken(email:"b",password:"x"){token}'), said(200, '{"errors":[],"data":{"a":null,"b":{"token":"t"}}}'), "log-in failure a; log-in success b"],
  ["magento", "POST /graphql", mutation('generateCustomerToken(email:"a",password:"x"){token:__typename}'), said(200, '{"data":{"generateCustomerToken":{"token":"CustomerToken"}}}'), "log-in unknown a"],
  ["magento", "POST /graphql", mutation('placeOrder(input:{cart_id:"1"}){errors{code} orderV2{number}}'), said(200, '{"data":{"placeOrder":{"errors":[{"code":"UNABLE_TO_PLACE_ORDER"}],"orderV2":null}}}'), "order,card failure -"],
  ["magento", "POST /graphql", mutation('placeOrder(input:{cart_id:"1"}){errors{code} orderV2{number}}'), said(200, '{"data":{"placeOrder":{"errors":[],"orderV2":{"number":"1"}}}}'), "order,card success -"],
  ["magento", "POST /graphql", mutation('createCustomerAddress(input:{city:"c"}){id}'), said(200, '{"data":{"createCustomerAddress":{"id":1}}}'), "address-change success -"],
  ["magento", "POST /graphql", '{"query":"{products{id}}"}', said(200, "{}"), ""],
  ["vendure", "POST /shop-api", mutation('login(username:"a",password:"x"){__typename}'), said(200, '{"data":{"login":{"__typename":"CurrentUser"}}}'), "log-in success a"],
  ["vendure", "POST /Shop-API/x", mutation('login(username:"a",password:"x"){...on CurrentUser{id}}'), said(200, '{"data":{"login":{"id":"1"}}}'), "log-in success a"],
  ["vendure", "POST /shop-api", mutation('login(username:"a",password:"x"){...on ErrorResult{errorCode}}'), said(200, '{"data":{"login":{"errorCode":"INVALID_CREDENTIALS_ERROR"}}}'), "log-in failure a"],
  ["vendure", "POST /shop-api", mutation('login(username:"a",password:"x"){...on ErrorResult{id:errorCode}}'), said(200, '{"data":{"login":{"id":"INVALID_CREDENTIALS_ERROR"}}}'), "log-in unknown a"],
  ["vendure", "POST /shop-api", mutation('login(username:"a",password:"x"){__typename} x:setCustomerForOrder{id}'), said(200, '{"errors":[{"path":["x"]}],"data":null}'), "log-in unknown a"],
  ["vendure", "POST /admin-api", mutation('authenticate(input:{native:{username:"a",password:"x"}}){__typename}'), said(200, '{"data":{"authenticate":{"__typename":"InvalidCredentialsError"}}}'), "log-in failure a"],
  ["vendure", "POST /shop-api", mutation('addPaymentToOrder(input:{method:"c",metadata:{}}){__typename}'), said(200, '{"data":{"addPaymentToOrder":{"__typename":"PaymentDeclinedError"}}}'), "order,card failure -"],
] // prettier-ignore

for (const [platform, request, body, answer, expected] of ROWS)
  test(`${platform}: ${request} is ${expected || "nothing"}`, () => {
    const profile = profileById(platform)
    assert.ok(profile)
    const [method = "", target = ""] = request.split(" ", 2)
    const [path = "", query = null] = target.split("?", 2)
    const candidates = candidatesIn(profile, "/admin")({ method, path, query })
    const type = body.startsWith("{") ? JSON_TYPE : body.startsWith("<") ? "text/xml" : FORM
    const bytes = Buffer.from(body)
    const read = candidates.some((act) => act.mutation !== undefined)
      ? readMutations(candidates, { method, query, contentType: type, bytes, whole: true })
      : readActs(candidates, readFields(bytes, type))
    const told =
      read.state === "read"
        ? read.acts.map(
            ({ act, kinds, account, answer: asked }) =>
              `${kinds.join()} ${resultOf(act, answer, asked)} ${account ?? "-"}`,
          )
        : ["unreadable"]
    assert.deepEqual(told.join("; "), expected)
  })

test("every act has an id of its own, and no answer that proves both", () => {
  let acts = 0
  for (const profile of PROFILES) {
    const ids = (profile.acts ?? []).map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length, profile.id)
    assert.ok(ids.length === 0 || profile.accounts !== undefined, `${profile.id} tells acts and no sessions`)
    for (const { mutation: name, fields, success, id } of profile.acts ?? []) {
      const tells = success.some(({ json }) => json?.member.startsWith("{field}") === true)
      assert.equal(tells, name !== undefined, `${profile.id} ${id}: an answer of GraphQL is told by its own part`)
      const all = Object.values(fields).flat()
      assert.ok(all.every((one) => !one.includes(".")), `${profile.id} ${id}: a name with a dot is another name`) // prettier-ignore
    }
    for (const { kinds, path, example, id } of profile.acts ?? [])
      if (kinds.includes("log-in") && typeof path !== "string")
        assert.ok(example !== undefined && path.test(example), `${profile.id} ${id}: no example, so nobody can try it`)
    acts += ids.length
  }
  assert.ok(acts >= 60, `${acts} acts`)
})

test("what an act gives as its example is the act, and nobody else's", () => {
  let examples = 0
  for (const profile of PROFILES)
    for (const act of profile.acts ?? []) {
      if (act.example === undefined) continue
      const [path = "", query = null] = actForm(act, "/kanri", {})?.target.split("?") ?? []
      const read = candidatesIn(profile, "/kanri")({ method: act.method, path, query })
      assert.ok(read.some(({ id }) => id === act.id), `${profile.id} ${act.id}`) // prettier-ignore
      examples += 1
    }
  assert.ok(examples >= 15, `${examples} examples`)
})

const HARMFUL: ReadonlySet<ActKind> = new Set<ActKind>(["order", "card", "reset-request"])

test("the gate's test customer logs in, changes what is its own, and orders and asks for nothing", () => {
  let recipes = 0
  for (const { id, canary, acts = [], accounts } of PROFILES) {
    if (canary === undefined) continue
    recipes += 1
    const actOf = (name: string) => acts.find((act) => act.id === name)
    for (const [name, how] of Object.entries(canary.acts)) {
      const act = actOf(name)
      assert.ok(act !== undefined && act.who === "customer" && act.proof !== "documented", `${id} ${name}`)
      // What stands there as JSON is also an address to try a guard at; a form is only for what is done.
      if (!("json" in how)) assert.ok(!act.kinds.some((kind) => HARMFUL.has(kind)), `${id} ${name}`)
    }
    for (const { act: name, sets } of canary.changes) {
      const act = actOf(name)
      assert.ok(act !== undefined && canary.acts[name] !== undefined && act.kinds.every((kind) => kind.endsWith("-change")), `${id} ${name}`) // prettier-ignore
      assert.ok(act.success.length > 0, `${id} ${name}: nobody could tell that it was done`)
      if (sets !== undefined) assert.ok(act.fields[sets] !== undefined, `${id} ${name} ${sets}`)
    }
    assert.ok(
      acts.some(({ id: name, kinds }) => kinds.includes("log-in") && canary.acts[name] !== undefined),
      id,
    )
    assert.ok(canary.own !== undefined || accounts?.whoami, `${id}: whether it is logged in nobody could see`)
  }
  assert.ok(recipes >= 4, `${recipes} recipes`)
})
