const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["HeadlessChrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const
const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const

/**
 * What a person calls the browser that sends this `User-Agent`, as “Chrome (Windows)”; the text itself, cut, where it is none
 * that we know, and null where nothing was sent. Browsers name others beside themselves: the first in the list counts.
 */
export const browserName = (userAgent: string): string | null => {
  const browser = BROWSERS.find(([mark]) => userAgent.includes(mark))?.[1]
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1]
  if (browser === undefined) return userAgent === "" ? null : userAgent.slice(0, 60)
  return system === undefined ? browser : `${browser} (${system})`
}
