import type { PageDocument } from "../facts.ts"
import type { Attributes } from "./html-attributes.ts"

type Loads = Pick<PageDocument, "frames" | "links" | "insecureLoads" | "stylesheets">
interface LoadReader {
  start(tagName: string, attributes: Attributes): void
  /** The text of a `<style>`. */
  style(text: string): void
  done(): Loads
}

/** Which attribute of which element loads something or sends something; `active` may change the page or carries what was typed. */
const LOADING: Readonly<Record<string, readonly (readonly [attribute: string, active: boolean])[]>> = {
  script: [["src", true]],
  iframe: [["src", true]],
  frame: [["src", true]],
  embed: [["src", true]],
  object: [["data", true]],
  form: [["action", true]],
  button: [["formaction", true]],
  input: [
    ["formaction", true],
    ["src", false],
  ],
  img: [["src", false]],
  audio: [["src", false]],
  video: [
    ["src", false],
    ["poster", false],
  ],
  source: [["src", false]],
  track: [["src", false]],
}
const ACTIVE_RELS = new Set(["stylesheet", "preload", "modulepreload", "manifest"])
const STYLE_ADDRESS = /(?:url\(\s{0,8}|@import\s{1,8})["']?(http:\/\/[^"')\s]{1,1000})/gi

/** Collects what a page loads, frames and links to. `secure`: the page came over https, so that a load over http is mixed content. */
export const buildLoadReader = (
  secure: boolean,
  resolve: (address: string) => URL | null,
  itemsMax: number,
): LoadReader => {
  const insecure = new Map<string, Loads["insecureLoads"][number]>()
  const frames = new Set<string>()
  const links = new Set<string>()
  const stylesheets = new Set<string>()
  const keep = (set: Set<string>, address: string | undefined): void => {
    const url = address === undefined || set.size >= itemsMax ? null : resolve(address)
    if (url !== null) set.add(url.href)
  }
  const load = (tag: string, address: string | undefined, active: boolean): void => {
    if (!secure || address === undefined || insecure.size >= itemsMax) return
    const url = resolve(address)
    if (url?.protocol === "http:") insecure.set(`${tag} ${url.href}`, { tag, url: url.href, active })
  }
  const link = (attributes: Attributes): void => {
    const rels = (attributes["rel"] ?? "").toLowerCase().split(/\s+/, 10)
    if (rels.includes("stylesheet")) keep(stylesheets, attributes["href"])
    const active = rels.some((rel) => ACTIVE_RELS.has(rel))
    if (active || rels.some((rel) => rel.endsWith("icon"))) load("link", attributes["href"], active)
  }
  const style = (text: string): void => {
    for (const [, address] of text.slice(0, 256 * 1024).matchAll(STYLE_ADDRESS)) load("style", address, false)
  }
  return {
    start(tagName, attributes) {
      for (const [attribute, active] of LOADING[tagName] ?? []) load(tagName, attributes[attribute], active)
      if (tagName === "link") link(attributes)
      if (tagName === "iframe" || tagName === "frame") keep(frames, attributes["src"])
      if (tagName === "a" || tagName === "area") keep(links, attributes["href"])
      if (attributes["style"] !== undefined) style(attributes["style"])
      for (const candidate of (attributes["srcset"] ?? "").split(",", 50))
        if (candidate !== "") load(tagName, candidate.trim().split(/\s/, 1)[0], false)
    },
    style,
    done: () => ({
      frames: [...frames],
      links: [...links],
      stylesheets: [...stylesheets],
      insecureLoads: [...insecure.values()],
    }),
  }
}
