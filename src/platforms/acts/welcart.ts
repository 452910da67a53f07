import type { ProfileAccounts, ProfileAct } from "../act.ts"

const MEMBER = "/usces-member"
const [IN, ERROR] = [/ログアウト/, /エラー[::]/]

/** Welcart: one address for everything, told apart by the name of the button; success and failure are both a page. */
export const welcartActs = [
  {
    id: "log-in",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: MEMBER,
    when: { member_login: /^/ },
    fields: { account: ["loginmail"], password: ["loginpass"] },
    success: [{ status: [200], text: IN }],
    failure: [{ status: [200], text: ERROR }],
    proof: "seen",
  },
  {
    id: "register",
    who: "customer",
    kinds: ["register"],
    method: "POST",
    path: MEMBER,
    when: { regmember: /^/ },
    fields: { account: ["member[mailaddress1]"], newPassword: ["member[password1]"] },
    success: [],
    failure: [],
    proof: "source",
  },
  { id: "forgot", who: "customer", kinds: ["reset-request"], method: "POST", path: MEMBER, when: { lostpassword: /^/ }, fields: { account: ["loginmail"] }, success: [], failure: [], proof: "source" }, // prettier-ignore
  { id: "reset", who: "customer", kinds: ["reset"], method: "POST", path: MEMBER, when: { changepassword: /^/ }, fields: { newPassword: ["loginpass1"] }, success: [], failure: [], proof: "source" }, // prettier-ignore
  {
    id: "change",
    who: "customer",
    kinds: ["password-change", "email-change", "address-change"],
    method: "POST",
    path: MEMBER,
    when: { editmember: /^/ },
    fields: { newPassword: ["member[password1]"], newEmail: ["member[mailaddress1]"] },
    success: [],
    failure: [],
    asksPassword: false,
    proof: "source",
  },
  { id: "order", who: "customer", kinds: ["order", "card"], method: "POST", path: "/usces-cart", when: { purchase: /^/ }, fields: {}, success: [], failure: [], proof: "source" }, // prettier-ignore
  {
    id: "wp-log-in",
    who: "admin",
    kinds: ["log-in"],
    method: "POST",
    path: "/wp-login.php",
    when: { pwd: /^/ },
    fields: { account: ["log"], password: ["pwd"] },
    success: [{ status: [302], cookie: /^wordpress_logged_in_/ }],
    failure: [{ status: [200], noCookie: /^wordpress_logged_in_/ }],
    proof: "seen",
  },
  { id: "xmlrpc", who: "admin", kinds: ["log-in"], method: "POST", path: "/xmlrpc.php", reads: "xml", fields: { account: ["username"] }, success: [], failure: [], proof: "documented" }, // prettier-ignore
] as const satisfies readonly ProfileAct[]

export const welcartAccounts: ProfileAccounts = {
  session: /^usces_cookie$/,
  adminSession: /^wordpress_logged_in_/,
  newIdAtLogIn: true,
  whoami: null,
  personal: [/^\/usces-member\/?(?:\?|$)/i],
  assets: [/^\/wp-(?:content|includes)\/.{1,300}\.(?:css|js|png|jpe?g|gif|svg|webp|avif|woff2?)$/i],
  logInPage: "/usces-member/?usces_page=login",
  failureBody: null,
}
