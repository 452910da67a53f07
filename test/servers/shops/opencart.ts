import { formPage, json, moved, notRecorded, opened, page, startReplayedShop, withCookies, type Behaviour, type ReplayedShop, type Reply } from "./shop.ts" // prettier-ignore

const ok = { success: "Success: You have modified your account!" }
const no = (words: string): object => ({ error: { warning: words } })

const ACTION = "http://shop.test/index.php?route="
const HERE = "&amp;language=en-gb"
/** Forms of the shop, whose tokens are part of where they lead. */
const formFor = (route: string, newToken: () => string, customerToken: string): Reply | null => {
  if (route === "account/login")
    return formPage(`${ACTION}account/login.login${HERE}&amp;login_token=${newToken()}`, [["email", "", "text"], ["password", "", "password"], ["redirect", "", "hidden"]]) // prettier-ignore
  if (route === "account/register")
    return formPage(`${ACTION}account/register.register${HERE}&amp;register_token=${newToken()}`, [["firstname", "", "text"], ["lastname", "", "text"], ["email", "", "text"], ["password", "", "password"], ["agree", "1", "checkbox"]]) // prettier-ignore
  if (route === "account/password")
    return formPage(`${ACTION}account/password.save${HERE}&amp;customer_token=${customerToken}`, [["password", "", "password"], ["confirm", "", "password"]]) // prettier-ignore
  return null
}

const behave: Behaviour = ({ method, query, fields, session, path }, shop) => {
  // The session id stays the same through a log-in.
  const id = session === "" ? shop.newId() : session
  const cookie = { "set-cookie": `OCSESSID=${id}; path=/; SameSite=Strict` }
  const route = query.get("route") ?? ""
  const customer = shop.customers.get(shop.sessions.get(id) ?? "")
  const token = query.get("customer_token")
  const toLogIn = moved("http://shop.test/index.php?route=account/login&language=en-gb")
  const answer = (value: object): ReturnType<typeof json> => json(200, value, cookie)
  if (path === "/admin/index.php" && route === "common/login.login") {
    if (!opened(shop.admins, fields["username"], fields["password"]))
      return answer({ error: "No match for Username and/or Password." })
    return answer({ redirect: "http://shop.test/admin/index.php?route=common/dashboard&user_token=1" })
  }
  if (route === "account/login.login") {
    if (!shop.fits(query.get("login_token"))) return notRecorded()
    if (!opened(shop.customers, fields["email"], fields["password"]))
      return answer(no("Warning: No match for E-Mail Address and/or Password."))
    shop.sessions.set(id, fields["email"] ?? "")
    const fresh = shop.strict ? shop.newToken() : "1"
    return answer({ redirect: `${ACTION}account/account&language=en-gb&customer_token=${fresh}` })
  }
  if (route === "account/logout") {
    shop.sessions.delete(id)
    return moved("http://shop.test/index.php?route=account/logout&language=en-gb")
  }
  if (route === "account/register.register") {
    if (!shop.fits(query.get("register_token")) || (shop.strict && fields["agree"] !== "1")) return notRecorded()
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
    if (!customer || !shop.fits(token)) return answer({ redirect: "http://shop.test/index.php?route=account/login" })
    if (route === "account/edit.save") shop.rename(customer.email, fields["email"] ?? customer.email)
    else if (shop.strict && fields["password"] !== fields["confirm"]) return notRecorded()
    else customer.password = fields["password"] ?? customer.password
    return answer(ok)
  }
  if (/^extension\/.+\/payment\/.+\.confirm$/.test(route)) {
    shop.orders += 1
    return answer({ redirect: "http://shop.test/index.php?route=checkout/success" })
  }
  if (route.startsWith("account/") && (!customer || !shop.fits(token)) && !/login|register|forgotten/.test(route))
    return withCookies(toLogIn, cookie["set-cookie"])
  const form = method === "GET" ? formFor(route, shop.newToken, token ?? "") : null
  if (form !== null) return withCookies(form, cookie["set-cookie"])
  const shown = page(`Your Store ${route} ${customer ? "Logout" : "Login"}`)
  return { ...shown, headers: { ...shown.headers, ...cookie } }
}

/** OpenCart 4.1 as it was walked through. */
export const startOpenCart = (strict = false): Promise<ReplayedShop> => startReplayedShop("OCSESSID", behave, strict)
