import { resolve } from "node:path"
import type { Config, SiteConfig } from "../config/schema.ts"
import type { Clock } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import type { Words } from "../lib/words.ts"
import type { Profile } from "../platforms/profile.ts"
import { GENERIC, profileById } from "../platforms/profiles.ts"
import type { Engine } from "../waf/index.ts"
import type { Door } from "./accept/arrival.ts"
import { customsOf } from "./accept/customs.ts"
import { plainHost } from "./accept/host.ts"
import { networkOf, type Network } from "./address.ts"
import { loadCertificate, type Certificate } from "./certificate.ts"
import type { Soon } from "../storage/counters.ts"
import { acmeFile, challengeKey } from "./tls/acme.ts"
import { canaryOf, keepingCanaryMails, type Canary } from "./life/canary.ts"
import { lifeKeys, type LifeKeys } from "./life/token.ts"
import { originSecret } from "./origin-secret.ts"
import { ORIGIN_HEADER } from "./shop/question.ts"
import { adminFolderOf, placesOf } from "./places.ts"
import { candidatesIn } from "./acts/requested.ts"
import type { Services } from "./services/services.ts"
import { checkAdminAccess } from "./stages/admin-access/settings.ts"
import { modesOf, stagesOf } from "./stages/registry.ts"
import { buildPipeline, type Finding, type Pipeline } from "./stages/run.ts"
import type { GateRequest, StageName, StageReason } from "./stages/stage.ts"

export interface Bind {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
}

/** One shop behind the gate. */
export interface SitePlan extends Door {
  readonly id: string
  /** `https://shop.example.jp`, without a path. */
  readonly origin: string
  /** `http://127.0.0.1:8080` … */
  readonly upstreams: readonly string[]
  /** By path: from where every guard is passed. */
  readonly serverDoors: ReadonlyMap<string, Network>
  readonly onError: "refuse" | "pass"
  readonly placeOf: ReturnType<typeof placesOf>
  readonly candidatesOf: ReturnType<typeof candidatesIn>
  readonly pipeline: Pipeline
  /** What the gate's own pages pass. */
  readonly pagePipeline: Pipeline
  /** How this shop's own scripts are told of an error; null: our own JSON. */
  readonly failureBody: string | null
  /** Where somebody whose form was stopped begins anew. */
  readonly logInPage: string
  readonly modes: ReturnType<typeof modesOf>
  /** What stages cannot do at this shop, said at the start. */
  readonly remarks: readonly { readonly stage: StageName; readonly says: Words }[]
  /** What the shop's web server asks to be shown; null where it asks for nothing. */
  readonly originSecret: string | null
  readonly certificate: Certificate | null
  /** The answer to a certificate authority's question; null where the gate orders no certificate for this shop. */
  readonly challenge: ((token: string, timeMs: number) => Soon<string | null>) | null
  /** What the gate asks itself, to see that its guards act. */
  readonly life: LifeKeys
  readonly adminFolder: string
  readonly profile: Profile
  /** The gate's own test customer, and whether the gate may register it; null where the owner wants none. */
  readonly canary: (Canary & { readonly registers: boolean }) | null
}

/** Everything the gate does, decided before the first request. Frozen; another configuration makes another plan. */
export interface GatePlan {
  readonly listen: { readonly http: Bind | null; readonly https: Bind | null }
  readonly trusted: Network
  /** By host, as links write it. */
  readonly doors: ReadonlyMap<string, SitePlan>
  readonly sites: readonly SitePlan[]
}

export interface PlanContext {
  /** The rules of the waf for one site, compiled; asked only where that guard is on. */
  readonly rules?: (site: SiteConfig) => Engine
  /** Administrators' devices that are registered for a site; left out: nobody looked. */
  readonly adminDevices?: (site: string) => number
  /** Folder of `sekisho.yaml`: certificates are named from there. */
  readonly folder: string
  readonly clock: Clock
  /** Where secrets named `env:NAME` are; left out: none is there. */
  readonly environment?: NodeJS.ProcessEnv
  readonly services: Services
  readonly report: (site: string, request: GateRequest, finding: Finding) => void
  readonly note: (site: string, reason: StageReason, request: GateRequest | null) => void
}

const buildSite = (
  site: SiteConfig,
  url: URL,
  context: PlanContext & { readonly trustedProxies: readonly string[]; readonly dataDir: string },
): SitePlan => {
  const profile = profileById(site.platform ?? "") ?? GENERIC
  const scheme = url.protocol === "https:" ? "https" : "http"
  const host = plainHost(url.host, scheme) ?? url.host
  const upstreams = (site.upstreams ?? []).map((text) => new URL(text).origin)
  const adminFolder = adminFolderOf(profile, site.admin?.url)
  const certificate = certificateOf(site, url, context)
  if (site.guards["admin-access"]?.mode === "enforce")
    checkAdminAccess({
      site: site.id,
      adminFolder,
      allow: site.admin?.allow ?? [],
      trustedProxies: context.trustedProxies,
      hasRecords: context.services.records !== null,
      devices: context.adminDevices?.(site.id) ?? null,
    })
  const told = site["origin-secret"]
  const secret = told === undefined ? null : originSecret(context.folder, told, context.environment ?? {})
  const shown = secret === null ? {} : { [ORIGIN_HEADER]: secret }
  const { services } = context
  const canary =
    site.canary === undefined
      ? null
      : { ...canaryOf(site.id, services, context.clock), registers: site.canary.account === "register" }
  const { mailer } = services
  const own =
    canary === null || mailer === null
      ? services
      : { ...services, mailer: keepingCanaryMails(mailer, site.id, services, canary, context.clock) }
  const stages = stagesOf(site.guards, {
    site: site.id,
    origin: url.origin,
    profile,
    clock: context.clock,
    publicScheme: scheme,
    adminFolder,
    services: own,
    waf: isOn(site.guards.waf) ? (context.rules?.(site) ?? noRules(site.id)) : null,
    adminHome: (site.admin ? URL.parse(site.admin.url)?.pathname : profile.adminPath) ?? "/",
    adminAllow: networkOf(site.admin?.allow ?? []),
    certificateGood: (timeMs) => certificate !== null && timeMs < certificate.validUntilMs && certificate.trusted,
    ask: (question) =>
      context.services.ask(upstreams, host, { ...question, headers: { ...question.headers, ...shown } }),
    note: (reason, request) => context.note(site.id, reason, request),
  })
  const report = (request: GateRequest, finding: Finding): void => context.report(site.id, request, finding)
  return Object.freeze({
    id: site.id,
    host,
    scheme,
    customs: customsOf(site.platform),
    origin: url.origin,
    upstreams,
    serverDoors: new Map(site["server-doors"].map(({ path, from }) => [path, networkOf(from)])),
    onError: site["storefront-on-error"],
    placeOf: placesOf(profile, site.admin?.url),
    candidatesOf: candidatesIn(profile, adminFolder),
    pipeline: buildPipeline(stages, report),
    pagePipeline: buildPipeline(
      stages.filter(({ name }) => name === "limits"),
      report,
    ),
    failureBody: profile.accounts?.failureBody ?? null,
    logInPage: profile.accounts?.logInPage ?? "/",
    modes: modesOf(stages),
    remarks: stages.flatMap(({ name, hooks }) => (hooks.remarks ?? []).map((says) => ({ stage: name, says }))),
    originSecret: secret,
    challenge:
      site.certificate === "acme"
        ? (token: string, timeMs: number) => context.services.counters.get(challengeKey(token), timeMs)
        : null,
    life: lifeKeys(context.services.keys, site.id, context.services.counters),
    adminFolder,
    profile,
    canary,
    certificate,
  })
}

/** One that the gate orders itself may not be there yet, or be a broken file: then another is ordered. */
const certificateOf = (
  { id, certificate }: SiteConfig,
  { hostname }: URL,
  { folder, dataDir }: { readonly folder: string; readonly dataDir: string },
): Certificate | null => {
  if (certificate === undefined) return null
  if (certificate !== "acme") return loadCertificate(folder, certificate, hostname)
  const file = acmeFile(dataDir, id)
  try {
    return loadCertificate("/", { cert: file, key: file }, hostname)
  } catch {
    return null
  }
}

const isOn = (guard: { readonly mode: string } | undefined): boolean => guard !== undefined && guard.mode !== "off"
const noRules = (site: string): never => {
  throw new SekishoError("GATE_NO_RULES", { site })
}

const bindOf = (bind: Bind | undefined): Bind | null => (bind === undefined ? null : Object.freeze({ ...bind }))

/** Two settings that each are sound and together are not. */
const checkTogether = (plan: GatePlan): void => {
  for (const site of plan.sites) {
    if (plan.doors.get(site.host) !== site) throw new SekishoError("GATE_TWO_SITES", { site: site.id, host: site.host })
    if (site.scheme === "https" && plan.listen.https === null && plan.trusted.size === 0)
      throw new SekishoError("GATE_NO_HTTPS", { site: site.id })
    if (site.scheme === "https" && plan.listen.https !== null && site.certificate === null && site.challenge === null)
      throw new SekishoError("GATE_NO_CERTIFICATE", { site: site.id })
    for (const bind of [plan.listen.http, plan.listen.https])
      for (const upstream of site.upstreams)
        if (bind !== null && isItself(upstream, bind)) throw new SekishoError("GATE_LOOP", { site: site.id, upstream })
  }
}
const EVERYWHERE = new Set(["0.0.0.0", "::"])
const LOOPBACK = /^(?:127\.|localhost$|\[?::1\]?$)/
const isItself = (upstream: string, bind: Bind): boolean => {
  const { hostname, port } = new URL(upstream)
  if (Number(port || "80") !== bind.port) return false
  return hostname === bind.host || (LOOPBACK.test(hostname) && (EVERYWHERE.has(bind.host) || LOOPBACK.test(bind.host)))
}

/**
 * Builds the plan. Throws a `GATE_*` error for what cannot work or would be dangerous; it opens nothing but the certificate
 * files. Sites without `upstreams` are not the gate's.
 */
export const buildPlan = (config: Config, context: PlanContext): GatePlan => {
  const guarded = config.sites.filter((site) => site.upstreams !== undefined)
  if (guarded.length === 0) throw new SekishoError("GATE_NO_SITE")
  const ordering = guarded.find(({ certificate }) => certificate === "acme")
  if (ordering !== undefined && config.acme === undefined)
    throw new SekishoError("GATE_ACME_TERMS", { site: ordering.id })
  const listen = { http: bindOf(config.listen?.http), https: bindOf(config.listen?.https) }
  if (listen.http === null && listen.https === null) throw new SekishoError("GATE_NO_LISTEN")
  const sites = guarded.map((site) => {
    const url = URL.parse(site["public-url"] ?? "")
    if (url === null) throw new SekishoError("GATE_NO_ADDRESS", { site: site.id })
    return buildSite(site, url, {
      ...context,
      dataDir: resolve(context.folder, config["data-dir"]),
      trustedProxies: config["trusted-proxies"],
    })
  })
  const doors = new Map(sites.toReversed().map((site) => [site.host, site]))
  const plan: GatePlan = Object.freeze({ listen, trusted: networkOf(config["trusted-proxies"]), doors, sites })
  checkTogether(plan)
  return plan
}
