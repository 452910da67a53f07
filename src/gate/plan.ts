import type { Config, SiteConfig } from "../config/schema.ts"
import type { Clock } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import { GENERIC, profileById } from "../platforms/profiles.ts"
import type { Door } from "./accept/arrival.ts"
import { customsOf } from "./accept/customs.ts"
import { plainHost } from "./accept/host.ts"
import { networkOf, type Network } from "./address.ts"
import { loadCertificate, type Certificate } from "./certificate.ts"
import { placesOf } from "./places.ts"
import { modesOf, stagesOf } from "./stages/registry.ts"
import { buildPipeline, type Finding, type Pipeline } from "./stages/run.ts"
import type { GateRequest } from "./stages/stage.ts"

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
  readonly pipeline: Pipeline
  readonly modes: ReturnType<typeof modesOf>
  readonly certificate: Certificate | null
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
  /** Folder of `sekisho.yaml`: certificates are named from there. */
  readonly folder: string
  readonly clock: Clock
  readonly report: (site: string, request: GateRequest, finding: Finding) => void
}

const buildSite = (site: SiteConfig, url: URL, context: PlanContext): SitePlan => {
  const profile = profileById(site.platform ?? "") ?? GENERIC
  const scheme = url.protocol === "https:" ? "https" : "http"
  const stages = stagesOf(site.guards, { profile, clock: context.clock, publicScheme: scheme })
  return Object.freeze({
    id: site.id,
    host: plainHost(url.host, scheme) ?? url.host,
    scheme,
    customs: customsOf(site.platform),
    origin: url.origin,
    upstreams: (site.upstreams ?? []).map((text) => new URL(text).origin),
    serverDoors: new Map(site["server-doors"].map(({ path, from }) => [path, networkOf(from)])),
    onError: site["storefront-on-error"],
    placeOf: placesOf(profile, site.admin?.url),
    pipeline: buildPipeline(stages, (request, finding) => context.report(site.id, request, finding)),
    modes: modesOf(site.guards),
    certificate: site.certificate ? loadCertificate(context.folder, site.certificate, url.hostname) : null,
  })
}

const bindOf = (bind: Bind | undefined): Bind | null => (bind === undefined ? null : Object.freeze({ ...bind }))

/** Two settings that each are sound and together are not. */
const checkTogether = (plan: GatePlan): void => {
  for (const site of plan.sites) {
    if (plan.doors.get(site.host) !== site) throw new SekishoError("GATE_TWO_SITES", { site: site.id, host: site.host })
    if (site.scheme === "https" && plan.listen.https === null && plan.trusted.size === 0)
      throw new SekishoError("GATE_NO_HTTPS", { site: site.id })
    if (site.scheme === "https" && plan.listen.https !== null && site.certificate === null)
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
  const listen = { http: bindOf(config.listen?.http), https: bindOf(config.listen?.https) }
  if (listen.http === null && listen.https === null) throw new SekishoError("GATE_NO_LISTEN")
  const sites = guarded.map((site) => {
    const url = URL.parse(site["public-url"] ?? "")
    if (url === null) throw new SekishoError("GATE_NO_ADDRESS", { site: site.id })
    return buildSite(site, url, context)
  })
  const doors = new Map(sites.toReversed().map((site) => [site.host, site]))
  const plan: GatePlan = Object.freeze({ listen, trusted: networkOf(config["trusted-proxies"]), doors, sites })
  checkTogether(plan)
  return plan
}
