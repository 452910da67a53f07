import { randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { closeWith, listen, trackSockets } from "../server.ts"

/** A customer or administrator of a replayed shop. */
export interface Account {
  password: string
  email: string
}
/** One request at a replayed shop, with what its answers need. */
export interface Ask {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Fields of a form or members of JSON at the first level. */
  readonly fields: Readonly<Record<string, string>>
  /** The body as it came. */
  readonly body: string
  /** Value of the session cookie, "" for none. */
  readonly session: string
  readonly header: (name: string) => string
}
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
}
export type Behaviour = (ask: Ask, shop: ShopState) => Reply

/** What a replayed shop remembers. */
export interface ShopState {
  readonly customers: Map<string, Account>
  readonly admins: Map<string, Account>
  /** Session → log-in id. */
  readonly sessions: Map<string, string>
  /** Orders that were placed. */
  orders: number
  /** Whether a form without a token of one of the shop's pages is taken. No walk has shown what the shop says to it. */
  readonly strict: boolean
  newId(): string
  /** A token for a form. */
  newToken(): string
  /** Whether the shop gave this token, or is not strict. */
  fits(token: string | null | undefined): boolean
  /** Gives a customer another address, in all sessions. */
  rename(from: string, to: string): void
}
export interface ReplayedShop {
  readonly url: string
  readonly state: ShopState
  /** `POST /path?query`, oldest first. */
  readonly reached: readonly string[]
  close(): Promise<void>
}

const MAX_BODY = 1024 * 1024
const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ""
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MAX_BODY) break
  }
  return text
}

const fieldsOf = (text: string, type: string): Record<string, string> => {
  if (type.includes("json")) {
    const parsed: unknown = text === "" ? {} : JSON.parse(text)
    return Object.fromEntries(Object.entries(parsed ?? {}).map(([key, value]) => [key, String(value)]))
  }
  return Object.fromEntries(new URLSearchParams(text))
}

const send = (response: ServerResponse, { status, headers = {}, body = "" }: Reply): void => {
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, typeof value === "string" ? value : [...value])
  response.writeHead(status).end(body)
}

export const page = (body: string): Reply => ({ status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: `<!doctype html><html lang="ja"><body>${body}</body></html>` }) // prettier-ignore
export const json = (status: number, value: unknown, headers: Reply["headers"] = {}): Reply => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(value),
})
export const moved = (location: string, ...cookies: readonly string[]): Reply => ({
  status: 302,
  headers: { location, ...(cookies.length > 0 ? { "set-cookie": cookies } : {}) },
})

/** What no walk has shown. */
export const notRecorded = (): Reply => ({ status: 501, body: "not recorded" })
/** A page with a form; a field without a value is an unticked box. */
export const formPage = (
  action: string,
  fields: readonly (readonly [name: string, value: string, type: string])[],
  [name, value]: readonly [name: string, value: string] = ["", ""],
): Reply => {
  const inputs = fields.map(([one, text, type]) => `<input type="${type}" name="${one}" value="${text}">`).join("\n")
  const search = '<form method="get" action="http://shop.test/products/list"><input type="search" name="name"></form>'
  return page(`${search}<form method="post" action="${action}">${inputs}<button name="${name}" value="${value}">送信</button></form>${search}`) // prettier-ignore
}
export const withCookies = (reply: Reply, ...cookies: readonly string[]): Reply => ({
  ...reply,
  headers: { ...reply.headers, "set-cookie": cookies },
})

const stateOf = (strict: boolean): ShopState => {
  const customers = new Map([["taro@example.jp", { password: "Correct-horse-9", email: "taro@example.jp" }]])
  const sessions = new Map<string, string>()
  const tokens = new Set<string>()
  const newId = (): string => randomBytes(12).toString("hex")
  return {
    customers,
    sessions,
    strict,
    newId,
    admins: new Map([["admin", { password: "Admin-horse-9", email: "owner@example.jp" }]]),
    orders: 0,
    newToken() {
      const token = newId()
      tokens.add(token)
      return token
    },
    fits: (token) => !strict || tokens.has(token ?? ""),
    rename(from, to) {
      const account = customers.get(from)
      if (account === undefined || from === to) return
      customers.delete(from)
      customers.set(to, account)
      account.email = to
      for (const [session, id] of sessions) if (id === from) sessions.set(session, to)
    },
  }
}

/** A shop that answers as a recorded one did, with `taro@example.jp` / `Correct-horse-9` as customer and `admin` / `Admin-horse-9`. */
export const startReplayedShop = async (cookie: string, behave: Behaviour, strict = false): Promise<ReplayedShop> => {
  const state = stateOf(strict)
  const reached: string[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://shop")
      reached.push(`${request.method ?? ""} ${url.pathname}${url.search}`)
      const jar = new Map(
        (request.headers.cookie ?? "").split(/; ?/).map((one) => one.split("=", 2) as [string, string]),
      ) // split in two
      const header = (name: string): string => String(request.headers[name] ?? "")
      const body = await bodyOf(request)
      const named = [...jar.keys()].find((name) => name === cookie || name.startsWith(`${cookie}_`)) ?? cookie
      send(
        response,
        behave(
          {
            method: request.method ?? "",
            path: url.pathname,
            query: url.searchParams,
            fields: fieldsOf(body, header("content-type")),
            body,
            session: jar.get(named) ?? "",
            header,
          },
          state,
        ),
      )
    })().catch(() => response.destroy())
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, state, reached, close: closeWith(server, sockets) }
}

/** The account that these words open; null for none. */
export const opened = (
  accounts: ReadonlyMap<string, Account>,
  id: string | undefined,
  password: string | undefined,
): Account | null => {
  const account = accounts.get(id ?? "")
  return account !== undefined && account.password === password ? account : null
}
