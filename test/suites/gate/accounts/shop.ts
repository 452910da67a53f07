import { randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { closeWith, listen, trackSockets } from "../../../servers/server.ts"

/** A shop that answers as EverShop 2.2.1 was seen to answer, with its habits: the session id stays at log-in, and an id is a LIKE. */
export interface SmallShop {
  readonly url: string
  /** `POST /customer/login` …, in order. */
  readonly reached: string[]
  /** Requests in which a password was right. */
  readonly logIns: string[]
  readonly passwords: Map<string, string>
  /** Visitors for whom the gate asked whose session it is. */
  readonly askedFor: Set<string>
  /** Tokens of reset links, by address. */
  readonly links: Map<string, string>
  /** Answers 500 to everything that is asked of the account page. */
  broken: boolean
  close(): Promise<void>
}

interface Reply {
  readonly status: number
  readonly json: unknown
}
const no = (status: number, message: string): Reply => ({ status, json: { error: { status, message } } })
const yes = (data: unknown): Reply => ({ status: 200, json: { data } })
const UUID = "242ccd3a-aaa4-4d8e-98e2-39e9f0311cad"

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString("utf8")
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "") || text === "") return {}
  return JSON.parse(text) as Record<string, unknown> // a test sent it
}
const like = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("_", ".")}$`, "i").test(text)

export const smallShop = async (accounts: Readonly<Record<string, string>>): Promise<SmallShop> => {
  const passwords = new Map(Object.entries(accounts))
  const sessions = new Map<string, string | null>()
  const links = new Map<string, string>()
  const [reached, logIns]: [string[], string[]] = [[], []]
  const askedFor = new Set<string>()
  const shop = { broken: false }

  const act = (path: string, method: string, body: Record<string, unknown>, sid: string): Reply => {
    const [email, password, token] = [String(body["email"] ?? ""), String(body["password"] ?? ""), String(body["token"] ?? "")] // prettier-ignore
    const customer = sessions.get(sid) ?? null
    if (path === "/customer/login" || path === "/api/customer/tokens") {
      const found = [...passwords].find(([address]) => like(email, address))
      if (found?.[1] !== password) return no(400, "Invalid email or password")
      logIns.push(email)
      if (path !== "/customer/login") return yes({ accessToken: "t", refreshToken: "r" })
      sessions.set(sid, found[0])
      return yes({ sid })
    }
    if (path === "/customer/logout") {
      sessions.set(sid, null)
      return yes({})
    }
    if (path === "/api/customers" && method === "POST") {
      if (passwords.has(email)) return no(500, "Email is already used")
      passwords.set(email, password)
      return yes({ uuid: UUID, email, password: "$2a$10$hash" })
    }
    if (path === "/api/customers/reset-password") {
      if (passwords.has(email)) links.set(email, randomBytes(8).toString("hex"))
      return yes({})
    }
    if (path === "/api/customers/password") {
      const owner = [...links].find(([, one]) => one === token)?.[0]
      if (owner === undefined) return no(400, "Token is invalid or expired")
      passwords.set(owner, password)
      links.delete(owner)
      return { status: 200, json: {} }
    }
    if (path.startsWith("/api/customers/me")) {
      if (customer === null) return no(401, "You must be logged in")
      if (path.includes("/addresses")) return yes({ uuid: UUID })
      if (email !== "" && email !== customer) {
        passwords.set(email, passwords.get(customer) ?? "")
        passwords.delete(customer)
        sessions.set(sid, email)
      }
      return yes({ uuid: UUID })
    }
    if (path === "/api/orders") return yes({ order_id: 2, customer })
    return yes({})
  }
  const account = (response: ServerResponse, customer: string | null, ajax: boolean): void => {
    if (shop.broken) return void response.writeHead(500).end("oops")
    if (customer === null) return void response.writeHead(302, { location: "/account/login" }).end()
    const state = { customerId: 1, uuid: UUID, email: customer, fullName: '"customerId":9,"uuid":"x"' }
    const type = ajax ? "application/json" : "text/html"
    response.writeHead(200, { "content-type": type }).end(ajax ? JSON.stringify({ success: true, eContext: { state } }) : `<p>${customer}</p>`) // prettier-ignore
  }
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://shop.test")
      const path = pathname.toLowerCase().replace(/\/$/, "")
      const ours = searchParams.get("ajax") === "true" && request.headers["sec-fetch-mode"] === undefined
      if (ours) askedFor.add(String(request.headers["x-forwarded-for"]))
      reached.push(`${request.method} ${pathname}${ours ? " (asked by the gate)" : ""}`)
      const sent = /(?:^|;\s*)sid=([^;]+)/.exec(request.headers.cookie ?? "")?.[1]
      const known = sent === undefined ? null : decodeURIComponent(sent)
      const sid = known !== null && sessions.has(known) ? known : `s:${randomBytes(12).toString("hex")}`
      if (!sessions.has(sid)) sessions.set(sid, null)
      response.setHeader("set-cookie", `sid=${encodeURIComponent(sid)}; Path=/; HttpOnly`)
      if (path === "/account") return account(response, sessions.get(sid) ?? null, searchParams.get("ajax") === "true")
      if (request.method === "GET") return void response.writeHead(200, { "content-type": "text/html" }).end(`<p>${path || "/"}</p>`) // prettier-ignore
      const { status, json } = act(path, request.method ?? "", await readBody(request), sid)
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(json))
    })().catch(() => response.destroy())
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  const close = closeWith(server, sockets)
  return Object.assign(shop, { url: `http://127.0.0.1:${port}`, reached, logIns, passwords, askedFor, links, close })
}
