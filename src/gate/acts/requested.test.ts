import assert from "node:assert/strict"
import { test } from "node:test"
import type { ProfileAct } from "../../platforms/act.ts"
import { GENERIC } from "../../platforms/profiles.ts"
import { readFields } from "./fields.ts"
import { candidatesIn, readActs } from "./requested.ts"

const act = (changed: Partial<ProfileAct>): ProfileAct => ({
  id: "log-in",
  who: "customer",
  kinds: ["log-in"],
  method: "POST",
  path: "/mypage/login",
  fields: {},
  success: [],
  failure: [],
  proof: "seen",
  ...changed,
})
const ACTS: readonly ProfileAct[] = [
  act({ fields: { account: ["login_email"] } }),
  act({ id: "admin", who: "admin", path: "{admin}/login", fields: { account: ["login_id"] } }),
  act({ id: "route", path: "/index.php", query: { route: /^account\/login\.login$/ }, fields: { account: ["email"] } }),
  act({
    id: "change",
    kinds: ["password-change", "email-change", "address-change"],
    path: "/mypage/change",
    when: { mode: /^complete$/ },
    fields: { newPassword: ["entry[plain_password][first]"], newEmail: ["entry[email][first]"] },
  }),
  act({ id: "order", kinds: ["order"], method: "GET", path: /^\/api\/carts\/[^/]+\/checkout$/ }),
]
const candidates = candidatesIn({ ...GENERIC, acts: ACTS }, "/kanri")
const ids = (method: string, path: string, query: string | null = null): readonly string[] =>
  candidates({ method, path, query }).map(({ id }) => id)

test("an act's address is found in any spelling, and no other", () => {
  assert.deepEqual(ids("POST", "/mypage/login"), ["log-in"])
  assert.deepEqual(ids("POST", "/MyPage/Login/"), ["log-in"])
  assert.deepEqual(ids("GET", "/mypage/login"), [])
  assert.deepEqual(ids("POST", "/kanri/login"), ["admin"])
  assert.deepEqual(ids("POST", "/admin/login"), [])
  assert.deepEqual(ids("POST", "/index.php", "route=account/login.login&language=ja"), ["route"])
  assert.deepEqual(ids("POST", "/index.php", "route=product/product"), [])
  assert.deepEqual(ids("POST", "/index.php", "route=x&route=account%2Flogin.login"), ["route"])
  assert.deepEqual(ids("GET", "/api/carts/12/checkout"), ["order"])
})

test("without a known admin screen its acts are nobody's", () => {
  assert.deepEqual(candidatesIn({ ...GENERIC, acts: ACTS }, "")({ method: "POST", path: "/login", query: null }), [])
})

const read = (path: string, body: string | null): ReturnType<typeof readActs> => {
  const fields = body === null ? null : readFields(Buffer.from(body), "application/x-www-form-urlencoded")
  return readActs(candidates({ method: "POST", path, query: null }), fields)
}

test("what was sent says what is asked for", () => {
  const login = read("/mypage/login", "login_email=a%40b.jp&login_pass=x")
  assert.equal(login.state === "read" && login.acts[0]?.account, "a@b.jp")
  const kinds = (body: string): readonly string[] => {
    const change = read("/mypage/change", body)
    return change.state === "read" ? change.acts.flatMap((one) => one.kinds) : ["unreadable"]
  }
  assert.deepEqual(kinds("mode=complete&entry[email][first]=n%40b.jp&entry[plain_password][first]="), ["email-change", "address-change"]) // prettier-ignore
  assert.deepEqual(kinds("mode=complete&entry[plain_password][first]=new"), ["password-change", "address-change"])
  assert.deepEqual(kinds("mode=confirm&entry[plain_password][first]=new"), [])
  assert.deepEqual(kinds("mode=confirm&mode=complete"), ["unreadable"])
})

test("an id that was sent twice, or a body that nobody can read, is not taken for none", () => {
  assert.equal(read("/mypage/login", "login_email=a&login.email=b").state, "unreadable")
  assert.equal(read("/mypage/login", "login_email=a&login_email=a").state, "read")
  assert.equal(read("/mypage/login", null).state, "unreadable")
})
