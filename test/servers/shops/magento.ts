import { calledIn, posted } from "./graphql.ts"
import { json, moved, opened, page, startReplayedShop, type Behaviour, type ReplayedShop, type Reply, type ShopState } from "./shop.ts" // prettier-ignore

const MESSAGE = `mage-messages=${encodeURIComponent('[{"type":"error","text":"x"}]')}; path=/`

const graphql = (shop: ShopState, body: string): Reply => {
  const errors: object[] = []
  const data: Record<string, object | null> = {}
  const [one] = posted(body).all
  for (const { key, name, values } of one === undefined ? [] : calledIn(one, ["generateCustomerToken", "placeOrder"])) {
    if (name === "placeOrder") {
      shop.orders += 1
      data[key] = { orderV2: { number: "000000001" }, errors: [] }
    } else if (opened(shop.customers, values["email"], values["password"])) {
      const token = shop.newId()
      shop.sessions.set(token, values["email"] ?? "")
      data[key] = { token }
    } else {
      data[key] = null
      errors.push({ message: "The account sign-in was incorrect", path: [key], extensions: { category: "graphql-authentication" } }) // prettier-ignore
    }
  }
  return json(200, errors.length === 0 ? { data } : { errors, data })
}

const behave: Behaviour = ({ method, path, fields, body, session }, shop) => {
  const customer = shop.customers.get(shop.sessions.get(session) ?? "")
  const set = (id: string): string => `PHPSESSID=${id}; path=/; HttpOnly; SameSite=Lax`
  const begin = (id: string): string => {
    const fresh = shop.newId()
    shop.sessions.delete(session)
    shop.sessions.set(fresh, id)
    return set(fresh)
  }
  if (path === "/graphql") return method === "POST" ? graphql(shop, body) : json(200, { data: { products: [] } })
  if (path === "/rest/V1/integration/customer/token" && method === "POST")
    return opened(shop.customers, fields["username"], fields["password"])
      ? json(200, shop.newId())
      : json(401, { message: "The account sign-in was incorrect" })
  if (path === "/customer/ajax/login" && method === "POST") {
    // Its script reads the body as JSON, whatever its type says.
    const sent = JSON.parse(body) as { readonly username?: string; readonly password?: string } // what the script sends
    if (!opened(shop.customers, sent.username, sent.password)) return json(200, { errors: true, message: "Invalid" })
    return json(200, { errors: false, message: "Login successful." }, { "set-cookie": begin(sent.username ?? "") })
  }
  if (path === "/customer/account/loginPost/" && method === "POST") {
    const id = fields["login[username]"]
    if (!opened(shop.customers, id, fields["login[password]"]))
      return moved("http://shop.test/customer/account/login/", set(session === "" ? shop.newId() : session), MESSAGE)
    return moved("http://shop.test/customer/account/", begin(id ?? ""))
  }
  if (path.startsWith("/customer/account/logout")) {
    shop.sessions.delete(session)
    return moved("http://shop.test/customer/account/logoutSuccess/")
  }
  if (path.startsWith("/customer/account/edit")) {
    if (!customer) return moved("http://shop.test/customer/account/login/")
    const email = customer.email.replace("@", "&#x40;")
    return page(
      `<input type="email" name="email" id="email" data-input="change-email" value="${email}"><input name="current_password">`,
    )
  }
  return page(`Luma ${path} ${customer ? "Welcome" : "Sign In"}`)
}

/** Magento 2.4 as its sources say: pages, their script, REST and GraphQL. */
export const startMagento = (): Promise<ReplayedShop> => startReplayedShop("PHPSESSID", behave)
