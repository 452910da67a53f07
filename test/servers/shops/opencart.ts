import { json, moved, opened, page, startReplayedShop, type Behaviour, type ReplayedShop } from "./shop.ts"

const ok = { success: "Success: You have modified your account!" }
const no = (words: string): object => ({ error: { warning: words } })

const behave: Behaviour = ({ query, fields, session, path }, shop) => {
  // The session id stays the same through a log-in.
  const id = session === "" ? shop.newId() : session
  const cookie = { "set-cookie": `OCSESSID=${id}; path=/; SameSite=Strict` }
  const route = query.get("route") ?? ""
  const customer = shop.customers.get(shop.sessions.get(id) ?? "")
  const answer = (value: object): ReturnType<typeof json> => json(200, value, cookie)
  if (path === "/admin/index.php" && route === "common/login.login") {
    if (!opened(shop.admins, fields["username"], fields["password"]))
      return answer({ error: "No match for Username and/or Password." })
    return answer({ redirect: "http://shop.test/admin/index.php?route=common/dashboard&user_token=1" })
  }
  if (route === "account/login.login") {
    if (!opened(shop.customers, fields["email"], fields["password"]))
      return answer(no("Warning: No match for E-Mail Address and/or Password."))
    shop.sessions.set(id, fields["email"] ?? "")
    return answer({ redirect: "http://shop.test/index.php?route=account/account&customer_token=1" })
  }
  if (route === "account/logout") {
    shop.sessions.delete(id)
    return moved("http://shop.test/index.php?route=account/logout&language=en-gb")
  }
  if (route === "account/register.register") {
    shop.customers.set(fields["email"] ?? "", { email: fields["email"] ?? "", password: fields["password"] ?? "" })
    return answer({ redirect: "http://shop.test/index.php?route=account/success" })
  }
  if (route === "account/forgotten.confirm")
    return answer(
      shop.customers.has(fields["email"] ?? "")
        ? { redirect: "http://shop.test/index.php?route=account/login" }
        : { error: "not found" },
    )
  if (route === "account/password.save" || route === "account/edit.save") {
    if (!customer) return answer({ redirect: "http://shop.test/index.php?route=account/login" })
    if (route === "account/edit.save") customer.email = fields["email"] ?? customer.email
    else customer.password = fields["password"] ?? customer.password
    return answer(ok)
  }
  if (/^extension\/.+\/payment\/.+\.confirm$/.test(route)) {
    shop.orders += 1
    return answer({ redirect: "http://shop.test/index.php?route=checkout/success" })
  }
  if (route.startsWith("account/") && !customer && !/login|register|forgotten/.test(route))
    return moved("http://shop.test/index.php?route=account/login")
  const shown = page(`Your Store ${route} ${customer ? "Logout" : "Login"}`)
  return { ...shown, headers: { ...shown.headers, ...cookie } }
}

/** OpenCart 4.1 as it was walked through. */
export const startOpenCart = (): Promise<ReplayedShop> => startReplayedShop("OCSESSID", behave)
