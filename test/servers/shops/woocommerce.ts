import { json, moved, notRecorded, opened, page, startReplayedShop, type Account, type Behaviour, type ReplayedShop, type Reply } from "./shop.ts" // prettier-ignore

const NAME = "wordpress_logged_in_59d445bc38ee2417e8e0b6cc934e50d3"
const ACCOUNT = "/my-account/"

const input = (name: string, value: string, type = "text"): string => `<input type="${type}" name="${name}" value="${value}" />` // prettier-ignore
const form = (inputs: readonly string[], button: string, label: string): string =>
  `<form class="woocommerce-form" method="post">${inputs.join("")}<button type="submit" name="${button}" value="${label}">${label}</button></form>` // prettier-ignore
const accountPage = (token: () => string): Reply => {
  const referer = input("_wp_http_referer", ACCOUNT, "hidden")
  const logIn = [input("username", ""), input("password", "", "password"), input("rememberme", "forever", "checkbox"), input("woocommerce-login-nonce", token(), "hidden"), referer] // prettier-ignore
  const join = [input("email", "", "email"), input("password", "", "password"), input("woocommerce-register-nonce", token(), "hidden"), referer] // prettier-ignore
  return page(`Log in ${form(logIn, "login", "Log in")}${form(join, "register", "Register")}`)
}
const detailsPage = ({ email }: Account, token: string): Reply =>
  page(
    form(
      [
        input("account_first_name", ""),
        input("account_last_name", ""),
        input("account_display_name", "u702791080"),
        `<input type="email" name="account_email" id="account_email" autocomplete="email" value="${email}">`,
        ...["password_current", "password_1", "password_2"].map((name) => input(name, "", "password")),
        input("save-account-details-nonce", token, "hidden"),
        input("_wp_http_referer", "/my-account/edit-account/", "hidden"),
        input("action", "save_account_details", "hidden"),
      ],
      "save_account_details",
      "Save changes",
    ),
  )

const behave: Behaviour = ({ method, path, fields, session }, shop) => {
  const customer = shop.customers.get(shop.sessions.get(session) ?? "")
  const begin = (id: string): string => {
    const fresh = shop.newId()
    shop.sessions.set(fresh, id)
    return `${NAME}=${fresh}; path=/; HttpOnly`
  }
  const post = method === "POST"
  if (path === ACCOUNT && !post && !customer) return accountPage(shop.newToken)
  if (path === ACCOUNT && post && fields["login"] !== undefined) {
    if (!shop.fits(fields["woocommerce-login-nonce"])) return notRecorded()
    if (!opened(shop.customers, fields["username"], fields["password"]))
      return page('<ul class="woocommerce-error"><li>Error: The password is incorrect.')
    return moved(ACCOUNT, begin(fields["username"] ?? ""))
  }
  if (path === ACCOUNT && post && fields["register"] !== undefined) {
    if (!shop.fits(fields["woocommerce-register-nonce"])) return notRecorded()
    shop.customers.set(fields["email"] ?? "", { email: fields["email"] ?? "", password: fields["password"] ?? "" })
    return moved(ACCOUNT, begin(fields["email"] ?? ""))
  }
  if (path === "/wp-login.php" && post) {
    if (!opened(shop.admins, fields["log"], fields["pwd"]))
      return page('<div id="login_error">Error: The password is incorrect.</div>')
    return moved("http://shop.test/wp-admin/", begin(fields["log"] ?? ""))
  }
  if (path === "/my-account/customer-logout/") {
    shop.sessions.delete(session)
    return moved("http://shop.test/my-account/", `${NAME}=; Max-Age=0; path=/`)
  }
  if (path === "/my-account/lost-password/" && post) {
    if (fields["reset_key"] !== undefined) {
      const account = shop.customers.get(fields["reset_login"] ?? "")
      if (account) account.password = fields["password_1"] ?? ""
      return moved("/my-account/?password-reset=true")
    }
    return shop.customers.has(fields["user_login"] ?? "")
      ? moved("/my-account/lost-password/?reset-link-sent=true")
      : page("Invalid username or email.")
  }
  if (path === "/my-account/edit-account/" && customer) {
    if (!post) return detailsPage(customer, shop.newToken())
    const named = fields["account_first_name"] !== "" && fields["account_last_name"] !== ""
    if (!shop.fits(fields["save-account-details-nonce"]) || (shop.strict && !named)) return notRecorded()
    const [email, password] = [fields["account_email"] ?? "", fields["password_1"] ?? ""]
    if (password !== "" && fields["password_current"] !== customer.password)
      return page("Your current password is incorrect.")
    if (email !== "") shop.rename(customer.email, email)
    if (password === "") return moved("/my-account/edit-account/")
    customer.password = password
    // Another password ends the session and begins another one.
    shop.sessions.delete(session)
    return moved("/my-account/edit-account/", `${NAME}=; Max-Age=0; path=/`, begin(customer.email))
  }
  if (path === "/wp-json/wc/store/v1/checkout" && post) {
    shop.orders += 1
    return json(200, { order_id: 20 + shop.orders, status: "processing" })
  }
  return page(`Woo Shop ${path} ${customer ? "Log out" : "Log in"}`)
}

/** WooCommerce 10.9 as it was walked through. */
export const startWooCommerce = (strict = false): Promise<ReplayedShop> => startReplayedShop(NAME, behave, strict)
