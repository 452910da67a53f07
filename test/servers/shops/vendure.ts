import { calledIn, posted, type Called } from "./graphql.ts"
import {
  json,
  opened,
  startReplayedShop,
  type Behaviour,
  type ReplayedShop,
  type Reply,
  type ShopState,
} from "./shop.ts"

const MUTATIONS = ["login", "registerCustomerAccount", "updateCustomerPassword", "addPaymentToOrder"]
const error = (type: string): object => ({
  __typename: type,
  errorCode: type.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase(),
  message: type,
})

interface Done {
  readonly value: object
  /** The session that it gave. */
  readonly session?: string
}
const does = (shop: ShopState, session: string, { name, values }: Called): Done => {
  const id = shop.sessions.get(session)
  if (name === "login") {
    if (!opened(shop.customers, values["username"], values["password"]))
      return { value: error("InvalidCredentialsError") }
    const fresh = shop.newId()
    shop.sessions.set(fresh, values["username"] ?? "")
    return { value: { __typename: "CurrentUser", id: "1", identifier: values["username"] }, session: fresh }
  }
  if (name === "registerCustomerAccount") return { value: { __typename: "Success", success: true } }
  if (name === "addPaymentToOrder") {
    if (values["method"] !== "good-card") return { value: error("PaymentDeclinedError") }
    shop.orders += 1
    return { value: { __typename: "Order", id: "1", code: "ABC" } }
  }
  const account = shop.customers.get(id ?? "")
  if (!account || account.password !== values["currentPassword"]) return { value: error("InvalidCredentialsError") }
  account.password = values["newPassword"] ?? ""
  return { value: { __typename: "Success", success: true } }
}

const HASHED = new Map<string, string>()

const behave: Behaviour = ({ method, path, query, body, session }, shop): Reply => {
  if (!path.startsWith("/shop-api")) return json(200, { path })
  if (method === "GET") {
    const customer = shop.customers.get(shop.sessions.get(session) ?? "")
    const products = query.get("query")?.includes("products") === true
    return json(200, { data: products ? { products: [] } : { activeCustomer: customer ? { id: "1", emailAddress: customer.email } : null } }) // prettier-ignore
  }
  const { all, batch } = posted(body)
  let given: string | undefined
  const answers = all.map((one, at) => {
    // What Apollo's server does with a text that it was sent with its number once.
    const hash = /"sha256Hash":"(\w+)"/.exec(body)?.[1]
    if (hash !== undefined && one.query !== "") HASHED.set(hash, one.query)
    const text = one.query === "" ? (HASHED.get(hash ?? "") ?? "") : one.query
    if (text === "") return { errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] } // prettier-ignore
    const data: Record<string, object> = {}
    for (const called of calledIn({ ...one, query: text }, MUTATIONS)) {
      const done = does(shop, session, called)
      given = done.session ?? given
      data[called.key] = done.value
    }
    return { data, at }
  })
  const headers = given === undefined ? {} : { "set-cookie": `session=${given}; path=/; httponly; samesite=lax`, "vendure-auth-token": given } // prettier-ignore
  return json(200, batch ? answers : answers[0], headers)
}

/** Vendure 3 as its schema says: every answer is 200, an error is a type of its own. */
export const startVendure = (): Promise<ReplayedShop> => startReplayedShop("session", behave)
