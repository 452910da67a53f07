import type { ProfileAccounts, ProfileAct, Signal } from "../act.ts"
import { magentoGraphqlActs } from "./magento-graphql.ts"

/** A store's code may stand in front of every address; behind a page's name anything may follow. */
const STORE = "^(?:/[a-z][a-z0-9_]{0,31})?"
const page = (name: string): RegExp => new RegExp(`${STORE}/customer/${name}(?:/|$)`, "i")
const rest = (name: string): RegExp =>
  new RegExp(`${STORE}/rest/(?:[a-z0-9_]{1,32}/)?(?:async/(?:bulk/)?)?V1/${name}/?$`, "i")

const REFUSED: readonly Signal[] = [{ status: [400, 401, 403, 404, 500] }]
const ANSWERED: readonly Signal[] = [{ status: [200] }]
const BACK_TO = {
  logIn: /\/customer\/account\/login(?:\/|\?|$)/i,
  create: /\/customer\/account\/create(?:\/|\?|$)/i,
  forgot: /\/customer\/account\/forgotpassword(?:\/|\?|$)/i,
  newPassword: /\/customer\/account\/createpassword(?:\/|\?|$)/i,
  edit: /\/customer\/account\/edit(?:\/|\?|$)/i,
} as const
const NOT = (path: RegExp): RegExp => new RegExp(`^(?!.{0,2000}${path.source})`, "i")

const TOKEN = { who: "customer", kinds: ["log-in"], method: "POST", token: true, success: ANSWERED, failure: REFUSED } as const // prettier-ignore
const PLACED = { who: "customer", kinds: ["order", "card"], fields: {}, success: ANSWERED, failure: REFUSED, proof: "source" } as const // prettier-ignore

/** Magento 2: pages, their script, REST, SOAP and GraphQL lead to the same accounts. */
export const magentoActs = [
  {
    id: "log-in",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: page("account/loginPost"),
    example: "/customer/account/loginPost/",
    fields: { account: ["login[username]"], password: ["login[password]"] },
    // A failure always sets a message. No sign proves a failure: where it leads, and the message, a visitor can bring about.
    success: [{ status: [302], location: NOT(BACK_TO.logIn), noCookie: /^mage-messages$/ }],
    failure: [],
    proof: "source",
  },
  {
    id: "log-in-ajax",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: page("ajax/login"),
    example: "/customer/ajax/login",
    reads: "json",
    fields: { account: ["username"], password: ["password"] },
    success: [{ status: [200], json: { member: "errors", matches: /^false$/ } }],
    failure: [{ status: [200], json: { member: "errors", matches: /^true$/ } }],
    proof: "source",
  },
  { ...TOKEN, id: "token", path: rest("integration/customer/token"), example: "/rest/V1/integration/customer/token", fields: { account: ["username"], password: ["password"] }, proof: "source" }, // prettier-ignore
  // XML in an envelope, which is not read: where log-ins are guarded this one service is closed.
  { ...TOKEN, id: "token-soap", path: new RegExp(`${STORE}/soap(?:/|$)`, "i"), example: "/soap/default", query: { services: /TokenService/i }, reads: "xml", fields: { account: ["username"], password: ["password"] }, success: [], failure: [], proof: "documented" }, // prettier-ignore
  { id: "log-out", who: "customer", kinds: ["log-out"], method: "GET", path: page("account/logout"), fields: {}, success: [{ status: [302] }], failure: [], proof: "documented" }, // prettier-ignore
  {
    id: "register",
    who: "customer",
    kinds: ["register"],
    method: "POST",
    path: page("account/createpost"),
    example: "/customer/account/createpost/",
    fields: { account: ["email"], newPassword: ["password"] },
    success: [{ status: [302], location: NOT(BACK_TO.create) }],
    failure: [{ status: [302], location: BACK_TO.create }],
    proof: "documented",
  },
  { id: "register-rest", who: "customer", kinds: ["register"], method: "POST", path: rest("customers"), example: "/rest/V1/customers", fields: { account: ["customer[email]"], newPassword: ["password"] }, success: [{ status: [200], json: { member: "id" } }], failure: REFUSED, proof: "source" }, // prettier-ignore
  { id: "forgot", who: "customer", kinds: ["reset-request"], method: "POST", path: page("account/forgotpasswordpost"), fields: { account: ["email"] }, success: [{ status: [302], location: NOT(BACK_TO.forgot) }], failure: [{ status: [302], location: BACK_TO.forgot }], proof: "documented" }, // prettier-ignore
  { id: "forgot-rest", who: "customer", kinds: ["reset-request"], method: "PUT", path: rest("customers/password"), fields: { account: ["email"] }, success: ANSWERED, failure: REFUSED, proof: "source" }, // prettier-ignore
  {
    id: "reset",
    who: "customer",
    kinds: ["reset"],
    method: "POST",
    path: page("account/resetpasswordpost"),
    example: "/customer/account/resetpasswordpost/",
    fields: { newPassword: ["password"] },
    success: [{ status: [302], location: BACK_TO.logIn }],
    failure: [{ status: [302], location: BACK_TO.newPassword }],
    mails: true,
    proof: "source",
  },
  { id: "reset-rest", who: "customer", kinds: ["reset"], method: "POST", path: rest("customers/resetPassword"), example: "/rest/V1/customers/resetPassword", fields: { account: ["email"], newPassword: ["newPassword"] }, success: ANSWERED, failure: REFUSED, mails: true, proof: "source" }, // prettier-ignore
  {
    id: "password",
    who: "customer",
    kinds: ["password-change"],
    method: "POST",
    path: page("account/editPost"),
    example: "/customer/account/editPost/",
    when: { change_password: /./ },
    fields: { currentPassword: ["current_password"], newPassword: ["password"] },
    success: [{ status: [302], location: NOT(BACK_TO.edit) }],
    failure: [{ status: [302], location: BACK_TO.edit }],
    asksPassword: true,
    mails: true,
    proof: "source",
  },
  {
    id: "email",
    who: "customer",
    kinds: ["email-change"],
    method: "POST",
    path: page("account/editPost"),
    example: "/customer/account/editPost/",
    when: { change_email: /./ },
    fields: { currentPassword: ["current_password"], newEmail: ["email"] },
    success: [{ status: [302], location: NOT(BACK_TO.edit) }],
    failure: [{ status: [302], location: BACK_TO.edit }],
    asksPassword: true,
    mails: true,
    proof: "source",
  },
  { id: "password-rest", who: "customer", kinds: ["password-change"], method: "PUT", path: rest("customers/me/password"), example: "/rest/V1/customers/me/password", fields: { currentPassword: ["currentPassword"], newPassword: ["newPassword"] }, success: ANSWERED, failure: REFUSED, asksPassword: true, mails: true, proof: "source" }, // prettier-ignore
  { id: "customer-rest", who: "customer", kinds: ["email-change", "address-change"], method: "PUT", path: rest("customers/me"), fields: { newEmail: ["customer[email]"] }, success: [{ status: [200], json: { member: "id" } }], failure: REFUSED, asksPassword: false, mails: false, proof: "source" }, // prettier-ignore
  { id: "address", who: "customer", kinds: ["address-change"], method: "POST", path: page("address/formPost"), fields: {}, success: [{ status: [302], location: /\/customer\/address(?:\/index)?\/?$/i }], failure: [{ status: [302], location: /\/customer\/address\/(?:edit|new)(?:\/|$)/i }], asksPassword: false, mails: false, proof: "documented" }, // prettier-ignore
  { ...PLACED, id: "order-rest", method: "POST", path: rest("(?:guest-carts/[^/]{1,100}|carts/mine)/payment-information") }, // prettier-ignore
  { ...PLACED, id: "order-put", method: "PUT", path: rest("(?:guest-carts/[^/]{1,100}|carts/mine)/order") },
  // A log-in may be sent to any address of the admin screens; these are where its own forms send it.
  ...(["{admin}", "{admin}/admin", "{admin}/admin/index/index", "{admin}/admin/auth/login"] as const).map(
    (path, index) => ({ id: `admin-log-in-${index + 1}`, who: "admin", kinds: ["log-in"], method: "POST", path, when: { "login[username]": /./ }, fields: { account: ["login[username]"], password: ["login[password]"] }, success: [{ status: [302], cookie: /^admin$/ }], failure: [{ status: [200] }], proof: "documented" }) as const, // prettier-ignore
  ),
  { ...TOKEN, id: "admin-token", who: "admin", path: rest("integration/admin/token"), example: "/rest/V1/integration/admin/token", fields: { account: ["username"], password: ["password"] }, proof: "source" }, // prettier-ignore
  { ...TOKEN, id: "admin-token-factor", who: "admin", path: rest("tfa/provider/[a-z_]{1,40}/authenticate"), example: "/rest/V1/tfa/provider/google/authenticate", fields: { account: ["username"], password: ["password"] }, proof: "documented" }, // prettier-ignore
  ...magentoGraphqlActs,
] as const satisfies readonly ProfileAct[]

export const magentoAccounts: ProfileAccounts = {
  session: /^PHPSESSID$/,
  adminSession: /^admin$/,
  newIdAtLogIn: true,
  whoami: {
    path: "/customer/account/edit/",
    loggedIn: [{ status: [200], text: /name="current_password"/ }],
    email: /name="email"[^>]{0,300}\svalue="([^"]{3,600})"/,
  },
  personal: [
    /^(?:\/[a-z][a-z0-9_]{0,31})?\/(?:customer\/(?!account\/(?:login|create|forgotpassword|logout))|sales\/|wishlist\/|vault\/|downloadable\/customer)/i,
    /^(?:\/[a-z][a-z0-9_]{0,31})?\/rest\/(?:[a-z0-9_]{1,32}\/)?V1\/(?:customers\/me|carts\/mine)(?:\/|$)/i,
  ],
  assets: [/^\/(?:static|media)\/.{1,300}\.(?:css|js|json|png|jpe?g|gif|svg|webp|avif|woff2?)$/i],
  logInPage: "/customer/account/login/",
  failureBody: '{"message":"{message}","errors":[{"message":"{message}"}]}',
}
