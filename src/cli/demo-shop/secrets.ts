import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { z } from "zod"

const secret = z.string().min(16)
const shape = z.object({ admin: secret, customer: secret, database: secret, cookie: secret })
export type Secrets = z.infer<typeof shape>

export const ADMIN_EMAIL = "admin@demo.invalid"
export const CUSTOMER_EMAIL = "customer@demo.invalid"

/** Long enough for nobody to guess; letters and digits, as EverShop asks for both. */
const make = (): string => `${randomBytes(15).toString("hex")}x7`

const writePrivate = (file: string, content: string): void => {
  writeFileSync(file, content, { mode: 0o600 })
  // The mode above counts only when the file is new.
  chmodSync(file, 0o600)
}

/** The installation's passwords, made once. A damaged file counts as none: the database is then made anew, too. */
export const openSecrets = (file: string): { readonly secrets: Secrets; readonly fresh: boolean } => {
  try {
    if (existsSync(file)) return { secrets: shape.parse(JSON.parse(readFileSync(file, "utf8"))), fresh: false }
  } catch {
    // Falls through to new ones.
  }
  const secrets: Secrets = { admin: make(), customer: make(), database: make(), cookie: make() }
  writePrivate(file, `${JSON.stringify(secrets)}\n`)
  return { secrets, fresh: true }
}

/** Tells the person where to log in, in a file only they can read. */
export const writeAdminPaper = (file: string, adminUrl: string, url: string, secrets: Secrets): void => {
  writePrivate(
    file,
    [
      `管理画面 admin        ${adminUrl}`,
      `  e-mail              ${ADMIN_EMAIL}`,
      `  password            ${secrets.admin}`,
      `会員 customer         ${new URL("/account/login", url).href}`,
      `  e-mail              ${CUSTOMER_EMAIL}`,
      `  password            ${secrets.customer}`,
      "",
    ].join("\n"),
  )
}
