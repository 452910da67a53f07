import type { ProfileAccounts, ProfileAct, Signal } from "../act.ts"

const PATH = "/index.php"
const MOVED: readonly Signal[] = [{ status: [302] }]
const PAGE: readonly Signal[] = [{ status: [200] }]

/** Zen Cart: an answer of success leads on, one of failure shows the form again. */
export const zenCartActs = [
  {
    id: "log-in",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: PATH,
    query: { main_page: /^login$/ },
    fields: { account: ["email_address"], password: ["password"] },
    success: MOVED,
    failure: [{ status: [200, 406] }],
    proof: "seen",
  },
  { id: "log-out", who: "customer", kinds: ["log-out"], method: "GET", path: PATH, query: { main_page: /^logoff$/ }, fields: {}, success: [{ status: [200, 302] }], failure: [], proof: "documented" }, // prettier-ignore
  { id: "register", who: "customer", kinds: ["register"], method: "POST", path: PATH, query: { main_page: /^create_account$/ }, fields: { account: ["email_address"], newPassword: ["password"] }, success: MOVED, failure: PAGE, proof: "source" }, // prettier-ignore
  { id: "forgot", who: "customer", kinds: ["reset-request"], method: "POST", path: PATH, query: { main_page: /^password_forgotten$/ }, fields: { account: ["email_address"] }, success: MOVED, failure: PAGE, proof: "source" }, // prettier-ignore
  { id: "reset", who: "customer", kinds: ["reset"], method: "POST", path: PATH, query: { main_page: /^password_reset$/ }, fields: { newPassword: ["password_new"] }, success: MOVED, failure: PAGE, mails: false, proof: "source" }, // prettier-ignore
  {
    id: "password",
    who: "customer",
    kinds: ["password-change"],
    method: "POST",
    path: PATH,
    query: { main_page: /^account_password$/ },
    fields: { currentPassword: ["password_current"], newPassword: ["password_new"] },
    success: MOVED,
    failure: PAGE,
    asksPassword: true,
    mails: false,
    proof: "source",
  },
  {
    id: "email",
    who: "customer",
    kinds: ["email-change"],
    method: "POST",
    path: PATH,
    query: { main_page: /^account_edit$/ },
    fields: { newEmail: ["email_address"] },
    success: MOVED,
    failure: PAGE,
    asksPassword: false,
    mails: false,
    proof: "source",
  },
  { id: "order", who: "customer", kinds: ["order", "card"], method: "POST", path: PATH, query: { main_page: /^checkout_process$/ }, fields: {}, success: [{ status: [302], location: /main_page=checkout_success/ }], failure: [{ status: [302], location: /main_page=checkout_payment/ }], proof: "source" }, // prettier-ignore
  { id: "admin-log-in", who: "admin", kinds: ["log-in"], method: "POST", path: "{admin}/index.php", query: { cmd: /^login$/ }, fields: { account: ["admin_name"], password: ["admin_pass"] }, success: MOVED, failure: PAGE, proof: "source" }, // prettier-ignore
] as const satisfies readonly ProfileAct[]

export const zenCartAccounts: ProfileAccounts = {
  session: /^zenid$/,
  adminSession: /^zenAdminID$/,
  newIdAtLogIn: true,
  whoami: {
    path: "/index.php?main_page=account_edit",
    loggedIn: [{ status: [200], text: /name="email_address"/ }],
    email: /name="email_address"[^>]{0,300}\svalue="([^"]{3,254})"/,
  },
  personal: [/[?&]main_page=(?:account|address_book)/i],
  assets: [/^\/(?:images|includes\/templates)\//],
  logInPage: "/index.php?main_page=login",
  failureBody: null,
}
