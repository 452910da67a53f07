import type { ParsedBody } from "../bodies/parsed.ts"
import { COLLECTIONS, SINGLES, type CollectionName, type SingleName } from "../seclang/variables.ts"
import { hiddenValues } from "../text/hidden-values.ts"
import type { Item } from "./collection.ts"

/** What is known of the connection and the moment; the library reads no clock and opens no socket. */
export interface Connection {
  readonly remoteAddress: string
  readonly remotePort: number
  readonly serverAddress: string
  readonly serverPort: number
  /** Unique among requests: what rules take random numbers from, and what a log line is found by. */
  readonly uniqueId: string
  /** Milliseconds since 1970. */
  readonly startedAtMs: number
}

/** Names and values as they came, in order; latin1 strings. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** What a transaction has been given so far. */
export interface Message {
  connection: Connection
  method: string
  target: string
  protocol: string
  requestHeaders: HeaderList
  /** Split once from the target. */
  uri: string
  path: string
  query: string
  queryArguments: readonly Item[]
  cookies: readonly Item[]
  body: ParsedBody
  bodyText: string
  bodyLength: number
  bodyProcessor: string
  status: number
  responseProtocol: string
  responseHeaders: HeaderList
  responseText: string
}

const headerValue = (headers: HeaderList, name: string): string => {
  for (const [key, value] of headers) if (key.toLowerCase() === name) return value
  return ""
}

const two = (number: number): string => String(number).padStart(2, "0")

const flag = (on: boolean): string => (on ? "1" : "0")

const sizeOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + item.key.length + item.value.length, 0)

const basename = (path: string): string => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)

const requestLine = (message: Message): string =>
  `${message.method} ${message.target}${message.protocol === "" ? "" : ` ${message.protocol}`}`

const date = (message: Message): Date => new Date(message.connection.startedAtMs)

/** Each single variable from the message; what this engine has no source for is "". */
const READERS: Readonly<Partial<Record<SingleName, (message: Message) => string>>> = {
  ARGS_COMBINED_SIZE: (message) => String(sizeOf(message.queryArguments) + sizeOf(message.body.arguments)),
  FILES_COMBINED_SIZE: (message) => String(message.body.files.reduce((sum, file) => sum + file.sizeBytes, 0)),
  FULL_REQUEST_LENGTH: (message) => String(requestLine(message).length + message.bodyLength),
  MULTIPART_BOUNDARY_QUOTED: (message) => flag(message.body.flags.has("boundary-quoted")),
  MULTIPART_BOUNDARY_WHITESPACE: (message) => flag(message.body.flags.has("boundary-whitespace")),
  MULTIPART_CRLF_LF_LINES: (message) => flag(message.body.flags.has("crlf-lf-lines")),
  MULTIPART_DATA_AFTER: (message) => flag(message.body.flags.has("data-after")),
  MULTIPART_DATA_BEFORE: (message) => flag(message.body.flags.has("data-before")),
  MULTIPART_FILE_LIMIT_EXCEEDED: (message) => flag(message.body.flags.has("file-limit")),
  MULTIPART_HEADER_FOLDING: (message) => flag(message.body.flags.has("header-folding")),
  MULTIPART_INVALID_HEADER_FOLDING: (message) => flag(message.body.flags.has("invalid-header-folding")),
  MULTIPART_INVALID_PART: (message) => flag(message.body.flags.has("invalid-part")),
  MULTIPART_INVALID_QUOTING: (message) => flag(message.body.flags.has("invalid-quoting")),
  MULTIPART_LF_LINE: (message) => flag(message.body.flags.has("lf-line")),
  MULTIPART_MISSING_SEMICOLON: (message) => flag(message.body.flags.has("missing-semicolon")),
  MULTIPART_STRICT_ERROR: (message) => flag(message.body.flags.size > 0),
  MULTIPART_UNMATCHED_BOUNDARY: (message) => flag(message.body.flags.has("unmatched-boundary")),
  PATH_INFO: (message) => message.path,
  QUERY_STRING: (message) => message.query,
  REMOTE_ADDR: (message) => message.connection.remoteAddress,
  REMOTE_HOST: (message) => message.connection.remoteAddress,
  REMOTE_PORT: (message) => String(message.connection.remotePort),
  REQBODY_ERROR: (message) => flag(message.body.error !== null),
  REQBODY_ERROR_MSG: (message) => message.body.error ?? "",
  REQBODY_PROCESSOR: (message) => message.bodyProcessor,
  REQBODY_PROCESSOR_ERROR: (message) => flag(message.body.error !== null),
  REQBODY_PROCESSOR_ERROR_MSG: (message) => message.body.error ?? "",
  REQUEST_BASENAME: (message) => basename(message.path),
  REQUEST_BODY: (message) => message.bodyText,
  REQUEST_BODY_LENGTH: (message) => String(message.bodyLength),
  REQUEST_FILENAME: (message) => message.path,
  REQUEST_LINE: requestLine,
  REQUEST_METHOD: (message) => message.method,
  REQUEST_PROTOCOL: (message) => message.protocol,
  REQUEST_URI: (message) => message.uri,
  REQUEST_URI_RAW: (message) => message.target,
  RESPONSE_BODY: (message) => message.responseText,
  RESPONSE_CONTENT_LENGTH: (message) => headerValue(message.responseHeaders, "content-length"),
  RESPONSE_CONTENT_TYPE: (message) => headerValue(message.responseHeaders, "content-type"),
  RESPONSE_PROTOCOL: (message) => message.responseProtocol,
  RESPONSE_STATUS: (message) => String(message.status),
  SERVER_ADDR: (message) => message.connection.serverAddress,
  SERVER_NAME: (message) => headerValue(message.requestHeaders, "host").replace(/:\d*$/, ""),
  SERVER_PORT: (message) => String(message.connection.serverPort),
  STATUS_LINE: (message) => `${message.responseProtocol} ${message.status}`,
  TIME: (message) => date(message).toISOString().slice(11, 19),
  TIME_DAY: (message) => String(date(message).getUTCDate()),
  TIME_EPOCH: (message) => String(Math.floor(message.connection.startedAtMs / 1000)),
  TIME_HOUR: (message) => two(date(message).getUTCHours()),
  TIME_MIN: (message) => two(date(message).getUTCMinutes()),
  TIME_MON: (message) => String(date(message).getUTCMonth()),
  TIME_SEC: (message) => two(date(message).getUTCSeconds()),
  TIME_WDAY: (message) => String(date(message).getUTCDay()),
  TIME_YEAR: (message) => String(date(message).getUTCFullYear()),
  UNIQUE_ID: (message) => message.connection.uniqueId,
  URLENCODED_ERROR: (message) => flag(message.body.flags.has("url-encoding")),
}

const BY_SLOT = SINGLES.map((name) => READERS[name] ?? null)

/** The value of a single variable that the message tells; "" for those the transaction itself keeps. */
export const readSingle = (slot: number, message: Message): string => BY_SLOT[slot]?.(message) ?? ""

const keysOf = (items: readonly Item[]): Item[] => items.map((item) => ({ key: item.key, value: item.key }))
const headersOf = (headers: HeaderList): Item[] => headers.map(([key, value]) => ({ key, value }))
const headerNames = (headers: HeaderList): Item[] => headers.map(([key]) => ({ key, value: key }))
const withHidden = (items: readonly Item[]): readonly Item[] => {
  const hidden = hiddenValues(items)
  return hidden.length === 0 ? items : [...items, ...hidden]
}
const allArguments = (message: Message): readonly Item[] =>
  message.body.arguments.length === 0 ? message.queryArguments : [...message.queryArguments, ...message.body.arguments]

const MEMBERS: Readonly<Partial<Record<CollectionName, (message: Message) => readonly Item[]>>> = {
  ARGS: (message) => withHidden(allArguments(message)),
  ARGS_GET: (message) => message.queryArguments,
  ARGS_GET_NAMES: (message) => keysOf(message.queryArguments),
  ARGS_NAMES: (message) => keysOf(allArguments(message)),
  ARGS_POST: (message) => message.body.arguments,
  ARGS_POST_NAMES: (message) => keysOf(message.body.arguments),
  FILES: (message) => message.body.files.map((file) => ({ key: file.field, value: file.name })),
  FILES_NAMES: (message) => message.body.files.map((file) => ({ key: file.field, value: file.field })),
  FILES_SIZES: (message) => message.body.files.map((file) => ({ key: file.field, value: String(file.sizeBytes) })),
  FILES_TMP_CONTENT: (message) => message.body.files.map((file) => ({ key: file.field, value: file.content })),
  MULTIPART_FILENAME: (message) => message.body.files.map((file) => ({ key: file.field, value: file.name })),
  MULTIPART_NAME: (message) => message.body.files.map((file) => ({ key: file.field, value: file.field })),
  MULTIPART_PART_HEADERS: (message) => message.body.partHeaders,
  REQUEST_COOKIES: (message) => withHidden(message.cookies),
  REQUEST_COOKIES_NAMES: (message) => keysOf(message.cookies),
  REQUEST_HEADERS: (message) => headersOf(message.requestHeaders),
  REQUEST_HEADERS_NAMES: (message) => headerNames(message.requestHeaders),
  RESPONSE_HEADERS: (message) => headersOf(message.responseHeaders),
  RESPONSE_HEADERS_NAMES: (message) => headerNames(message.responseHeaders),
  XML: (message) => message.body.xml,
}

const MEMBERS_BY_SLOT = COLLECTIONS.map((name) => MEMBERS[name] ?? null)
const NO_ITEMS: readonly Item[] = []

/** The members of a collection that the message tells; none for those the transaction itself keeps. */
export const readMembers = (slot: number, message: Message): readonly Item[] =>
  MEMBERS_BY_SLOT[slot - SINGLES.length]?.(message) ?? NO_ITEMS
