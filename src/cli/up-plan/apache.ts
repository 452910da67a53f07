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
const isPublic = (addresses: string, ports: readonly number[]): boolean =>
  addresses
    .split(/\s+/)
    .some((one) => ports.includes(Number(/:(\d+)$/.exec(one)?.[1])) && !/^(?:127\.|\[::1\]|localhost)/.test(one))

/** Values of a directive, comments apart. */
const values = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(.+)$`, "gim"))].map(([, value = ""]) => value.trim())
const first = (text: string, name: string): string | null =>
  values(text, name).at(0)?.split(/\s+/)[0]?.replace(/^"|"$/g, "") ?? null

const hostsOf = (files: readonly ConfigFile[], ports: readonly number[]): readonly Host[] =>
  files.flatMap((file) =>
    [...file.text.matchAll(OPENING)].flatMap((match): readonly Host[] => {
      if (!isPublic(match[1] ?? "", ports)) return []
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

const moveHost = (host: Host, shop: ShopPlace): readonly Edit[] => {
  const { text } = host.file
  const edits: Edit[] = [{ from: host.from, to: host.headTo, text: linesFor(shop).join("\n") }]
  for (const match of host.body.matchAll(/^[ \t]*SSL[A-Z]\w*[^\n]*$/gim))
    edits.push(commentOut(text, host.headTo + match.index, host.headTo + match.index + match[0].length))
  return edits
}

/** `Listen 80` and `Listen 443` of all files: the first becomes the loopback address, the rest goes. */
const listensOf = (
  files: readonly ConfigFile[],
  ports: readonly number[],
): readonly { file: ConfigFile; from: number; to: number }[] =>
  files.flatMap((file) =>
    [...file.text.matchAll(/^[ \t]*Listen[ \t]+(?:\S*:)?(\d{1,5})(?:[ \t]+https?)?[ \t]*$/gim)]
      .filter(([line, port]) => ports.includes(Number(port)) && !/Listen[ \t]+127\./i.test(line))
      .map((match) => ({ file, from: match.index, to: match.index + match[0].length })),
  )

/** What Apache on 80 and 443 has to become, so that the gate can stand there. Pure. */
export const changeApache = (files: readonly ConfigFile[], shop: ShopPlace): ServerChange => {
  const hosts = hostsOf(files, shop.ports)
  const content = hosts.filter((host) => !onlyRedirects(host))
  const own = content.filter(({ names }) => matches(names, shop.host))
  // A shop over HTTPS is described twice where 80 has its own content: the one with the certificate is the shop.
  const withTls = own.filter(({ body }) => /^[ \t]*SSLCertificateFile\b/im.test(body))
  const moved = withTls.length > 0 ? withTls : own
  const listens = listensOf(files, shop.ports)
  const editsOf = (file: ConfigFile): readonly Edit[] => [
    ...hosts
      .filter((host) => host.file === file)
      .flatMap((host): readonly Edit[] => {
        if (moved.includes(host)) return moveHost(host, shop)
        return own.includes(host) || !content.includes(host)
          ? [commentOut(file.text, host.from, host.to)]
          : moveHost(host, { ...shop, secretFile: null })
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
  const [cert, key] = [first(body, "SSLCertificateFile"), first(body, "SSLCertificateKeyFile")]
  return {
    files: files.flatMap((file) => {
      const edits = editsOf(file)
      return edits.length === 0 ? [] : [{ path: file.path, before: file.text, after: applyEdits(file.text, edits) }]
    }),
    found: moved.length > 0,
    certificate: cert !== null && key !== null ? { cert, key } : null,
    others: content.filter((host) => !own.includes(host)).flatMap(({ names }) => names),
    look: moved.flatMap(({ file, body: inside, headTo }) =>
      [...inside.matchAll(REWRITES)].map(
        (match) => `${file.path}:${lineNumber(file.text, headTo + match.index)} ${match[0].trim()}`,
      ),
    ),
  }
}
