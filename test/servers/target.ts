import type { Target } from "../../src/checks/facts.ts"

/** A target on 127.0.0.1, as the collector of targets would give it. `changed` for what a test wants otherwise. */
export const loopbackTarget = (url: string, changed: Partial<Target> = {}): Target => {
  const { protocol, port, origin, hostname } = new URL(url)
  const scheme = protocol === "https:" ? "https" : "http"
  return {
    url: `${origin}/`,
    origin,
    scheme,
    hostname,
    port: Number(port || (scheme === "https" ? 443 : 80)),
    address: "127.0.0.1",
    isAddress: hostname === "127.0.0.1",
    registrableDomain: null,
    vantage: "loopback",
    lookedAt: 0,
    ...changed,
  }
}
