import type { ProfileAccounts, ProfileAct, Signal } from "../act.ts"

/** 4.0.2 and newer put a dot between a page and what it does, older ones a stroke. */
const PATH = "/index.php"
const DONE: readonly Signal[] = [{ status: [200], json: { member: "success" } }]
const REDIRECT: readonly Signal[] = [{ status: [200], json: { member: "redirect" } }]
const ERROR: readonly Signal[] = [{ status: [200], json: { member: "error" } }]

/** OpenCart 4: JSON with status 200 for success and failure alike; the order is confirmed by a GET. */
export const openCartActs = [
  {
    id: "log-in",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: PATH,
    query: { route: /^account\/login[.|]login$/ },
    example: "/index.php?route=account/login.login",
    fields: { account: ["email"], password: ["password"] },
    success: REDIRECT,
    failure: ERROR,
    proof: "seen",
  },
  { id: "log-out", who: "customer", kinds: ["log-out"], method: "GET", path: PATH, query: { route: /^account\/logout$/ }, fields: {}, success: [{ status: [200, 302] }], failure: [], proof: "seen" }, // prettier-ignore
  {
    id: "register",
    who: "customer",
    kinds: ["register"],
    method: "POST",
    path: PATH,
    query: { route: /^(?:account\/register[.|]register|checkout\/register[.|]save)$/ },
    example: "/index.php?route=account/register.register",
    fields: { account: ["email"], newPassword: ["password"] },
    success: [...REDIRECT, ...DONE],
    failure: ERROR,
    proof: "seen",
  },
  { id: "forgot", who: "customer", kinds: ["reset-request"], method: "POST", path: PATH, query: { route: /^account\/forgotten[.|]confirm$/ }, example: "/index.php?route=account/forgotten.confirm", fields: { account: ["email"] }, success: REDIRECT, failure: ERROR, proof: "seen" }, // prettier-ignore
  {
    id: "reset",
    who: "customer",
    kinds: ["reset"],
    method: "POST",
    path: PATH,
    query: { route: /^account\/forgotten[.|]password$/ },
    example: "/index.php?route=account/forgotten.password",
    fields: { newPassword: ["password"] },
    success: REDIRECT,
    failure: ERROR,
    mails: false,
    proof: "source",
  },
  {
    id: "password",
    who: "customer",
    kinds: ["password-change"],
    method: "POST",
    path: PATH,
    query: { route: /^account\/password[.|]save$/ },
    example: "/index.php?route=account/password.save",
    fields: { newPassword: ["password"] },
    success: DONE,
    failure: [...ERROR, ...REDIRECT],
    asksPassword: false,
    mails: false,
    proof: "seen",
  },
  {
    id: "email",
    who: "customer",
    kinds: ["email-change"],
    method: "POST",
    path: PATH,
    query: { route: /^account\/edit[.|]save$/ },
    example: "/index.php?route=account/edit.save",
    fields: { newEmail: ["email"] },
    success: DONE,
    failure: [...ERROR, ...REDIRECT],
    asksPassword: false,
    mails: false,
    proof: "seen",
  },
  { id: "address", who: "customer", kinds: ["address-change"], method: "POST", path: PATH, query: { route: /^account\/address[.|]save$/ }, example: "/index.php?route=account/address.save", fields: {}, success: [...DONE, ...REDIRECT], failure: ERROR, asksPassword: false, mails: false, proof: "source" }, // prettier-ignore
  { id: "order", who: "customer", kinds: ["order", "card"], method: "GET", path: PATH, query: { route: /^extension\/[^/]{1,60}\/payment\/[^/.|]{1,60}[.|]confirm$/ }, example: "/index.php?route=extension/opencart/payment/cod.confirm", fields: {}, success: REDIRECT, failure: ERROR, proof: "seen" }, // prettier-ignore
  { id: "order-card", who: "customer", kinds: ["order", "card"], method: "POST", path: PATH, query: { route: /^extension\/[^/]{1,60}\/payment\/[^/.|]{1,60}[.|](?:confirm|send)$/ }, example: "/index.php?route=extension/opencart/payment/cod.confirm", fields: {}, success: REDIRECT, failure: ERROR, proof: "source" }, // prettier-ignore
  {
    id: "admin-log-in",
    who: "admin",
    kinds: ["log-in"],
    method: "POST",
    path: "{admin}/index.php",
    query: { route: /^common\/login[.|]login$/ },
    example: "{admin}/index.php?route=common/login.login",
    fields: { account: ["username"], password: ["password"] },
    success: REDIRECT,
    failure: ERROR,
    proof: "seen",
  },
] as const satisfies readonly ProfileAct[]

export const openCartAccounts: ProfileAccounts = {
  session: /^OCSESSID$/,
  adminSession: /^OCSESSID$/,
  newIdAtLogIn: false,
  // Its pages want a token from the address that only the visitor has.
  whoami: null,
  personal: [/[?&]route=account\/(?!login|register|forgotten|logout)/i],
  assets: [/^\/(?:image|catalog\/view|extension\/[^/]{1,60}\/catalog\/view)\//],
  logInPage: "/index.php?route=account/login",
  failureBody: '{"error":{"warning":"{message}"}}',
}
