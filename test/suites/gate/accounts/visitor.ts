import { Agent, request as httpRequest } from "node:http"

export interface Got {
  readonly status: number
  readonly location: string
  readonly text: string
  readonly setCookies: readonly string[]
}
export interface Sent {
  readonly json?: unknown
  /** A body as it is, with its type. */
  readonly raw?: readonly [type: string, body: string]
  readonly form?: Readonly<Record<string, string>>
  /** A person's navigation; else a script's fetch. */
  readonly visit?: boolean
  readonly headers?: Readonly<Record<string, string>>
}
/** A browser of one visitor at one address, with its cookies. */
export interface Visitor {
  readonly cookies: Map<string, string>
  send(method: string, path: string, sent?: Sent): Promise<Got>
  visit(path: string): Promise<Got>
  post(path: string, form: Readonly<Record<string, string>>): Promise<Got>
  api(method: string, path: string, json?: unknown): Promise<Got>
  logIn(email: string, password: string): Promise<Got>
}

const SCRIPT = { "sec-fetch-mode": "cors", "sec-fetch-dest": "empty", "sec-fetch-site": "same-origin", accept: "*/*" }
const PERSON = {
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
  "sec-fetch-site": "same-origin",
  accept: "text/html",
}

/** Connections are the test's, not the visitor's: who he is the header says. */
const agent = new Agent({ keepAlive: true, maxSockets: 32, timeout: 5_000 })

export const visitorAt = (port: number, address: string, cookies = new Map<string, string>()): Visitor => {
  const send: Visitor["send"] = (method, path, { json, raw, form, visit = false, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const [type, body] = raw ?? (form ? ["application/x-www-form-urlencoded", new URLSearchParams(form).toString()] : json === undefined ? ["", ""] : ["application/json", JSON.stringify(json)]) // prettier-ignore
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
      const all = {
        host: "shop.test",
        "x-forwarded-for": address,
        ...(visit ? PERSON : SCRIPT),
        ...(method === "GET" ? {} : { origin: "http://shop.test" }),
        ...(type === "" ? {} : { "content-type": type, "content-length": String(Buffer.byteLength(body)) }),
        ...(cookie === "" ? {} : { cookie }),
        ...headers,
      }
      const sent = httpRequest({ agent, port, host: "127.0.0.1", method, path, headers: all }, (response) => {
        const chunks: Buffer[] = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.on("end", () => {
          const setCookies = response.headers["set-cookie"] ?? []
          for (const line of setCookies) {
            const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s)
            if (/max-age=0/i.test(line)) cookies.delete(name)
            else cookies.set(name, value)
          }
          const { location = "" } = response.headers
          resolve({ status: response.statusCode ?? 0, location, text: Buffer.concat(chunks).toString("utf8"), setCookies }) // prettier-ignore
        })
      })
      sent.on("error", reject)
      sent.end(body)
    })
  return {
    cookies,
    send,
    visit: (path) => send("GET", path, { visit: true }),
    post: (path, form) => send("POST", path, { form, visit: true }),
    api: (method, path, json) => send(method, path, json === undefined ? {} : { json }),
    logIn: (email, password) => send("POST", "/customer/login", { json: { email, password } }),
  }
}
