/** `__Host-` wherever the console is reached by HTTPS: then no other host and no plain connection can set it. */
export const cookieName = (publicOrigin: string): string =>
  publicOrigin.startsWith("https:") ? "__Host-sekisho-console" : "sekisho-console"

const MAX_COOKIES_CHARS = 8_192

/** The value of our cookie; undefined where there is none, or more than one of that name. */
export const readCookie = (header: string | null, name: string): string | undefined => {
  if (header === null || header.length > MAX_COOKIES_CHARS) return undefined
  const values = header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}

const attributes = (publicOrigin: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${publicOrigin.startsWith("https:") ? "; Secure" : ""}`

/** Without `Max-Age`: it goes when the browser is closed; the server ends it before. */
export const setCookie = (publicOrigin: string, value: string): string =>
  `${cookieName(publicOrigin)}=${value}; ${attributes(publicOrigin)}`
export const clearCookie = (publicOrigin: string): string =>
  `${cookieName(publicOrigin)}=; Max-Age=0; ${attributes(publicOrigin)}`
