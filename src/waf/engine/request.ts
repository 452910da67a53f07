import { parsePairs } from "../bodies/urlencoded.ts"
import type { Settings } from "../plan/settings.ts"
import { toUtf8 } from "../text/japanese.ts"
import type { Item } from "./collection.ts"
import type { HeaderList } from "./variables.ts"

/** A request target split into what rules ask for. */
export interface SplitTarget {
  /** Without scheme and host. */
  readonly uri: string
  /** Percent-decoded. */
  readonly path: string
  readonly query: string
}

/** Percent-encoding decoded as a server does it for a path: a plus is a plus. */
const decodePath = (path: string): string =>
  path.includes("%")
    ? path.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : path

/** Splits a request target; scheme and host of an absolute one are left out. */
export const splitTarget = (target: string): SplitTarget => {
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/[^/?#]*/.exec(target)?.[0] ?? ""
  const uri = target.slice(absolute.length) || (absolute === "" ? target : "/")
  const question = uri.indexOf("?")
  return question < 0
    ? { uri, path: decodePath(uri), query: "" }
    : { uri, path: decodePath(uri.slice(0, question)), query: uri.slice(question + 1) }
}

const MAX_COOKIES = 256

/** The cookies of all Cookie headers, undecoded. */
export const cookiesOf = (headers: HeaderList): Item[] => {
  const cookies: Item[] = []
  for (const [name, value] of headers) {
    if (name.length !== 6 || name.toLowerCase() !== "cookie") continue
    for (const part of value.split(";", MAX_COOKIES)) {
      const text = part.trim()
      if (text === "") continue
      const equals = text.indexOf("=")
      cookies.push(
        equals < 0 ? { key: text, value: "" } : { key: text.slice(0, equals).trim(), value: text.slice(equals + 1) },
      )
    }
  }
  return cookies
}

/** The arguments of a query; `more` when there were more than the limit. */
export const queryArguments = (query: string, settings: Settings): { items: Item[]; more: boolean } => {
  const { items, more } = parsePairs(query, settings.argumentSeparator, settings.argumentsLimit)
  return { items: items.map(({ key, value }) => ({ key: toUtf8(key, null), value: toUtf8(value, null) })), more }
}

/** The body processor a Content-Type asks for; "" where none fits. */
export const processorFor = (contentType: string): string => {
  const type = contentType.slice(0, 256).toLowerCase()
  if (type.startsWith("application/x-www-form-urlencoded")) return "URLENCODED"
  if (type.startsWith("multipart/form-data")) return "MULTIPART"
  if (/^application\/(?:json|[a-z0-9.-]+\+json)/.test(type)) return "JSON"
  if (/^(?:application\/(?:soap\+|[a-z0-9.-]+\+)?|text\/)xml/.test(type)) return "XML"
  return ""
}
