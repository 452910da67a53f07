import type { ProfileAccounts, ProfileAct, Signal } from "../act.ts"

// The server answers everything below these, and its body has the text, whatever the path goes on with.
const SHOP = { method: "POST", path: /^\/shop-api(?:\/|$)/i, example: "/shop-api" } as const
const ADMIN = { method: "POST", path: /^\/admin-api(?:\/|$)/i, example: "/admin-api" } as const

/** Every error of Vendure is a type of its own with a code. A field that is not there proves nothing: another one's error takes all along. */
const FAILED: readonly Signal[] = [
  { json: { member: "{field}.__typename", matches: /^[A-Za-z]{1,60}Error$/ } },
  { json: { member: "{field}.errorCode", matches: /^[A-Z_]{1,80}_ERROR$/ } },
]
const LOGGED_IN: readonly Signal[] = [
  { json: { member: "{field}.__typename", matches: /^CurrentUser$/ } },
  { json: { member: "{field}.id" } },
  { json: { member: "{field}.identifier" } },
]
const DONE: readonly Signal[] = [
  { json: { member: "{field}.__typename", matches: /^Success$/ } },
  { json: { member: "{field}.success", matches: /^true$/ } },
]
const NATIVE = "input[native]"
/** The session is told by a cookie or by the header `vendure-auth-token`, as the shop is configured: both at once is usual. */
const LOG_IN = { kinds: ["log-in"], success: LOGGED_IN, failure: FAILED, token: true } as const
const BY_NAME = { account: ["username"], password: ["password"] } as const
const BY_INPUT = { account: [`${NATIVE}[username]`], password: [`${NATIVE}[password]`] } as const
const ADDRESS = { kinds: ["address-change"], fields: {}, success: [{ json: { member: "{field}.id" } }], failure: [], asksPassword: false, mails: false, proof: "source" } as const // prettier-ignore

/** Vendure 2 and 3: everything is done by GraphQL, at one address for customers and one for administrators. */
export const vendureActs = [
  { ...SHOP, ...LOG_IN, id: "log-in", who: "customer", mutation: "login", fields: BY_NAME, proof: "seen" },
  { ...SHOP, ...LOG_IN, id: "authenticate", who: "customer", mutation: "authenticate", fields: BY_INPUT, proof: "source" }, // prettier-ignore
  { ...SHOP, id: "log-out", who: "customer", mutation: "logout", kinds: ["log-out"], fields: {}, success: DONE, failure: FAILED, proof: "source" }, // prettier-ignore
  {
    ...SHOP,
    id: "register",
    who: "customer",
    mutation: "registerCustomerAccount",
    kinds: ["register"],
    fields: { account: ["input[emailAddress]"], newPassword: ["input[password]"] },
    success: DONE,
    failure: FAILED,
    proof: "source",
  },
  {
    ...SHOP,
    id: "verify",
    who: "customer",
    mutation: "verifyCustomerAccount",
    kinds: ["register"],
    fields: { newPassword: ["password"] },
    success: LOGGED_IN,
    failure: FAILED,
    token: true,
    proof: "source",
  },
  { ...SHOP, id: "forgot", who: "customer", mutation: "requestPasswordReset", kinds: ["reset-request"], fields: { account: ["emailAddress"] }, success: DONE, failure: FAILED, proof: "source" }, // prettier-ignore
  {
    ...SHOP,
    id: "reset",
    who: "customer",
    mutation: "resetPassword",
    kinds: ["reset"],
    fields: { newPassword: ["password"] },
    success: LOGGED_IN,
    failure: FAILED,
    mails: false,
    proof: "source",
  },
  {
    ...SHOP,
    id: "password",
    who: "customer",
    mutation: "updateCustomerPassword",
    kinds: ["password-change"],
    fields: { currentPassword: ["currentPassword"], newPassword: ["newPassword"] },
    success: DONE,
    failure: FAILED,
    asksPassword: true,
    mails: false,
    proof: "source",
  },
  // The address changes by the link in the mail that this sends to the new one: `updateCustomerEmailAddress`.
  { ...SHOP, id: "email-request", who: "customer", mutation: "requestUpdateCustomerEmailAddress", kinds: ["email-change"], fields: { currentPassword: ["password"], newEmail: ["newEmailAddress"] }, success: DONE, failure: FAILED, asksPassword: true, mails: true, proof: "source" }, // prettier-ignore
  { ...SHOP, ...ADDRESS, id: "address-new", who: "customer", mutation: "createCustomerAddress" },
  { ...SHOP, ...ADDRESS, id: "address-change", who: "customer", mutation: "updateCustomerAddress" },
  { ...SHOP, ...ADDRESS, id: "address-delete", who: "customer", mutation: "deleteCustomerAddress", success: DONE },
  {
    ...SHOP,
    id: "order",
    who: "customer",
    mutation: "addPaymentToOrder",
    kinds: ["order", "card"],
    fields: {},
    success: [
      { json: { member: "{field}.__typename", matches: /^Order$/ } },
      { json: { member: "{field}.id" } },
      { json: { member: "{field}.code" } },
    ],
    failure: FAILED,
    proof: "source",
  },
  { ...ADMIN, ...LOG_IN, id: "admin-log-in", who: "admin", mutation: "login", fields: BY_NAME, proof: "seen" },
  { ...ADMIN, ...LOG_IN, id: "admin-authenticate", who: "admin", mutation: "authenticate", fields: BY_INPUT, proof: "source" }, // prettier-ignore
] as const satisfies readonly ProfileAct[]

export const vendureAccounts: ProfileAccounts = {
  session: /^session$/,
  adminSession: /^session$/,
  newIdAtLogIn: true,
  whoami: {
    path: `/shop-api?query=${encodeURIComponent("{activeCustomer{id emailAddress}}")}`,
    headers: { "Apollo-Require-Preflight": "true" },
    loggedIn: [{ status: [200], json: { member: "data.activeCustomer.id" } }],
    email: /"emailAddress":"([^"\\]{3,254})"/,
  },
  // One address serves everybody's pages and a customer's own: the shop window tells them apart, the gate cannot.
  personal: [],
  assets: [/^\/assets\//],
  logInPage: "/",
  failureBody: '{"errors":[{"message":"{message}","extensions":{"code":"FORBIDDEN"}}],"data":null}',
}
