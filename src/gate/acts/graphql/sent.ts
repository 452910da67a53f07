import { fieldName, isUtf8, readJson } from "../fields.ts"

/** One GraphQL request as it was sent. */
export interface Sent {
  /** "" for one that only reads. */
  readonly text: string
  /** Which of several operations is meant; null for none named. */
  readonly operation: string | null
  readonly variables: Readonly<Record<string, unknown>>
}
/** What came to a GraphQL address. `persisted`: only the number of a text that the shop is to remember. */
export type SentRead =
  | { readonly state: "sent"; readonly all: readonly Sent[]; readonly batch: boolean }
  | { readonly state: "unreadable" | "persisted" }

export interface GraphqlRequest {
  readonly method: string
  /** Without `?`. */
  readonly query: string | null
  readonly contentType: string
  /** The body's beginning; null where it is packed. */
  readonly bytes: Uint8Array | null
  readonly whole: boolean
}

const MAX_BATCH = 50
const UNREADABLE = { state: "unreadable" } as const
const NOTHING = { state: "sent", all: [], batch: false } as const

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value)

const isGone = (value: unknown): boolean => value === undefined || value === null || value === ""

/** Variables as an object, or as its JSON; null for neither. */
const variablesIn = (value: unknown): Sent["variables"] | null => {
  if (isGone(value)) return {}
  const parsed = typeof value === "string" ? readJson(value) : value
  if (isRecord(parsed)) return parsed
  // PHP writes an empty object as an empty list.
  return parsed === null || (Array.isArray(parsed) && parsed.length === 0) ? {} : null
}

const oneIn = (value: unknown): Sent | "unreadable" | "persisted" => {
  if (!isRecord(value)) return "unreadable"
  const { query, operationName: operation } = value
  if (isGone(query)) return "persisted"
  if (typeof query !== "string") return "unreadable"
  // Without this word nothing in it changes anything, and what only reads is nobody's concern here.
  if (!query.includes("mutation")) return { text: "", operation: null, variables: {} }
  const variables = variablesIn(value["variables"])
  if (variables === null) return "unreadable"
  if (!isGone(operation) && typeof operation !== "string") return "unreadable"
  return { text: query, operation: typeof operation === "string" && operation !== "" ? operation : null, variables }
}

const fromJson = (json: string): SentRead => {
  const parsed = readJson(json)
  if (parsed === undefined) return UNREADABLE
  const batch = Array.isArray(parsed)
  const list: readonly unknown[] = batch ? parsed : [parsed]
  if (list.length > MAX_BATCH) return UNREADABLE
  const all: Sent[] = []
  for (const value of list) {
    const one = oneIn(value)
    if (typeof one === "string") return { state: one }
    all.push(one)
  }
  return { state: "sent", all, batch }
}

/** By the address: nothing without a `query`, because what is remembered by its number is never a change there. */
const fromAddress = (query: string | null): SentRead => {
  const sent = new Map<string, Set<string>>()
  for (const [name, value] of new URLSearchParams(query ?? "")) {
    const key = fieldName(name)
    sent.set(key, (sent.get(key) ?? new Set()).add(value))
  }
  const one = (name: string): string | null | undefined => {
    const values = [...(sent.get(name) ?? [])]
    return values.length > 1 ? undefined : (values[0] ?? null)
  }
  const text = one("query")
  if (text === null) return NOTHING
  const read = oneIn({ query: text, operationName: one("operationName"), variables: one("variables") })
  return typeof read === "string" ? UNREADABLE : { state: "sent", all: [read], batch: false }
}

const PART = /^content-disposition: form-data; name="(operations|map)"(?:\r\ncontent-type: application\/json(?:; ?charset=utf-8)?)?$/i // prettier-ignore

/** The parts that an upload begins with, in the one shape that browsers write: `operations`, then `map`; files may follow. */
const fromUpload = (bytes: Buffer, contentType: string): SentRead => {
  const boundary = /^multipart\/form-data; ?boundary=([\w'()+,./:=?-]{1,70})$/i.exec(contentType.trim())?.[1]
  if (boundary === undefined) return UNREADABLE
  const line = `--${boundary}\r\n`
  if (!bytes.subarray(0, line.length).equals(Buffer.from(line))) return UNREADABLE
  const headEnd = bytes.indexOf("\r\n\r\n", line.length)
  const end = bytes.indexOf(`\r\n${line}`, headEnd + 4)
  const nextEnd = bytes.indexOf("\r\n\r\n", end + line.length + 2)
  if (headEnd < 0 || end < 0 || nextEnd < 0) return UNREADABLE
  const head = PART.exec(bytes.toString("latin1", line.length, headEnd))?.[1]
  const next = PART.exec(bytes.toString("latin1", end + line.length + 2, nextEnd))?.[1]
  if (head !== "operations" || next !== "map") return UNREADABLE
  return fromJson(bytes.toString("utf8", headEnd + 4, end))
}

const fromBody = ({ bytes, whole, contentType, query }: GraphqlRequest): SentRead => {
  // Some servers take the text of the address before that of the body.
  if ([...new URLSearchParams(query ?? "").keys()].some((name) => fieldName(name) === "query")) return UNREADABLE
  if (bytes === null || !isUtf8(contentType)) return UNREADABLE
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase()
  if (kind === "multipart/form-data") return fromUpload(body, contentType)
  if (!whole) return UNREADABLE
  if (body.length === 0) return NOTHING
  if (kind === "application/graphql")
    return { state: "sent", all: [{ text: body.toString("utf8"), operation: null, variables: {} }], batch: false }
  if (kind === "application/json" || /^application\/[a-z0-9.+-]{1,60}\+json$/.test(kind))
    return fromJson(body.toString("utf8"))
  return UNREADABLE
}

/** What a request to a GraphQL address brings, in the ways in which GraphQL is sent over HTTP. Whatever else comes is unreadable. */
export const readSent = (request: GraphqlRequest): SentRead => {
  try {
    return request.method === "GET" ? fromAddress(request.query) : fromBody(request)
  } catch {
    return UNREADABLE
  }
}
