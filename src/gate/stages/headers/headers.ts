import type { HeadersSettings } from "../../../config/guard-headers.ts"
import type { Header } from "../../accept/headers.ts"
import { headerIn, isNamed } from "../../header.ts"
import { NEXT, type ShopHead, type Stage } from "../stage.ts"
import { createLadder } from "./ladder.ts"

const HTML = /^\s{0,8}(?:text\/html|application\/xhtml\+xml)/i
const FRAMES = /(?:^|;)\s{0,8}frame-ancestors\s/i
/** Of several the last one counts. */
const lastOf = ({ headers }: ShopHead, name: string): string =>
  headers.findLast((header) => isNamed(header, name))?.[1] ?? ""

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
        const added: Header[] = []
        const add = (name: string, value: string): void => {
          if (headerIn(head.headers, name.toLowerCase()) === undefined) added.push([name, value])
        }
        add("X-Content-Type-Options", "nosniff")
        if (HTML.test(lastOf(head, "content-type"))) {
          if (!FRAMES.test(lastOf(head, "content-security-policy"))) add("X-Frame-Options", "SAMEORIGIN")
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
