import type { Header } from "../../accept/headers.ts"

/** Names that only tell an attacker which version to look up. */
const TELLTALE = new Set([
  "x-powered-by",
  "x-aspnet-version",
  "x-aspnetmvc-version",
  "x-generator",
  "x-powered-cms",
  "x-php-version",
  "x-drupal-dynamic-cache",
])

/** `Apache/2.4.52 (Ubuntu) OpenSSL/3.0.2` → `Apache`. */
const withoutVersion = (server: string): string => /^[A-Za-z][A-Za-z -]{0,40}/.exec(server)?.[0].trim() ?? "web"

/** The headers without versions; the same list where there were none. */
export const withoutVersions = (headers: readonly Header[]): readonly Header[] => {
  let changed = false
  const kept = headers.flatMap(([name, value]): readonly Header[] => {
    const lower = name.toLowerCase()
    const left = lower === "server" ? withoutVersion(value) : value
    if (TELLTALE.has(lower) || left !== value) changed = true
    return TELLTALE.has(lower) ? [] : [[name, left]]
  })
  return changed ? kept : headers
}
