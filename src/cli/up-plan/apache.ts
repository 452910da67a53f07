import type { ConfigFile, ServerChange, ShopPlace } from "./facts.ts"
import { applyEdits, commentOut, indentAt, lineNumber, type Edit } from "./edits.ts"

interface Host {
  readonly file: ConfigFile
  readonly from: number
  readonly to: number
  /** Offsets of the opening line. */
  readonly headTo: number
  readonly body: string
  readonly names: readonly string[]
}

const OPENING = /^[ \t]*<VirtualHost[ \t]+([^>\n]+)>[ \t]*$/gim
const CLOSING = /^[ \t]*<\/VirtualHost>[ \t]*$/gim
const isLoopback = (address: string): boolean => /^(?:127\.|\[::1\]|localhost)/i.test(address)
const isPublic = (addresses: string, { ports, onLoopback }: ShopPlace): boolean =>
  addresses
    .split(/\s+/)
    .some((one) => ports.includes(Number(/:(\d+)$/.exec(one)?.[1])) && (onLoopback || !isLoopback(one)))

/** Values of a directive, comments apart. */
const values = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(.+)$`, "gim"))].map(([, value = ""]) => value.trim())
const first = (text: string, name: string): string | null =>
  values(text, name).at(0)?.split(/\s+/)[0]?.replace(/^"|"$/g, "") ?? null

const hostsOf = (files: readonly ConfigFile[], shop: ShopPlace): readonly Host[] =>
  files.flatMap((file) =>
    [...file.text.matchAll(OPENING)].flatMap((match): readonly Host[] => {
      if (!isPublic(match[1] ?? "", shop)) return []
      CLOSING.lastIndex = match.index
      const end = CLOSING.exec(file.text)
      if (end === null) return []
      const headTo = match.index + match[0].length
      const body = file.text.slice(headTo, end.index)
      const names = [...values(body, "ServerName"), ...values(body, "ServerAlias").flatMap((one) => one.split(/\s+/))]
      const to = end.index + end[0].length
      return [{ file, from: match.index, to, headTo, body, names: names.map((one) => one.replace(/:\d+$/, "")) }]
    }),
  )

const onlyRedirects = ({ body }: Host): boolean =>
  !/^[ \t]*(?:DocumentRoot|ProxyPass|ProxyPassMatch|SetHandler|Alias|ScriptAlias|WSGIScriptAlias)\b/im.test(body) ||
  (/^[ \t]*(?:Redirect|RedirectPermanent|RedirectMatch)[ \t][^\n]*https:\/\//im.test(body) &&
    /^[ \t]*(?:Redirect\S*[ \t]+(?:permanent[ \t]+|30\d[ \t]+)?\/[ \t])/im.test(body))

const matches = (names: readonly string[], host: string): boolean =>
  names.some((name) => name === host || (name.startsWith("*.") && host.endsWith(name.slice(1))))

const linesFor = (shop: ShopPlace): readonly string[] => [
  `<VirtualHost ${shop.address}:${shop.port}>`,
  "    RemoteIPHeader X-Forwarded-For",
  `    RemoteIPInternalProxy ${shop.address}`,
  '    SetEnvIf X-Forwarded-Proto "^https$" HTTPS=on',
  ...(shop.secretFile === null ? [] : [`    Include ${shop.secretFile}`]),
]

/** `%{HTTPS}` of mod_rewrite is Apache's own connection, not the variable that is set above. */
const REWRITES = /^[ \t]*RewriteCond[ \t]+%\{(?:HTTPS|SERVER_PORT|REQUEST_SCHEME)\}[^\n]*$/gim

/** Files that only speak of TLS, as certbot puts one beside its certificates: on loopback nobody speaks TLS. */
const onlyTls = ({ text }: ConfigFile): boolean => {
  const lines = text.split("\n").map((line) => line.trim())
  const said = lines.filter((line) => line !== "" && !line.startsWith("#"))
  return (
    said.some((line) => /^SSL/i.test(line)) && said.every((line) => /^(?:SSL|LogFormat\b|<\/?IfModule\b)/i.test(line))
  )
}
/** The line that takes such a file in, whether it is named from the root or from Apache's folder. */
const takesIn = (line: string, { path }: ConfigFile): boolean => {
  const named = /^[ \t]*Include(?:Optional)?[ \t]+"?([^"\n]+?)"?[ \t]*$/i.exec(line)?.[1] ?? ""
  return named !== "" && (named === path || path.endsWith(`/${named}`))
}

const moveHost = (host: Host, shop: ShopPlace, tlsFiles: readonly ConfigFile[]): readonly Edit[] => {
  const { text } = host.file
  const edits: Edit[] = [{ from: host.from, to: host.headTo, text: linesFor(shop).join("\n") }]
  for (const match of host.body.matchAll(/^[ \t]*(?:SSL[A-Z]|Include)\w*[^\n]*$/gim)) {
    const [line] = match
    if (/^[ \t]*Include/i.test(line) && !tlsFiles.some((file) => takesIn(line, file))) continue
    edits.push(commentOut(text, host.headTo + match.index, host.headTo + match.index + line.length))
  }
  return edits
}

/** `path:line text` of what looks at the connection itself, from `begin` of the file on. */
const rewritesIn = ({ path, text }: ConfigFile, part: string, begin: number): readonly string[] =>
  [...part.matchAll(REWRITES)].map((match) => `${path}:${lineNumber(text, begin + match.index)} ${match[0].trim()}`)

/** `Listen 80` and `Listen 443` of all files: the first becomes the loopback address, the rest goes. */
const listensOf = (
  files: readonly ConfigFile[],
  { ports, onLoopback }: ShopPlace,
): readonly { file: ConfigFile; from: number; to: number }[] =>
  files.flatMap((file) =>
    [...file.text.matchAll(/^[ \t]*Listen[ \t]+(\S*:)?(\d{1,5})(?:[ \t]+https?)?[ \t]*$/gim)]
      .filter(([, address = "", port]) => ports.includes(Number(port)) && (onLoopback || !isLoopback(address)))
      .map((match) => ({ file, from: match.index, to: match.index + match[0].length })),
  )

/** What Apache on 80 and 443 has to become, so that the gate can stand there. Pure. */
export const changeApache = (files: readonly ConfigFile[], shop: ShopPlace): ServerChange => {
  const hosts = hostsOf(files, shop)
  const content = hosts.filter((host) => !onlyRedirects(host))
  const own = content.filter(({ names }) => matches(names, shop.host))
  // A shop over HTTPS is described twice where 80 has its own content: the one with the certificate is the shop.
  const withTls = own.filter(({ body }) => /^[ \t]*SSLCertificateFile\b/im.test(body))
  const moved = withTls.length > 0 ? withTls : own
  const listens = listensOf(files, shop)
  const tlsFiles = files.filter(onlyTls)
  const editsOf = (file: ConfigFile): readonly Edit[] => [
    ...hosts
      .filter((host) => host.file === file)
      .flatMap((host): readonly Edit[] => {
        if (moved.includes(host)) return moveHost(host, shop, tlsFiles)
        return own.includes(host) || !content.includes(host)
          ? [commentOut(file.text, host.from, host.to)]
          : moveHost(host, { ...shop, secretFile: null }, tlsFiles)
      }),
    ...listens
      .filter((listen) => listen.file === file)
      .map((listen) =>
        listen === listens[0]
          ? {
              from: listen.from,
              to: listen.to,
              text: `${indentAt(file.text, listen.from)}Listen ${shop.address}:${shop.port}`,
            }
          : commentOut(file.text, listen.from, listen.to),
      ),
  ]
  const body = moved[0]?.body ?? ""
  const ownRules = new Set(
    moved.map((host) => `${first(host.body, "DocumentRoot")?.replace(/\/$/, "") ?? ""}/.htaccess`),
  )
  const [cert, key] = [first(body, "SSLCertificateFile"), first(body, "SSLCertificateKeyFile")]
  return {
    files: files.flatMap((file) => {
      const edits = editsOf(file)
      return edits.length === 0 ? [] : [{ path: file.path, before: file.text, after: applyEdits(file.text, edits) }]
    }),
    found: moved.length > 0,
    certificate: cert !== null && key !== null ? { cert, key } : null,
    others: content.filter((host) => !own.includes(host)).flatMap(({ names }) => names),
    look: [
      ...moved.flatMap(({ file, body: inside, headTo }) => rewritesIn(file, inside, headTo)),
      ...files.filter(({ path }) => ownRules.has(path)).flatMap((file) => rewritesIn(file, file.text, 0)),
    ],
  }
}
