import type { ProfileAccounts, ProfileAct } from "../act.ts"

const LOGGED_IN = /^wordpress_logged_in_/
const ACCOUNT = "/my-account"
const PLACED = [{ status: [200], json: { member: "order_id" } }]

/** WooCommerce with the addresses of a new installation. Customers can log in at WordPress' own doors, too. */
// Plugins that answer a token, as their sources say.
const TOKEN = { who: "customer", kinds: ["log-in"], method: "POST", token: true, proof: "source" } as const
const GRAPHQL = {
  ...TOKEN,
  mutation: "login",
  fields: { account: ["input[username]"], password: ["input[password]"] },
  success: [
    { json: { member: "{field}.authToken" } },
    { json: { member: "{field}.refreshToken" } },
    { json: { member: "{field}.user" } },
  ],
  failure: [{ json: { member: "{field}", absent: true } }],
} as const

export const wooCommerceActs = [
  {
    id: "log-in",
    who: "customer",
    kinds: ["log-in"],
    method: "POST",
    path: ACCOUNT,
    when: { login: /./ },
    fields: { account: ["username"], password: ["password"] },
    success: [{ status: [302], cookie: LOGGED_IN }],
    failure: [{ status: [200], noCookie: LOGGED_IN }],
    proof: "seen",
  },
  {
    id: "wp-log-in",
    who: "admin",
    kinds: ["log-in"],
    method: "POST",
    path: "/wp-login.php",
    when: { pwd: /^/ },
    fields: { account: ["log"], password: ["pwd"] },
    success: [{ status: [302], cookie: LOGGED_IN }],
    failure: [{ status: [200], noCookie: LOGGED_IN }],
    proof: "seen",
  },
  // Its XML can hold a hundred log-ins: nobody reads it in one way, so a guarded shop has this door closed.
  { ...TOKEN, id: "jwt", path: "/wp-json/jwt-auth/v1/token", fields: { account: ["username"], password: ["password"] }, success: [{ status: [200], json: { member: "token" } }, { status: [200], json: { member: "data.token" } }], failure: [{ status: [401, 403] }] }, // prettier-ignore
  { ...GRAPHQL, id: "graphql", path: "/graphql" },
  { ...GRAPHQL, id: "graphql-query", path: "/", query: { graphql: /^/ } },
  { ...GRAPHQL, id: "graphql-index", path: "/index.php", query: { graphql: /^/ } },
  { id: "xmlrpc", who: "admin", kinds: ["log-in"], method: "POST", path: "/xmlrpc.php", reads: "xml", fields: { account: ["username"] }, success: [], failure: [], proof: "documented" }, // prettier-ignore
  { id: "log-out", who: "customer", kinds: ["log-out"], method: "GET", path: `${ACCOUNT}/customer-logout`, fields: {}, success: [{ status: [302] }], failure: [], proof: "seen" }, // prettier-ignore
  {
    id: "register",
    who: "customer",
    kinds: ["register"],
    method: "POST",
    path: ACCOUNT,
    when: { register: /./ },
    fields: { account: ["email"], newPassword: ["password"] },
    success: [{ status: [302], cookie: LOGGED_IN }],
    failure: [{ status: [200] }],
    proof: "seen",
  },
  {
    id: "forgot",
    who: "customer",
    kinds: ["reset-request"],
    method: "POST",
    path: `${ACCOUNT}/lost-password`,
    when: { user_login: /./ },
    fields: { account: ["user_login"] },
    success: [{ status: [302], location: /reset-link-sent=true/ }],
    failure: [{ status: [200] }],
    proof: "seen",
  },
  {
    id: "reset",
    who: "customer",
    kinds: ["reset"],
    method: "POST",
    path: `${ACCOUNT}/lost-password`,
    when: { reset_key: /./ },
    fields: { account: ["reset_login"], newPassword: ["password_1"] },
    success: [{ status: [302], location: /password-reset=true/ }],
    failure: [{ status: [200] }],
    mails: false,
    proof: "source",
  },
  {
    id: "password",
    who: "customer",
    kinds: ["password-change"],
    method: "POST",
    path: `${ACCOUNT}/edit-account`,
    when: { action: /^save_account_details$/ },
    fields: { currentPassword: ["password_current"], newPassword: ["password_1"] },
    success: [{ status: [302] }],
    failure: [{ status: [200] }],
    asksPassword: true,
    proof: "seen",
  },
  {
    id: "email",
    who: "customer",
    kinds: ["email-change"],
    method: "POST",
    path: `${ACCOUNT}/edit-account`,
    when: { action: /^save_account_details$/ },
    fields: { newEmail: ["account_email"] },
    success: [{ status: [302] }],
    failure: [{ status: [200] }],
    asksPassword: false,
    proof: "seen",
  },
  {
    id: "address",
    who: "customer",
    kinds: ["address-change"],
    method: "POST",
    path: /^\/my-account\/edit-address\/[a-z]{1,20}\/?$/i,
    example: `${ACCOUNT}/edit-address/billing`,
    fields: {},
    success: [{ status: [302] }],
    failure: [{ status: [200] }],
    asksPassword: false,
    mails: false,
    proof: "documented",
  },
  {
    id: "order",
    who: "customer",
    kinds: ["order", "card"],
    method: "POST",
    path: /^\/wp-json\/wc\/store\/v1\/(?:checkout(?:\/\d{1,12})?|batch)\/?$/i,
    example: "/wp-json/wc/store/v1/checkout",
    fields: {},
    success: PLACED,
    failure: [{ status: [400, 402, 409], json: { member: "code" } }],
    proof: "seen",
  },
  {
    id: "order-classic",
    who: "customer",
    kinds: ["order", "card"],
    method: "POST",
    path: "/",
    query: { "wc-ajax": /^checkout$/ },
    fields: {},
    success: [{ status: [200], json: { member: "result", matches: /^success$/ } }],
    failure: [{ status: [200], json: { member: "result", matches: /^failure$/ } }],
    proof: "source",
  },
  { id: "setup-intent", who: "customer", kinds: ["card"], method: "POST", path: "/", query: { "wc-ajax": /^wc_[a-z]{1,40}_(?:create|update|init)_(?:setup|payment)_intent$/ }, example: "/?wc-ajax=wc_stripe_create_setup_intent", fields: {}, success: [{ status: [200], json: { member: "success", matches: /^true$/ } }], failure: [{ status: [200], json: { member: "success", matches: /^false$/ } }, { status: [400, 402] }], proof: "documented" }, // prettier-ignore
  { id: "pay-order", who: "customer", kinds: ["card"], method: "POST", path: /^\/checkout\/order-pay\/\d{1,12}\/?$/i, example: "/checkout/order-pay/0", fields: {}, success: [{ status: [302], location: /\/order-received\// }], failure: [{ status: [200] }], proof: "source" }, // prettier-ignore
  { id: "add-card", who: "customer", kinds: ["card"], method: "POST", path: `${ACCOUNT}/add-payment-method`, fields: {}, success: [{ status: [302], location: /\/payment-methods/ }], failure: [{ status: [200] }], proof: "source" }, // prettier-ignore
] as const satisfies readonly ProfileAct[]

export const wooCommerceAccounts: ProfileAccounts = {
  session: LOGGED_IN,
  adminSession: LOGGED_IN,
  newIdAtLogIn: true,
  whoami: {
    path: "/my-account/edit-account/",
    loggedIn: [{ status: [200], text: /name="account_email"/ }],
    email: /name="account_email"[^>]{0,300}\svalue="([^"]{3,254})"/,
  },
  personal: [/^\/my-account\/(?!lost-password|customer-logout)[^/]/i, /^\/wp-json\/wc\/v\d\//i],
  assets: [/^\/wp-(?:content|includes)\/.{1,300}\.(?:css|js|png|jpe?g|gif|svg|webp|avif|woff2?)$/i],
  logInPage: "/my-account/",
  failureBody: '{"code":"sekisho","message":"{message}","data":{"status":429}}',
}
