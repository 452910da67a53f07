import type { Profile } from "../../platforms/profile.ts"
import type { Entry, Target } from "../facts.ts"
import { defineCollector, seen } from "./look.ts"
import { siblingOf } from "./origins.ts"
import { sensitivePaths, shopUrl } from "./shop-url.ts"

/**
 * The ways in that are tried. A shop on a port of its own on this machine or in a private network has no other ways in than that port:
 * what else listens there is not the shop.
 */
export const entryUrls = (target: Target, profile: Profile): readonly string[] => {
  const usualPort = target.port === (target.scheme === "https" ? 443 : 80)
  if (!usualPort && target.vantage !== "public") {
    const paths = target.scheme === "http" ? sensitivePaths(profile) : []
    return [target.url, ...paths.map((path) => shopUrl(target, path))]
  }
  const host = target.hostname.includes(":") ? `[${target.hostname}]` : target.hostname
  const sibling = siblingOf(target)
  const hosts = sibling === null ? [host] : [host, sibling]
  const plain = { url: `http://${host}${new URL(target.url).pathname}` }
  const urls = [
    ...hosts.map((host) => `http://${host}/`),
    ...hosts.map((host) => `https://${host}/`),
    target.url,
    ...sensitivePaths(profile).map((path) => shopUrl(plain, path)),
  ]
  return [...new Set(urls)]
}

/** Every way in and where it led, hop by hop. */
export const entriesCollector = defineCollector({
  fact: "entries",
  needs: ["target", "platform"],
  async collect({ client, clock }, { target, platform }) {
    const entries: Entry[] = []
    for (const url of entryUrls(target, platform.profile)) entries.push({ url, ...(await client.follow(url)) })
    return seen(entries, clock())
  },
})
