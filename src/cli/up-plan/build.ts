import type { Config, SiteConfig } from "../../config/schema.ts"
import { SekishoError } from "../../lib/errors.ts"
import { changeApache } from "./apache.ts"
import type { ServerChange, ServerFacts, ShopPlace } from "./facts.ts"
import { changeNginx, NGINX_MAPS } from "./nginx.ts"
import { platformLines, type PlatformLines } from "./platform-lines.ts"
import { quote, type CutOver, type ServerCommands } from "./scripts.ts"
import { systemdUnit } from "./unit.ts"

export const UNIT_FILE = "/etc/systemd/system/sekisho.service"
export type Kind = "nginx" | "apache"

/** All that has to change on this server so that the gate stands in front of one shop. */
export interface UpPlan extends CutOver {
  readonly kind: Kind
  readonly shop: ShopPlace
  readonly platform: PlatformLines
  /** Lines of `sekisho.yaml` that are to be there. */
  readonly yaml: readonly string[]
  readonly unit: string
  readonly firewall: readonly string[]
  readonly facts: ServerFacts
  /** Names that answer on this server and are no site of the configuration. */
  readonly unguarded: readonly string[]
}

export interface PlanWish {
  readonly config: Config
  readonly site: SiteConfig
  /** Absolute paths. */
  readonly configFile: string
  readonly dataDir: string
  /** File of the shared secret; null where the configuration has none, or has it from the environment. */
  readonly secretFile: string | null
  readonly facts: ServerFacts
  /** Of another server than Debian's own, for a rehearsal. */
  readonly commands?: Partial<ServerCommands>
  readonly backup?: string
  readonly mapsFile?: string
  readonly originFile?: string
}

/** Where the web server is to answer: the first upstream, which has to be on this machine. Throws PLAN_UPSTREAM. */
const shopPlace = ({ site, config }: PlanWish, secretFile: string | null): ShopPlace => {
  const url = URL.parse(site["public-url"] ?? "")
  const upstream = URL.parse(site.upstreams?.[0] ?? "")
  const scheme = url?.protocol === "https:" ? "https" : "http"
  const port = Number(upstream?.port === "" ? 80 : upstream?.port)
  const loopback = upstream !== null && /^(?:127\.[\d.]+|localhost)$/.test(upstream.hostname)
  const { http, https } = config.listen ?? {}
  const ports = config.listen === undefined ? [80, 443] : [http, https].flatMap((bind) => bind?.port ?? [])
  if (url === null || !loopback || ports.includes(port)) throw new SekishoError("PLAN_UPSTREAM", { site: site.id })
  const address = upstream.hostname === "localhost" ? "127.0.0.1" : upstream.hostname
  const onLoopback = [http, https].some((bind) => bind?.host.startsWith("127."))
  return { host: url.hostname, scheme, ports, onLoopback, address, port, secretFile }
}

const OPEN_ADDRESSES = new Set(["0.0.0.0", "::"])
/** Doors that must be nobody's but this machine's: everything that listens for the world besides the gate and SSH. */
const openPorts = ({ listeners }: ServerFacts, { ports }: ShopPlace): readonly number[] =>
  [
    ...new Set(
      listeners
        .filter(({ address, port }) => OPEN_ADDRESSES.has(address) && ![22, 25, 80, 443, ...ports].includes(port))
        .map(({ port }) => port),
    ),
  ].toSorted((a, b) => a - b)

const firewallLines = (facts: ServerFacts, shop: ShopPlace): readonly string[] =>
  openPorts(facts, shop).map((port) => {
    if (facts.firewall === "firewalld")
      return `firewall-cmd --permanent --remove-port=${port}/tcp && firewall-cmd --reload`
    if (facts.firewall === "ufw") return `ufw deny ${port}/tcp`
    return `nft insert rule inet filter input iifname != "lo" tcp dport ${port} drop`
  })

/** Red Hat and its kin call Apache `httpd`, and have no command that switches its modules on: those here are on already. */
const isHttpd = ({ apache }: ServerFacts): boolean => apache[0]?.path.includes("/httpd/") === true

const commandsOf = (kind: Kind, { host, scheme }: ShopPlace, facts: ServerFacts): ServerCommands => {
  return {
    test: kind === "nginx" ? "nginx -t" : "apachectl configtest",
    // Apache takes another address only when it starts anew.
    apply: kind === "nginx" ? "systemctl reload nginx" : `systemctl restart ${isHttpd(facts) ? "httpd" : "apache2"}`,
    startGate: "systemctl daemon-reload && systemctl enable --now sekisho",
    stopGate: "systemctl disable --now sekisho",
    check: checkLine("curl -sS --max-time 5 --connect-to ::127.0.0.1:", `${scheme}://${host}`),
  }
}
/**
 * The shop's first page opens and leads not for ever to itself (as rules do that look for TLS where there is none any more), and it
 * is the gate that answers below its own folder, with a number: a web server that kept the port would show some page, too. `curl`:
 * the command with what it needs to reach the gate.
 */
export const checkLine = (curl: string, origin: string): string =>
  [
    `${curl} -f -o /dev/null ${origin}/`,
    `{ ${curl} -L --max-redirs 5 -o /dev/null ${origin}/; [ $? -ne 47 ]; }`,
    `${curl} ${origin}/.sekisho/ | grep -q '[2-9A-Z]\\{5\\}-[2-9A-Z]\\{5\\}'`,
  ].join(" && ")

const originShell = (kind: Kind, secretFile: string): string =>
  kind === "nginx"
    ? `printf 'if ($http_x_sekisho_origin != "%s") { return 421; }\\n' "$(cat ${quote(secretFile)})"`
    : `printf %s ${quote(`<If "%{HTTP:X-Sekisho-Origin} != '`)} "$(cat ${quote(secretFile)})" ${quote(`'">\n  Require all denied\n</If>\n`)}`

const yamlLines = (wish: PlanWish, shop: ShopPlace, change: ServerChange): readonly string[] => {
  const { config, site } = wish
  const lines: string[] = []
  if (config.listen === undefined) {
    const https = shop.scheme === "https" ? ", https: 0.0.0.0:443" : ""
    lines.push(`listen: { http: 0.0.0.0:80${https} }`)
  }
  if (shop.scheme === "https" && site.certificate === undefined)
    lines.push(
      change.certificate === null
        ? "    certificate: acme"
        : `    certificate: { cert: ${change.certificate.cert}, key: ${change.certificate.key} }`,
    )
  return lines
}

/** Works out the plan. Pure. Throws PLAN_UPSTREAM, or PLAN_NO_SERVER where neither nginx nor Apache stands on this server. */
export const buildUpPlan = (wish: PlanWish): UpPlan => {
  const { facts, site, config } = wish
  const kind: Kind | null = facts.nginx.length > 0 ? "nginx" : facts.apache.length > 0 ? "apache" : null
  if (kind === null) throw new SekishoError("PLAN_NO_SERVER")
  const apacheFolder = isHttpd(facts) ? "/etc/httpd/conf" : "/etc/apache2"
  const originFile = wish.originFile ?? `${kind === "nginx" ? "/etc/nginx" : apacheFolder}/sekisho-origin.conf`
  const shop = shopPlace(wish, wish.secretFile === null ? null : originFile)
  const change = kind === "nginx" ? changeNginx(facts.nginx, shop) : changeApache(facts.apache, shop)
  const unit = systemdUnit(facts, wish)
  const mapsFile = wish.mapsFile ?? "/etc/nginx/conf.d/sekisho.conf"
  const own = new Set(config.sites.map((one) => URL.parse(one["public-url"] ?? "")?.hostname))
  return {
    kind,
    shop,
    change,
    facts,
    unit,
    platform: platformLines(site.platform),
    yaml: yamlLines(wish, shop, change),
    firewall: firewallLines(facts, shop),
    unguarded: [...new Set(change.others)].filter((name) => !own.has(name)),
    created: [
      ...(kind === "nginx" ? [{ path: mapsFile, text: NGINX_MAPS }] : []),
      ...(wish.secretFile === null ? [] : [{ path: originFile, shell: originShell(kind, wish.secretFile) }]),
      ...(facts.systemd ? [{ path: UNIT_FILE, text: unit }] : []),
    ],
    prepare: kind === "apache" && !isHttpd(facts) ? ["a2enmod -q remoteip setenvif"] : [],
    commands: { ...commandsOf(kind, shop, facts), ...wish.commands },
    backup: wish.backup ?? "/var/backups/sekisho-cut-over",
  }
}
