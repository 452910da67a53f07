import type { CookiesSettings } from "../../config/guard-cookies.ts"
import type { Header } from "../accept/headers.ts"
import { isNamed } from "../header.ts"
import { NEXT, type Stage } from "./stage.ts"

const hasAttribute = (attributes: readonly string[], name: string): boolean =>
  attributes.some((one) => one.split("=", 1)[0]?.trim().toLowerCase() === name)

/**
 * Gives the shop's session cookies what they lack of Secure, HttpOnly and SameSite. An attribute that is there stays as the shop
 * wrote it, and other cookies stay as they are: a script may need them.
 */
export const cookies: Stage<CookiesSettings> = {
  name: "cookies",
  build(settings, { profile, publicScheme }) {
    const readByScript = new Set(settings.leave)
    const isSession = (name: string): boolean => profile.sessionCookies.some((pattern) => pattern.test(name))
    const missing = (name: string, attributes: readonly string[], secure: boolean): string => {
      const lacks = (attribute: string): boolean => !hasAttribute(attributes, attribute)
      return [
        secure && lacks("secure") ? "; Secure" : "",
        lacks("httponly") && !readByScript.has(name) ? "; HttpOnly" : "",
        settings["same-site"] === "lax" && lacks("samesite") ? "; SameSite=Lax" : "",
      ].join("")
    }
    return {
      onResponse({ visitor }, { headers }) {
        const secure = publicScheme === "https" && visitor.scheme === "https"
        let changed = false
        const strengthened = headers.map((header): Header => {
          if (!isNamed(header, "set-cookie")) return header
          const [name, value] = header
          const [pair = "", ...attributes] = value.split(";")
          const cookie = pair.split("=", 1)[0]?.trim() ?? ""
          const more = isSession(cookie) ? missing(cookie, attributes, secure) : ""
          if (more === "") return header
          changed = true
          return [name, value + more]
        })
        return changed ? { action: "edit", headers: strengthened } : NEXT
      },
    }
  },
}
