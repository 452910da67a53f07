import { json, opened, startReplayedShop, type Behaviour, type ReplayedShop } from "./shop.ts"

const UNAUTHORISED = json(401, { type: "unauthorized", message: "Invalid email or password" })

const behave: Behaviour = ({ method, path, fields, session, header }, shop) => {
  const token = header("authorization").replace(/^Bearer /, "")
  const id = shop.sessions.get(session) ?? shop.sessions.get(token)
  const customer = shop.customers.get(id ?? "")
  const begin = (who: string): string => {
    const fresh = shop.newId()
    shop.sessions.set(fresh, who)
    return fresh
  }
  const asked = `${method} ${path}`
  if (asked === "POST /auth/customer/emailpass")
    return opened(shop.customers, fields["email"], fields["password"])
      ? json(200, { token: begin(fields["email"] ?? "") })
      : UNAUTHORISED
  if (asked === "POST /auth/user/emailpass")
    return opened(shop.admins, fields["email"], fields["password"])
      ? json(200, { token: begin(fields["email"] ?? "") })
      : UNAUTHORISED
  if (asked === "POST /auth/customer/emailpass/register") {
    shop.customers.set(fields["email"] ?? "", { email: fields["email"] ?? "", password: fields["password"] ?? "" })
    return json(200, { token: begin(fields["email"] ?? "") })
  }
  if (asked === "POST /auth/session")
    return id === undefined
      ? UNAUTHORISED
      : json(200, { user: { actor_id: id } }, { "set-cookie": `connect.sid=${begin(id)}; Path=/; HttpOnly` })
  if (asked === "DELETE /auth/session") {
    shop.sessions.delete(session)
    return json(200, { success: true }, { "set-cookie": "connect.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT" })
  }
  if (asked === "POST /auth/customer/emailpass/reset-password")
    return { status: 201, headers: { "content-type": "text/plain" }, body: "Created" }
  if (asked === "GET /store/customers/me")
    return customer ? json(200, { customer: { id: "cus_1", email: customer.email } }) : UNAUTHORISED
  if (/^POST \/store\/carts\/[^/]+\/complete$/.test(asked)) {
    shop.orders += 1
    return json(200, { type: "order", order: { id: "order_1" } })
  }
  return json(200, { products: [] })
}

/** Medusa 2.21 as it was walked through. */
export const startMedusa = (): Promise<ReplayedShop> => startReplayedShop("connect.sid", behave)
