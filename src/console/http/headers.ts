/** On every answer. Nothing of the console is ever kept by a cache, shown in a frame or sent on as a referrer. */
const ALWAYS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
  "x-robots-tag": "noindex, nofollow",
}

const HSTS = "max-age=31536000"

export const baseHeaders = (publicOrigin: string): Readonly<Record<string, string>> =>
  publicOrigin.startsWith("https:") ? { ...ALWAYS, "strict-transport-security": HSTS } : ALWAYS

/** For data and downloads: a browser that shows them all the same runs nothing in them. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** For papers that are shown: their own style and pictures, no script, no other place. */
export const PAPER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

/** For the console's own page. Styles that Mantine adds by script carry the nonce; scripts come only from `/assets/`. */
export const pagePolicy = (origin: string, nonce: string): string =>
  [
    "default-src 'none'",
    `script-src ${origin}/assets/`,
    `style-src ${origin}/assets/ 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ")
