import type { ProfileAccounts, ProfileAct } from "../act.ts"

const UNAUTHORISED = [{ status: [401] }]

/** Medusa 2: a log-in answers a token; a second request may turn it into a session. */
export const medusaActs = [
  {
    id: "log-in",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: "/auth/customer/emailpass",
    fields: { account: ["email"], password: ["password"] },
    success: [{ status: [200], json: { member: "token" } }],
    failure: UNAUTHORISED,
    token: true,
    proof: "seen",
  },
  { id: "log-out", who: "customer", kinds: ["log-out"], method: "DELETE", path: "/auth/session", fields: {}, success: [{ status: [200] }], failure: UNAUTHORISED, proof: "seen" }, // prettier-ignore
  {
    id: "register",
    who: "customer",
    kinds: ["register"],
    method: "POST",
    path: "/auth/customer/emailpass/register",
    fields: { account: ["email"], newPassword: ["password"] },
    success: [{ status: [200], json: { member: "token" } }],
    failure: [{ status: [400, 401] }],
    token: true,
    proof: "seen",
  },
  {
    id: "forgot",
    who: "customer",
    kinds: ["reset-request"],
    method: "POST",
    path: "/auth/customer/emailpass/reset-password",
    fields: { account: ["identifier"] },
    success: [{ status: [201] }],
    failure: [{ status: [400, 401] }],
    proof: "seen",
  },
  {
    id: "reset",
    who: "customer",
    kinds: ["reset"],
    method: "POST",
    path: "/auth/customer/emailpass/update",
    fields: { newPassword: ["password"] },
    success: [{ status: [200] }],
    failure: [{ status: [400, 401] }],
    mails: false,
    proof: "source",
  },
  { id: "address", who: "customer", kinds: ["address-change"], method: "POST", path: /^\/store\/customers\/me(?:\/addresses(?:\/[\w-]{1,60})?)?\/?$/i, fields: {}, success: [{ status: [200] }], failure: [{ status: [400, 401] }], asksPassword: false, mails: false, proof: "source" }, // prettier-ignore
  { id: "card", who: "customer", kinds: ["card"], method: "POST", path: /^\/store\/payment-collections\/[\w-]{1,60}\/payment-sessions\/?$/i, fields: {}, success: [{ status: [200], json: { member: "payment_collection.id" } }], failure: [{ status: [400, 402] }], proof: "seen" }, // prettier-ignore
  {
    id: "order",
    who: "customer",
    kinds: ["order", "card"],
    method: "POST",
    path: /^\/store\/carts\/[\w-]{1,60}\/complete\/?$/i,
    fields: {},
    success: [{ status: [200], json: { member: "type", matches: /^order$/ } }],
    failure: [{ status: [200], json: { member: "type", matches: /^cart$/ } }, { status: [400, 402] }],
    proof: "seen",
  },
  {
    id: "admin-log-in",
    who: "admin",
    kinds: ["log-in"],
    method: "POST",
    path: "/auth/user/emailpass",
    fields: { account: ["email"], password: ["password"] },
    success: [{ status: [200], json: { member: "token" } }],
    failure: UNAUTHORISED,
    token: true,
    proof: "seen",
  },
] as const satisfies readonly ProfileAct[]

export const medusaAccounts: ProfileAccounts = {
  session: /^connect\.sid$/,
  adminSession: /^connect\.sid$/,
  newIdAtLogIn: true,
  whoami: {
    path: "/store/customers/me",
    loggedIn: [{ status: [200], json: { member: "customer.id" } }],
    email: /"email":"([^"\\]{3,254})"/,
  },
  personal: [/^\/store\/customers\/me(?:\/|$)/i, /^\/store\/orders(?:\/|$)/i],
  assets: [/^\/static\//],
  logInPage: "/",
  failureBody: '{"type":"not_allowed","message":"{message}"}',
}
