import type { HeadersSettings } from "../../../config/guard-headers.ts"
import type { Header } from "../../accept/headers.ts"
import { NEXT, type Stage } from "../stage.ts"
import { createLadder } from "./ladder.ts"

const isHtml = (headers: ReadonlyMap<string, string>): boolean =>
  /^\s{0,8}(?:text\/html|application\/xhtml\+xml)/i.test(headers.get("content-type") ?? "")

/**
 * Adds the security headers that a shop lacks. What the shop says itself stays as it is, weaker or not: its own policy may be
 * what makes its pages work.
 */
export const headers: Stage<HeadersSettings> = {
  name: "headers",
  build(settings, { publicScheme, site, services, certificateGood, clock }) {
    const wish = settings["hsts-seconds"]
    const ladder =
      wish === "ladder" && publicScheme === "https"
        ? createLadder(site, services.records, certificateGood, clock)
        : null
    const fixed = wish === "ladder" ? 0 : wish
    return {
      onResponse({ visitor, timeMs }, head) {
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
        if (publicScheme === "https" && visitor.scheme === "https") {
          const seconds = ladder === null ? fixed : ladder.seconds(timeMs)
          if (seconds > 0) add("Strict-Transport-Security", `max-age=${seconds}`)
        }
        return added.length === 0 ? NEXT : { action: "edit", headers: [...head.headers, ...added] }
      },
    }
  },
}
