import type { Keys } from "../services/keys.ts"

/** A log-in id or mail address in the one spelling in which it is compared. */
export const plainId = (id: string): string => id.normalize("NFKC").trim().toLowerCase().slice(0, 320)

/** Who an account is, for counters, cookies and records: nobody without the gate's key can tell whose it is. */
export const accountCode = (keys: Keys, site: string, id: string): string =>
  keys.code("account", `${site}\n${plainId(id)}`)

/**
 * An address that a mail can be sent to. ASCII only, and nothing in it that a mail's header or an SMTP command could read as its
 * end or as a second address; two dots in a row are allowed because Japanese phone companies gave them out.
 */
const MAIL_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,10}[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/
export const isMailAddress = (text: string): boolean => text.length <= 254 && MAIL_ADDRESS.test(text)

/** `hanako@example.jp` → `h***@e***.jp`: tells the owner which mailbox to look into and nobody else anything. */
export const maskAddress = (address: string): string => {
  const [local = "", domain = ""] = address.split("@", 2)
  const end = domain.slice(domain.lastIndexOf("."))
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***${end}`
}
