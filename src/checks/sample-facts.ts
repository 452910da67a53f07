/**
 * Facts for tests: every builder gives a sound shop's fact, and a test names only what differs.
 * Used by tests alone; no check imports it.
 */
import { DAY_MS } from "../lib/clock.ts"
import type { PlatformId, Profile } from "../platforms/profile.ts"
import type {
  BrowserPage,
  BuyerWalk,
  CertificateSeen,
  DomainRecords,
  DomainRegistration,
  Door,
  Entry,
  Exposures,
  Facts,
  Fault,
  FormTag,
  Headers,
  HttpAnswer,
  HttpFault,
  Libraries,
  LoadedScript,
  Page,
  PageDocument,
  PageRole,
  PlatformSeen,
  ScriptInventory,
  SetCookie,
  Target,
  TlsSeen,
} from "./facts.ts"

/** The moment at which every sample shop was looked at. */
export const LOOKED_AT = Date.UTC(2026, 10, 23, 2, 0, 0)
export const SHOP = "https://shop.example.jp"

/** Headers as a plain record; a list stands for a header that is sent several times. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[]>>
export const headers = (record: HeaderRecord): Headers =>
  Object.entries(record).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => [name.toLowerCase(), one] as const),
  )

export type AnswerParts = Partial<Omit<HttpAnswer, "headers">> & { readonly headers?: HeaderRecord }
/** 200, HTML in UTF-8, no header but content-type. */
export const answer = (parts: AnswerParts = {}): HttpAnswer => {
  const text = parts.text ?? "<!doctype html><title>Shop</title><p>ようこそ"
  return {
    method: "GET",
    url: `${SHOP}/`,
    status: 200,
    bodyBytes: Buffer.byteLength(text),
    bodyCut: false,
    charset: "utf-8",
    at: LOOKED_AT,
    ...parts,
    text,
    headers: headers({ "content-type": "text/html; charset=utf-8", ...parts.headers }),
  }
}
export const fault = (parts: Partial<HttpFault> = {}): HttpFault => ({
  method: "GET",
  url: `${SHOP}/`,
  fault: "refused",
  detail: "ECONNREFUSED",
  at: LOOKED_AT,
  ...parts,
})
/** A redirect: 301 unless told otherwise. */
export const redirect = (url: string, location: string, status = 301): HttpAnswer =>
  answer({ url, status, text: "", headers: { location } })

export const form = (parts: Partial<FormTag> = {}): FormTag => ({
  action: `${SHOP}/mypage/login`,
  method: "post",
  fields: [],
  ...parts,
})
export const pageDocument = (parts: Partial<PageDocument> = {}): PageDocument => ({
  title: "Shop",
  language: "ja",
  generator: null,
  metaCsp: [],
  scripts: [],
  forms: [],
  frames: [],
  links: [],
  insecureLoads: [],
  stylesheets: [],
  empty: false,
  ...parts,
})
export const page = (role: PageRole, of: HttpAnswer = answer(), parts: Partial<PageDocument> = {}): Page => ({
  role,
  answer: of,
  via: [],
  document: pageDocument(parts),
})
/** A well-set session cookie of EC-CUBE 4. */
export const cookie = (parts: Partial<SetCookie> = {}): SetCookie => ({
  name: "eccube",
  valueLength: 26,
  secure: true,
  httpOnly: true,
  sameSite: "lax",
  domain: null,
  path: "/",
  maxAgeSeconds: null,
  setBy: `${SHOP}/`,
  ...parts,
})
/** One way in: each address but the last redirects to the next; the last answers 200. */
export const entry = (...addresses: readonly [string, ...string[]]): Entry => {
  const hops = addresses.slice(0, -1).map((url, at) => redirect(url, addresses[at + 1] ?? ""))
  return { url: addresses[0], hops, end: answer({ url: addresses.at(-1) ?? addresses[0] }) }
}

export const target = (parts: Partial<Target> = {}): Target => ({
  url: `${SHOP}/`,
  origin: SHOP,
  scheme: "https",
  hostname: "shop.example.jp",
  port: 443,
  address: "203.0.113.10",
  isAddress: false,
  registrableDomain: "example.jp",
  vantage: "public",
  lookedAt: LOOKED_AT,
  ...parts,
})
/** The same shop on plain http, as somebody sees it who tries it at home. */
export const httpTarget = (): Target =>
  target({
    url: "http://127.0.0.1:8080/",
    origin: "http://127.0.0.1:8080",
    scheme: "http",
    hostname: "127.0.0.1",
    port: 8080,
    address: "127.0.0.1",
    isAddress: true,
    registrableDomain: null,
    vantage: "loopback",
  })

export const profile = (id: PlatformId = "ec-cube-4", parts: Partial<Profile> = {}): Profile => ({
  id,
  name: id,
  signs: [],
  sessionCookies: id === "generic" ? [] : [/^eccube$/],
  adminPath: "/admin/",
  doors: [],
  exposures: [],
  uploadFolders: [],
  walk: {
    product: null,
    cart: "/cart",
    checkout: "/shopping",
    logIn: "/mypage/login",
    register: "/entry",
    addToCart: [],
  },
  proof: "source",
  ...parts,
})
export const platform = (id: PlatformId = "ec-cube-4", parts: Partial<Profile> = {}): PlatformSeen => ({
  profile: profile(id, parts),
  told: false,
  version: null,
  signs: [],
})

/** 90 days, a third of them gone. */
export const certificate = (parts: Partial<CertificateSeen> = {}): CertificateSeen => ({
  subject: "CN=shop.example.jp",
  organisation: null,
  issuer: "CN=Sample CA R1,O=Sample Trust,C=JP",
  names: ["shop.example.jp"],
  notBefore: LOOKED_AT - 30 * DAY_MS,
  notAfter: LOOKED_AT + 60 * DAY_MS,
  keyType: "ec",
  keyBits: 256,
  signature: "ecdsa-with-SHA256",
  validation: "dv",
  sha256: "3f".repeat(32),
  ...parts,
})
export type TlsParts = Partial<Omit<TlsSeen, "certificate" | "versions">> & {
  readonly certificate?: Partial<CertificateSeen>
  readonly versions?: Partial<TlsSeen["versions"]>
}
export const tls = (parts: TlsParts = {}): TlsSeen => ({
  chainLength: 3,
  trusted: true,
  distrust: null,
  nameMatches: true,
  ownAuthority: false,
  weakSuites: [],
  unclearSuites: [],
  ...parts,
  certificate: certificate(parts.certificate),
  versions: {
    SSLv3: "refused",
    "TLSv1.0": "refused",
    "TLSv1.1": "refused",
    "TLSv1.2": "offered",
    "TLSv1.3": "offered",
    ...parts.versions,
  },
})
/** A domain that guards its mail and names its authority. */
export const records = (parts: Partial<DomainRecords> = {}): DomainRecords => ({
  domain: "example.jp",
  caa: { state: "present", value: ['0 issue "letsencrypt.org"'] },
  spf: { state: "present", value: ["v=spf1 mx include:_spf.example.net -all"] },
  dmarc: { state: "present", value: ["v=DMARC1; p=reject; rua=mailto:dmarc@example.jp"] },
  mx: { state: "present", value: ["10 mail.example.jp"] },
  ...parts,
})
export const registration = (parts: Partial<DomainRegistration> = {}): DomainRegistration => ({
  domain: "example.jp",
  source: "rdap",
  expiresAt: LOOKED_AT + 200 * DAY_MS,
  registrar: "Sample Registrar",
  statuses: ["active"],
  ...parts,
})
export const dnsFault = (why: Fault = "timed-out") => ({ state: "fault", fault: why, detail: "ETIMEOUT" }) as const
export const absent = { state: "absent" } as const

export const exposures = (parts: Partial<Exposures> = {}): Exposures => ({
  asked: 40,
  hits: [],
  faults: [],
  missingLooksLike: { status: 404, softly: false },
  ...parts,
})
export const door = (parts: Partial<Door> = {}): Door => ({
  id: "admin-log-in",
  kind: "admin",
  url: `${SHOP}/admin/login`,
  state: "absent",
  status: 404,
  marks: [],
  defaultPath: true,
  ...parts,
})
export const loadedScript = (parts: Partial<LoadedScript> = {}): LoadedScript => ({
  url: `${SHOP}/shop.js`,
  host: "shop.example.jp",
  own: true,
  inline: false,
  sha256: "a1".repeat(32),
  sizeBytes: 1_200,
  integrity: false,
  head: "(function(){",
  ...parts,
})
export const browserPage = (role: PageRole, parts: Partial<BrowserPage> = {}): BrowserPage => ({
  role,
  url: `${SHOP}/${role}`,
  scripts: [],
  frames: [],
  forms: [],
  contacts: [],
  consoleErrors: 0,
  ...parts,
})
export const walk = (parts: Partial<BuyerWalk> = {}): BuyerWalk => ({
  seenBy: "browser",
  browser: "Chromium 156.0",
  pages: [browserPage("top"), browserPage("cart"), browserPage("checkout")],
  notReached: [],
  ownCardFields: [],
  skimmerShapes: [],
  requestsSent: 120,
  ...parts,
})
export const inventory = (parts: Partial<ScriptInventory> = {}): ScriptInventory => ({
  file: "scripts.yaml",
  approvedAt: "2026-11-01",
  scripts: [],
  ...parts,
})
export const libraries = (parts: Partial<Libraries> = {}): Libraries => ({
  dataDate: "2026-11-20",
  dataAgeDays: 3,
  scriptsLookedAt: 4,
  found: [],
  ...parts,
})
/** TRACE answered with 405, OPTIONS with the methods that a shop needs. */
export const methods = (parts: Partial<Facts["methods"]> = {}): Facts["methods"] => ({
  trace: answer({ method: "TRACE", status: 405, text: "Method Not Allowed" }),
  options: answer({ method: "OPTIONS", status: 200, text: "", headers: { allow: "GET, HEAD, POST" } }),
  ...parts,
})
