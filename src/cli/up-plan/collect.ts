import { existsSync, globSync, readFileSync, realpathSync, statSync } from "node:fs"
import { dirname, isAbsolute, join, resolve } from "node:path"
import type { ConfigFile, Listener, ServerFacts } from "./facts.ts"
import { parseNginx, walk } from "./nginx-tree.ts"

const MAX_FILE_BYTES = 1024 * 1024
const MAX_FILES = 500

const read = (path: string): string | null => {
  try {
    return statSync(path).size > MAX_FILE_BYTES ? null : readFileSync(path, "utf8")
  } catch {
    return null
  }
}
/** `sites-enabled` holds links: what is changed is the file behind one. */
const real = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** A file and all that it includes, each once. `includesOf` answers patterns as they are written. */
const readTree = (
  first: string,
  folder: string,
  includesOf: (text: string) => readonly string[],
): readonly ConfigFile[] => {
  const files = new Map<string, ConfigFile>()
  const visit = (path: string): void => {
    const place = real(path)
    if (files.has(place) || files.size >= MAX_FILES) return
    const text = read(place)
    if (text === null) return
    files.set(place, { path: place, text })
    for (const pattern of includesOf(text))
      for (const found of globSync(isAbsolute(pattern) ? pattern : join(folder, pattern)).toSorted()) visit(found)
  }
  visit(first)
  return [...files.values()]
}

const nginxIncludes = (text: string): readonly string[] =>
  walk(parseNginx(text)).flatMap(({ words }) =>
    words[0] === "include" ? [(words[1] ?? "").replace(/^["']|["']$/g, "")] : [],
  )
const apacheIncludes = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t]*Include(?:Optional)?[ \t]+"?([^"\n]+?)"?[ \t]*$/gim)].map(([, pattern = ""]) => pattern)

export const readNginx = (file: string): readonly ConfigFile[] => readTree(file, dirname(file), nginxIncludes)
/** Includes are named from Apache's own folder, which on Red Hat is not that of its first file. */
export const readApache = (file: string): readonly ConfigFile[] => {
  const told = /^[ \t]*ServerRoot[ \t]+"?([^"\n]+?)"?[ \t]*$/im.exec(read(file) ?? "")?.[1]
  const files = readTree(file, told !== undefined && isAbsolute(told) ? told : dirname(file), apacheIncludes)
  const roots = files.flatMap(({ text }) => documentRoots(text))
  // A shop brings its own rules along; where they stand is no link.
  const rules = [...new Set(roots)].slice(0, MAX_FILES).map((root) => join(root, ".htaccess"))
  return [...files, ...rules.flatMap((path) => [read(path)].flatMap((text) => (text === null ? [] : [{ path, text }])))]
}
const documentRoots = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t]*DocumentRoot[ \t]+"?([^"\n]+?)"?[ \t]*$/gim)].flatMap(([, root = ""]) =>
    isAbsolute(root) ? [root] : [],
  )

const HEX_V4 = /^[0-9A-F]{8}$/
/** An address as the kernel writes it, bytes of each 32 bits turned round. */
const addressOf = (hex: string): string => {
  if (HEX_V4.test(hex))
    return (hex.match(/../g) ?? [])
      .toReversed()
      .map((byte) => Number.parseInt(byte, 16))
      .join(".")
  if (/^0{32}$/.test(hex)) return "::"
  return /^0{24}01000000$/.test(hex) ? "::1" : "other"
}

/** Listening TCP ports out of `/proc/net/tcp` and `tcp6`. */
export const listenersIn = (text: string): readonly Listener[] =>
  text.split("\n").flatMap((line): readonly Listener[] => {
    const found = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F:]+ 0A /.exec(line)
    return found === null ? [] : [{ address: addressOf(found[1] ?? ""), port: Number.parseInt(found[2] ?? "0", 16) }]
  })

const firewall = (): ServerFacts["firewall"] => {
  if (existsSync("/usr/sbin/ufw")) return "ufw"
  if (existsSync("/usr/bin/firewall-cmd")) return "firewalld"
  return existsSync("/usr/sbin/nft") ? "nftables" : null
}

export interface ServerPlaces {
  readonly nginx?: string
  readonly apache?: string
}

/** Looks at this server; reads only. Files that cannot be read are as if they were not there. */
export const collectServer = (program: string, { nginx, apache }: ServerPlaces = {}): ServerFacts => {
  const apacheFile =
    apache ?? ["/etc/apache2/apache2.conf", "/etc/httpd/conf/httpd.conf"].find((one) => existsSync(one))
  return {
    nginx: readNginx(nginx ?? "/etc/nginx/nginx.conf"),
    apache: apacheFile === undefined ? [] : readApache(apacheFile),
    listeners: ["tcp", "tcp6"].flatMap((name) => listenersIn(readProc(name))),
    firewall: firewall(),
    systemd: existsSync("/run/systemd/system"),
    node: process.execPath,
    program: resolve(program),
  }
}
/** Files of the kernel say that they are empty; they are not. */
const readProc = (name: string): string => {
  try {
    return readFileSync(`/proc/net/${name}`, "utf8").slice(0, MAX_FILE_BYTES)
  } catch {
    return ""
  }
}
