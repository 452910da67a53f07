import { json, moved, opened, page, startReplayedShop, type Behaviour, type ReplayedShop } from "./shop.ts"

const NAME = "wordpress_logged_in_59d445bc38ee2417e8e0b6cc934e50d3"
const ACCOUNT = "/my-account/"

const behave: Behaviour = ({ method, path, fields, session }, shop) => {
  const customer = shop.customers.get(shop.sessions.get(session) ?? "")
  const begin = (id: string): string => {
    const fresh = shop.newId()
    shop.sessions.set(fresh, id)
    return `${NAME}=${fresh}; path=/; HttpOnly`
  }
  const post = method === "POST"
  if (path === ACCOUNT && post && fields["login"] !== undefined) {
    if (!opened(shop.customers, fields["username"], fields["password"]))
      return page('<ul class="woocommerce-error"><li>Error: The password is incorrect.')
    return moved(ACCOUNT, begin(fields["username"] ?? ""))
  }
  if (path === ACCOUNT && post && fields["register"] !== undefined) {
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
    if (!post)
      return page(
        `<input type="email" name="account_email" id="account_email" autocomplete="email" value="${customer.email}">`,
      )
    const [email, password] = [fields["account_email"] ?? "", fields["password_1"] ?? ""]
    if (password !== "" && fields["password_current"] !== customer.password)
      return page("Your current password is incorrect.")
    if (email !== "") customer.email = email
    if (password !== "") customer.password = password
    return moved("/my-account/edit-account/")
  }
  if (path === "/wp-json/wc/store/v1/checkout" && post) {
    shop.orders += 1
    return json(200, { order_id: 20 + shop.orders, status: "processing" })
  }
  return page(`Woo Shop ${path} ${customer ? "Log out" : "Log in"}`)
}

/** WooCommerce 10.9 as it was walked through. */
export const startWooCommerce = (): Promise<ReplayedShop> => startReplayedShop(NAME, behave)
