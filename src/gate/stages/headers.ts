import type { Header } from "../accept/headers.ts"
import type { HeadersSettings } from "../../config/guards.ts"
import { NEXT, type Stage } from "./stage.ts"

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

const isHtml = (headers: ReadonlyMap<string, string>): boolean =>
  /^\s{0,8}(?:text\/html|application\/xhtml\+xml)/i.test(headers.get("content-type") ?? "")

/**
 * Adds the security headers that a shop lacks, and takes versions out. What the shop says itself stays as it is, weaker or not:
 * its own policy may be what makes its pages work.
 */
export const headers: Stage<HeadersSettings> = {
  name: "headers",
  build(settings, { publicScheme }) {
    const strict = `max-age=${settings["hsts-seconds"]}`
    return {
      onResponse({ visitor }, head) {
        const there = new Map(head.headers.map(([name, value]) => [name.toLowerCase(), value]))
        const added: Header[] = []
        const add = (name: string, value: string): void => {
          if (!there.has(name.toLowerCase())) added.push([name, value])
        }
        add("X-Content-Type-Options", "nosniff")
        if (isHtml(there)) {
          if (!/(?:^|;)\s{0,8}frame-ancestors\s/i.test(there.get("content-security-policy") ?? ""))
            add("X-Frame-Options", "SAMEORIGIN")
          add("Referrer-Policy", "strict-origin-when-cross-origin")
          add("Permissions-Policy", "camera=(), microphone=(), usb=()")
        }
        // Over plain HTTP browsers must not believe it, and for a shop without HTTPS it would close the shop.
        if (publicScheme === "https" && visitor.scheme === "https" && settings["hsts-seconds"] > 0)
          add("Strict-Transport-Security", strict)
        const kept = head.headers.flatMap(([name, value]): readonly Header[] => {
          const lower = name.toLowerCase()
          if (TELLTALE.has(lower)) return []
          return lower === "server" ? [[name, withoutVersion(value)]] : [[name, value]]
        })
        const same = added.length === 0 && kept.length === head.headers.length && there.get("server") === undefined
        return same ? NEXT : { action: "edit", headers: [...kept, ...added] }
      },
    }
  },
}
