import { request as httpRequest } from "node:http"

export interface Got {
  readonly status: number
  readonly location: string | null
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}
/** A browser without its screen: keeps cookies, follows nothing by itself. */
export interface Visitor {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Got>
  /** Sends a form, or JSON where `body` is no text. */
  post(path: string, body: string | object, headers?: Readonly<Record<string, string>>): Promise<Got>
}

const keep = (cookies: Map<string, string>, line: string): void => {
  const [pair = ""] = line.split(";", 1)
  const at = pair.indexOf("=")
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || value === "") cookies.delete(name)
  else cookies.set(name, value)
}

/** Somebody at `address` (believed where 127.0.0.1 is a trusted proxy) who visits `http://shop.test` through a port. */
export const visitor = (port: number, address = "203.0.113.5"): Visitor => {
  const cookies = new Map<string, string>()
  const ask = (method: string, path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Got> =>
    new Promise((resolve, reject) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
      const request = httpRequest({
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: {
          host: "shop.test",
          accept: "text/html",
          "x-forwarded-for": address,
          ...(cookie === "" ? {} : { cookie }),
          ...(method === "GET"
            ? {}
            : { origin: "http://shop.test", "content-length": String(Buffer.byteLength(body)) }),
          ...headers,
        },
      })
      request.on("error", reject)
      request.on("response", (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (chunk: string) => (text += chunk))
        response.on("error", reject)
        response.on("end", () => {
          for (const line of response.headers["set-cookie"] ?? []) keep(cookies, line)
          const { location = null } = response.headers
          resolve({ status: response.statusCode ?? 0, location, headers: response.headers, body: text })
        })
      })
      request.end(body)
    })
  return {
    cookies,
    get: (path, headers = {}) => ask("GET", path, "", headers),
    post: (path, body, headers = {}) =>
      typeof body === "string"
        ? ask("POST", path, body, { "content-type": "application/x-www-form-urlencoded", ...headers })
        : ask("POST", path, JSON.stringify(body), { "content-type": "application/json", ...headers }),
  }
}
