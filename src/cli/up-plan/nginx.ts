import type { ConfigFile, ServerChange, ShopPlace } from "./facts.ts"
import { applyEdits, commentOut, indentAt, lineNumber, type Edit } from "./edits.ts"
import { parseNginx, walk, type Directive } from "./nginx-tree.ts"

/** Where nginx is told what the visitor's own connection was; goes into `http { … }`, so into `conf.d`. */
export const NGINX_MAPS = `# Written for Sekisho: what the gate says of the visitor's connection.
map $http_x_forwarded_proto $sekisho_scheme { default http; https https; }
map $http_x_forwarded_proto $sekisho_https { default ""; https on; }
`

const bareWord = (word: string | undefined): string => (word ?? "").replace(/^["']|["']$/g, "")

/** `80`, `[::]:443`, `127.0.0.1:8080`, `*:80`, `203.0.113.5`. Null for a socket. */
const portOf = (listen: string): number | null => {
  if (listen.startsWith("unix:")) return null
  const found = /(?:^|:)(\d{1,5})$/.exec(listen)?.[1]
  return found === undefined || /^\[[^\]]*\]$/.test(listen) || /^\d+\.\d+\.\d+\.\d+$/.test(listen) ? 80 : Number(found)
}
const isLoopback = (listen: string): boolean => /^(?:127\.|localhost:|\[::1\])/.test(listen)

const named = (server: Directive, name: string): readonly Directive[] =>
  (server.inner ?? []).filter(({ words }) => words[0] === name)
const namesOf = (server: Directive): readonly string[] =>
  named(server, "server_name").flatMap(({ words }) => words.slice(1).map(bareWord))
/** Listens on a port that the gate is to take; a server without `listen` has port 80. */
const publicListens = (server: Directive, shop: ShopPlace): readonly Directive[] | "default" => {
  const listens = named(server, "listen")
  if (listens.length === 0) return "default"
  return listens.filter(({ words }) => {
    const where = bareWord(words[1])
    return shop.ports.includes(portOf(where) ?? 0) && (shop.onLoopback || !isLoopback(where))
  })
}

const CONTENT = new Set([
  "root",
  "alias",
  "proxy_pass",
  "fastcgi_pass",
  "uwsgi_pass",
  "scgi_pass",
  "try_files",
  "index",
])
/** A server that only sends visitors to HTTPS, places for certificates aside. */
const onlyRedirects = (server: Directive): boolean =>
  !walk(
    (server.inner ?? []).filter(
      ({ words }) => !(words[0] === "location" && words.join(" ").includes("acme-challenge")),
    ),
  ).some(({ words }) => CONTENT.has(words[0] ?? ""))

const matches = (names: readonly string[], host: string): boolean =>
  names.some(
    (name) =>
      name === host ||
      (name.startsWith("*.") && host.endsWith(name.slice(1))) ||
      (name.startsWith(".") && (host === name.slice(1) || host.endsWith(name))),
  )

const PHP_PASSES = new Set(["fastcgi_pass", "uwsgi_pass", "scgi_pass"])
const VARIABLE = /\$(scheme|https)\b/g

const linesFor = (shop: ShopPlace, indent: string): string =>
  [
    `listen ${shop.address}:${shop.port};`,
    `set_real_ip_from ${shop.address};`,
    "real_ip_header X-Forwarded-For;",
    ...(shop.secretFile === null ? [] : [`include ${shop.secretFile};`]),
  ].join(`\n${indent}`)

/** Moves one server to the loopback address: where it listens, whom it believes, and how it knows that a visitor came by HTTPS. */
const moveServer = (text: string, { server, listens }: Seen, shop: ShopPlace): readonly Edit[] => {
  const edits: Edit[] = []
  const [first, ...rest] = listens
  const indent = first === undefined ? "    " : indentAt(text, first.from)
  if (first === undefined) edits.push({ from: server.open, to: server.open, text: `\n    ${linesFor(shop, "    ")}` })
  else edits.push({ from: first.from, to: first.to, text: linesFor(shop, indent) })
  for (const one of rest) edits.push(commentOut(text, one.from, one.to))
  const inside = walk(server.inner ?? [])
  for (const one of inside) {
    if (one.words[0] === "http2") edits.push(commentOut(text, one.from, one.to))
    else if (one.inner === null && !listens.includes(one)) {
      const before = text.slice(one.from, one.to)
      const after = before.replace(VARIABLE, "$sekisho_$1")
      if (after !== before) edits.push({ from: one.from, to: one.to, text: after })
      else if (PHP_PASSES.has(one.words[0] ?? "")) edits.push(forPhp(text, one, shop))
    } else if (one.inner !== null && VARIABLE.test(text.slice(one.from, one.open)))
      edits.push({
        from: one.from,
        to: one.open,
        text: text.slice(one.from, one.open).replace(VARIABLE, "$sekisho_$1"),
      })
    VARIABLE.lastIndex = 0
  }
  return edits
}
/** What is included beside it says `$https` of nginx's own connection; what is said later counts. */
const forPhp = (text: string, pass: Directive, shop: ShopPlace): Edit => {
  const kind = (pass.words[0] ?? "fastcgi_pass").replace("_pass", "_param")
  const indent = indentAt(text, pass.from)
  const port = shop.scheme === "https" ? 443 : 80
  const lines = [
    text.slice(pass.from, pass.to),
    `${kind} HTTPS $sekisho_https if_not_empty;`,
    `${kind} REQUEST_SCHEME $sekisho_scheme;`,
    `${kind} SERVER_PORT ${port};`,
  ]
  return { from: pass.from, to: pass.to, text: lines.join(`\n${indent}`) }
}

interface Seen {
  readonly file: ConfigFile
  readonly server: Directive
  readonly listens: readonly Directive[]
  readonly names: readonly string[]
}
const serversOf = (files: readonly ConfigFile[], shop: ShopPlace): readonly Seen[] =>
  files.flatMap((file) =>
    walk(parseNginx(file.text))
      .filter(({ words, inner }) => words[0] === "server" && words.length === 1 && inner !== null)
      .flatMap((server): readonly Seen[] => {
        const listens = publicListens(server, shop)
        if (listens === "default") return [{ file, server, listens: [], names: namesOf(server) }]
        return listens.length === 0 ? [] : [{ file, server, listens, names: namesOf(server) }]
      }),
  )

/** Only a server of everybody may stand in for one that is named. */
const ofShop = (servers: readonly Seen[], host: string): readonly Seen[] => {
  const own = servers.filter(({ names }) => matches(names, host))
  return own.length > 0 ? own : servers.filter(({ names }) => names.length === 0 || names.includes("_"))
}

/** What nginx on 80 and 443 has to become, so that the gate can stand there. Pure. */
export const changeNginx = (files: readonly ConfigFile[], shop: ShopPlace): ServerChange => {
  const servers = serversOf(files, shop)
  const content = servers.filter(({ server }) => !onlyRedirects(server))
  const moved = ofShop(content, shop.host)
  const changed = files.flatMap((file) => {
    const edits = servers
      .filter((seen) => seen.file === file)
      .flatMap((seen): readonly Edit[] =>
        content.includes(seen)
          ? moveServer(file.text, seen, moved.includes(seen) ? shop : { ...shop, secretFile: null })
          : [commentOut(file.text, seen.server.from, seen.server.to)],
      )
    return edits.length === 0 ? [] : [{ path: file.path, before: file.text, after: applyEdits(file.text, edits) }]
  })
  const directive = (name: string): string | null =>
    bareWord(moved.flatMap(({ server }) => named(server, name)).at(0)?.words[1]) || null
  const [cert, key] = [directive("ssl_certificate"), directive("ssl_certificate_key")]
  return {
    files: changed,
    found: moved.length > 0,
    certificate: cert !== null && key !== null ? { cert, key } : null,
    others: content
      .filter((seen) => !moved.includes(seen))
      .flatMap(({ names }) => names)
      .filter((name) => name !== "_" && name !== ""),
    look: moved.flatMap(({ file, server }) =>
      walk(server.inner ?? [])
        .filter(({ words }) => words.some((word) => /\$(?:server_port|ssl_[a-z_]+)\b/.test(word)))
        .map(({ from, words }) => `${file.path}:${lineNumber(file.text, from)} ${words.join(" ")}`),
    ),
  }
}
