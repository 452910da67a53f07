import assert from "node:assert/strict"
import { test } from "node:test"
import { PROFILES, profileById } from "../../platforms/profiles.ts"
import { readFields } from "./fields.ts"
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
const OC = "/index.php?language=en-gb&route="

/** What the five shops answered when they were walked through, and what it must be taken for. */
const ROWS: readonly (readonly [platform: string, request: string, body: string, answer: AnswerSeen, expected: string])[] = [
  ["ec-cube-4", "POST /mypage/login", "login_email=a%40b.jp&login_pass=x", moved("http://h/mypage/login", "maintenance_token=deleted; Max-Age=0"), "log-in failure a@b.jp"],
  ["ec-cube-4", "POST /mypage/login", "login_email=a%40b.jp&login_pass=x", moved("http://h/", "eccube=n; httponly"), "log-in success a@b.jp"],
  ["ec-cube-4", "POST /mypage/login", "login_email=a&login_pass=x&_target_path=%2Fmypage%2Flogin", moved("http://h/mypage/login", "eccube=n"), "log-in unknown a"],
  ["ec-cube-4", "POST /entry", "mode=confirm&entry[email][first]=a", said(200, ""), ""],
  ["ec-cube-4", "POST /entry", "mode=complete&entry[email][first]=a", moved("http://h/entry/complete"), "register success a"],
  ["ec-cube-4", "POST /mypage/change", "entry[email][first]=n%40b.jp&entry[plain_password][first]=", moved("/mypage/change_complete"), "email-change,address-change success -"],
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
] // prettier-ignore

for (const [platform, request, body, answer, expected] of ROWS)
  test(`${platform}: ${request} is ${expected || "nothing"}`, () => {
    const profile = profileById(platform)
    assert.ok(profile)
    const [method = "", target = ""] = request.split(" ", 2)
    const [path = "", query = null] = target.split("?", 2)
    const candidates = candidatesIn(profile, "/admin")({ method, path, query })
    const type = body.startsWith("{") ? JSON_TYPE : body.startsWith("<") ? "text/xml" : FORM
    const read = readActs(candidates, readFields(Buffer.from(body), type))
    const told =
      read.state === "read"
        ? read.acts.map(({ act, kinds, account }) => `${kinds.join()} ${resultOf(act, answer)} ${account ?? "-"}`)
        : ["unreadable"]
    assert.deepEqual(told.join("; "), expected)
  })

test("every act has an id of its own, and no answer that proves both", () => {
  let acts = 0
  for (const profile of PROFILES) {
    const ids = (profile.acts ?? []).map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length, profile.id)
    assert.ok(ids.length === 0 || profile.accounts !== undefined, `${profile.id} tells acts and no sessions`)
    for (const { kinds, path, example, id } of profile.acts ?? [])
      if (kinds.includes("log-in") && typeof path !== "string")
        assert.ok(example !== undefined && path.test(example), `${profile.id} ${id}: no example, so nobody can try it`)
    acts += ids.length
  }
  assert.ok(acts >= 60, `${acts} acts`)
})
