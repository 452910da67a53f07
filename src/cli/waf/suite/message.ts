import type { StageInput } from "./cases.ts"

const FORM = "application/x-www-form-urlencoded"

const filled = (text: string): string =>
  text.replace(/\{\{\s*"([^"]*)"\s*\|\s*repeat\s+(\d+)\s*\}\}/g, (_, unit: string, count: string) =>
    unit.repeat(Number(count)),
  )

/** Every byte but letters, digits and -_.~ percent-encoded, a blank as a plus. */
const escape = (bytes: Buffer): string =>
  bytes
    .toString("latin1")
    .replace(/[^A-Za-z0-9\-_.~]/g, (byte) =>
      byte === " " ? "+" : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    )

/** The suite writes form data bare: it is encoded unless it shows that it already is. */
const encodedForm = (data: Buffer): Buffer => {
  const text = data.toString("latin1")
  if (/[%+]/.test(text)) return data
  const pairs = text.split("&").map((pair) =>
    pair
      .split(/=(.*)/s, 2)
      .map((part) => escape(Buffer.from(part, "latin1")))
      .join("="),
  )
  return Buffer.from(pairs.join("&").replace(/&$/, ""), "latin1")
}

/** The bytes of one request as the suite's own runner would send them. */
export const requestBytes = (input: StageInput): Buffer => {
  if (input.encoded_request !== undefined) return Buffer.from(input.encoded_request.replace(/\s/g, ""), "base64")
  const headers = new Map(Object.entries(input.headers ?? {}).map(([name, value]) => [name, String(value ?? "")]))
  const names = new Map([...headers.keys()].map((name) => [name.toLowerCase(), name]))
  const header = (name: string): string | undefined => headers.get(names.get(name.toLowerCase()) ?? "")
  const add = (name: string, value: string): void => {
    if (header(name) !== undefined) return
    headers.set(name, value)
    names.set(name.toLowerCase(), name)
  }
  let data: Buffer = Buffer.from(filled(String(input.data ?? "")), "utf8")
  const method = input.method ?? "GET"
  const complete = input.autocomplete_headers !== false
  if (complete && data.length > 0) {
    add("Content-Type", FORM)
    if (header("Content-Type") === FORM) data = encodedForm(data)
  }
  if (header("Content-Type")?.startsWith("multipart/form-data;") === true)
    data = Buffer.from(data.toString("latin1").replaceAll("\n", "\r\n"), "latin1")
  if (complete) {
    add("Connection", "close")
    if (data.length > 0 || /^POST|PUT|PATCH|DELETE$/.test(method)) add("Content-Length", String(data.length))
  }
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join("")
  const head = `${method} ${input.uri ?? "/"} ${input.version ?? "HTTP/1.1"}\r\n${lines}\r\n`
  return Buffer.concat([Buffer.from(head, "utf8"), data])
}
