/**
 * What collectors see and checks judge. Types only. Every text in here comes from outside and is bounded by the collector.
 * Bodies and texts are bounded by `LIMITS`; times are milliseconds since 1970 UTC.
 */
import type { Vantage } from "../guideline/site.ts"
import type { Profile } from "../platforms/profile.ts"

/** Why a thing could not be looked at. Each has words in `faults.ts`. */
export const FAULTS = [
  "address-unknown",
  "refused",
  "unreachable",
  "timed-out",
  "too-slow",
  "tls-failed",
  "certificate-not-trusted",
  "header-too-large",
  "malformed",
  "body-too-large",
  "unfolds-too-large",
  "redirect-loop",
  "redirect-outside",
  "not-shown",
  "budget-used-up",
  "no-browser",
  "browser-refused",
  "browser-failed",
  "no-data",
  "data-stale",
  "not-asked",
  "service-silent",
  "not-supported-here",
  "collector-failed",
] as const
export type Fault = (typeof FAULTS)[number]

export type Headers = readonly (readonly [name: string, value: string])[]

/** One answer of the shop. `headers` keep their order and their repeats, names in lower case. */
export interface HttpAnswer {
  readonly method: string
  /** The address asked, not where a redirect leads. */
  readonly url: string
  readonly status: number
  readonly headers: Headers
  /** Body text in its declared or detected charset, cut to `LIMITS.bodyBytes`. */
  readonly text: string
  /** Bytes read after unfolding. */
  readonly bodyBytes: number
  readonly bodyCut: boolean
  /** The charset that the answer itself declares (header), null where it does not. */
  readonly charset: string | null
  readonly at: number
}
export interface HttpFault {
  readonly method: string
  readonly url: string
  readonly fault: Fault
  /** The lower layer's own code, `ECONNREFUSED`; never a stack or a path. */
  readonly detail: string
  readonly at: number
}
export type HttpResult = HttpAnswer | HttpFault
export const isAnswer = (result: HttpResult): result is HttpAnswer => "status" in result

/** A cookie as the shop set it. */
export interface SetCookie {
  readonly name: string
  /** Characters of the value; the value itself is never kept. */
  readonly valueLength: number
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: "strict" | "lax" | "none" | null
  readonly domain: string | null
  readonly path: string | null
  /** Seconds it lives; null for a session cookie. */
  readonly maxAgeSeconds: number | null
  readonly setBy: string
}

export interface Target {
  /** The shop's public address as told, normalised, ends in `/`. */
  readonly url: string
  readonly origin: string
  readonly scheme: "http" | "https"
  /** Without brackets, lower case, ASCII. */
  readonly hostname: string
  readonly port: number
  readonly address: string
  readonly isAddress: boolean
  /** `example.co.jp`; null for addresses and single names. */
  readonly registrableDomain: string | null
  readonly vantage: Vantage
  readonly lookedAt: number
}

/** Platform recognised (or told) with the signs that told it. */
export interface PlatformSeen {
  readonly profile: Profile
  readonly told: boolean
  readonly version: string | null
  readonly signs: readonly { readonly kind: string; readonly where: string; readonly value: string }[]
}

/** Roles of the pages that are looked at. */
export const PAGE_ROLES = ["top", "product", "cart", "checkout", "log-in", "register", "missing", "broken"] as const
export type PageRole = (typeof PAGE_ROLES)[number]
export interface Page {
  readonly role: PageRole
  readonly answer: HttpAnswer
  /** Hops that led here, oldest first; empty when asked directly. */
  readonly via: readonly HttpAnswer[]
  readonly document: PageDocument
}
/** What parsed HTML says. Every list is bounded. */
export interface PageDocument {
  readonly title: string
  readonly language: string | null
  readonly generator: string | null
  readonly metaCsp: readonly string[]
  readonly scripts: readonly ScriptTag[]
  readonly forms: readonly FormTag[]
  readonly frames: readonly string[]
  readonly links: readonly string[]
  /** Absolute http: addresses of things that an https page loads or sends to. */
  readonly insecureLoads: readonly { readonly tag: string; readonly url: string; readonly active: boolean }[]
  readonly stylesheets: readonly string[]
  /** True when nothing in it looked like HTML. */
  readonly empty: boolean
}
export interface ScriptTag {
  /** Absolute address; null for inline. */
  readonly url: string | null
  readonly integrity: string | null
  readonly nonce: boolean
  readonly sha256: string | null
  /** Inline text, cut; empty for external. */
  readonly text: string
}
export interface FormTag {
  readonly action: string
  readonly method: string
  readonly fields: readonly {
    readonly name: string
    readonly type: string
    readonly autocomplete: string
    readonly id: string
    readonly label: string
  }[]
}

/** One way in: `http://host/`, `http://www.host/`, `http://host/login` … and where it led. */
export interface Entry {
  readonly url: string
  readonly hops: readonly HttpAnswer[]
  readonly end: HttpResult
}

export const TLS_VERSIONS = ["SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"] as const
export type TlsVersion = (typeof TLS_VERSIONS)[number]
export interface CertificateSeen {
  readonly subject: string
  readonly organisation: string | null
  readonly issuer: string
  readonly names: readonly string[]
  readonly notBefore: number
  readonly notAfter: number
  readonly keyType: "rsa" | "ec" | "ed25519" | "other"
  readonly keyBits: number
  readonly signature: string
  /** By certificate policy OIDs; `unknown` where none is named. */
  readonly validation: "dv" | "ov" | "ev" | "unknown"
  readonly sha256: string
}
export interface TlsSeen {
  readonly certificate: CertificateSeen
  readonly chainLength: number
  readonly trusted: boolean
  /** The verifier's own code when not trusted, `SELF_SIGNED_CERT_IN_CHAIN`. */
  readonly distrust: string | null
  readonly nameMatches: boolean
  /** True when it was verified against an authority handed in by option. */
  readonly ownAuthority: boolean
  readonly versions: Readonly<Record<TlsVersion, "offered" | "refused" | "unclear">>
  /** Weak suites that the server really chose when offered them alone. */
  readonly weakSuites: readonly string[]
  /** Weak suites for which the answer was unclear. */
  readonly unclearSuites: readonly string[]
}

export interface DomainRecords {
  readonly domain: string
  readonly caa: DnsResult<readonly string[]>
  readonly spf: DnsResult<readonly string[]>
  readonly dmarc: DnsResult<readonly string[]>
  readonly mx: DnsResult<readonly string[]>
}
/** `absent`: the name server answered that there is none. */
export type DnsResult<T> =
  | { readonly state: "present"; readonly value: T }
  | { readonly state: "absent" }
  | { readonly state: "fault"; readonly fault: Fault; readonly detail: string }
export interface DomainRegistration {
  readonly domain: string
  readonly source: "rdap" | "whois"
  readonly expiresAt: number | null
  readonly registrar: string | null
  readonly statuses: readonly string[]
}

/** A thing that must not be reachable, and the content that proves it was. */
export interface Exposure {
  readonly id: string
  readonly url: string
  readonly status: number
  /** The matched text, cut and with secrets taken out; null = asked, nothing there. */
  readonly proof: string | null
}
export interface Exposures {
  readonly asked: number
  readonly hits: readonly Exposure[]
  /** Paths that could not be asked. */
  readonly faults: readonly HttpFault[]
  /** How the shop answers what does not exist: a soft 404 has a status of 200. */
  readonly missingLooksLike: { readonly status: number; readonly softly: boolean }
  /** What upload folders do with a program's name that does not exist; absent where the software executes no files. */
  readonly uploads?: readonly UploadFolder[]
}
/**
 * `executes`: the program runner itself answered · `refused`: the program's name is refused where a text's name is only missing
 * · `unclear`: neither can be told from outside.
 */
export interface UploadFolder {
  readonly url: string
  readonly state: "executes" | "refused" | "unclear"
  readonly status: number | null
  readonly proof: string
}

/** A management port of the shop's address: one connection, nothing sent. */
export interface Port {
  readonly port: number
  readonly service: string
  /** `closed`: refused · `silent`: no answer, as behind a firewall. */
  readonly state: "open" | "closed" | "silent"
  /** The first bytes that the service says by itself, cut; empty where it says nothing. */
  readonly banner: string
}

/** A door: an address where somebody can log in, pay or manage. */
export interface Door {
  readonly id: string
  readonly kind: "admin" | "customer" | "api" | "payment" | "tool"
  readonly url: string
  /** `form`: its log-in marks were seen · `challenge`: HTTP authentication before it · `refused`: 401/403/404 by rule · `absent` · `other`: something else answered. */
  readonly state: "form" | "challenge" | "refused" | "absent" | "other" | "fault"
  readonly status: number | null
  readonly marks: readonly string[]
  readonly defaultPath: boolean
  readonly fault?: Fault
}

/** What the buyer's browser loaded on one page. */
export interface BrowserPage {
  readonly role: PageRole
  readonly url: string
  readonly scripts: readonly LoadedScript[]
  readonly frames: readonly string[]
  readonly forms: readonly FormTag[]
  /** Hosts that anything was sent to or fetched from, with how. */
  readonly contacts: readonly {
    readonly host: string
    readonly kind:
      | "script"
      | "style"
      | "image"
      | "font"
      | "fetch"
      | "frame"
      | "socket"
      | "beacon"
      | "media"
      | "document"
      | "other"
    readonly count: number
  }[]
  readonly consoleErrors: number
  /** Not everything of it was seen, and why. */
  readonly cut?: Fault
  /** Requests that were stopped because they would have written something, or led away from the shop. */
  readonly stopped?: number
}
export interface LoadedScript {
  /** Absolute address without its query's values; null for inline. */
  readonly url: string | null
  readonly host: string | null
  readonly own: boolean
  readonly inline: boolean
  /** Of the body as received; empty where the body was not seen. */
  readonly sha256: string
  /** Of inline text with its numbers and tokens taken out, so that it stays the same from visit to visit. */
  readonly shape?: string
  /** Libraries that were recognised in it; absent where nobody looked. */
  readonly libraries?: readonly { readonly name: string; readonly version: string }[]
  readonly sizeBytes: number
  readonly integrity: boolean
  /** First characters, for a person to recognise it. */
  readonly head: string
}
export interface BuyerWalk {
  readonly seenBy: "browser" | "html"
  /** `Chromium 156.0…`; null where HTML was parsed. */
  readonly browser: string | null
  readonly pages: readonly BrowserPage[]
  /** Roles that were not reached, and why. */
  readonly notReached: readonly { readonly role: PageRole; readonly fault: Fault; readonly detail: string }[]
  /** Fields that look like card fields on a page or frame of the shop's own origin. */
  readonly ownCardFields: readonly {
    readonly page: string
    readonly field: string
    /** Host to which its form sends what is typed; null where no form sends it (no name, or outside every form). */
    readonly sentTo: string | null
  }[]
  /** Signs of a skimmer in scripts, each a shape with the matched text. */
  readonly skimmerShapes: readonly {
    readonly page: string
    readonly script: string
    readonly shape: string
    readonly text: string
  }[]
  /** Why HTML was read and no browser used; absent where a browser was used. */
  readonly without?: { readonly fault: Fault; readonly detail: string }
  /** Requests that the browser sent, and how many of them wrote: only those of the one add-to-cart. */
  readonly requestsSent: number
  readonly writesSent?: number
  /** Whether one thing was put into the cart. */
  readonly addedToCart?: "yes" | "no-product" | "no-button" | "nothing-sent"
  /** False where the browser's own sandbox could not be used; then only the shop's own network was let through. */
  readonly sandboxed?: boolean
}
/** The approved inventory that an owner keeps in a file. */
export interface ScriptInventory {
  readonly file: string
  readonly approvedAt: string | null
  readonly scripts: readonly { readonly match: string; readonly sha256: readonly string[]; readonly reason: string }[]
}

export interface SoftwareSeen {
  readonly name: string
  readonly version: string | null
  readonly where: string
  readonly value: string
}
export interface LibrarySeen {
  readonly name: string
  readonly version: string
  readonly url: string
  readonly holes: readonly {
    readonly id: string
    readonly severity: "low" | "medium" | "high" | "critical"
    readonly fixedIn: string | null
    readonly summary: string
  }[]
}
export interface Libraries {
  readonly dataDate: string
  readonly dataAgeDays: number
  readonly scriptsLookedAt: number
  readonly found: readonly LibrarySeen[]
}
/** Outside signs of a break-in. Each is a sign, not a proof. */
export interface CompromiseSign {
  readonly kind:
    | "executable-in-uploads"
    | "web-shell"
    | "payment-form-elsewhere"
    | "unknown-script-host"
    | "skimmer-shape"
  readonly url: string
  readonly proof: string
}

/** Every fact by name. A check names those it needs; the runner hands over only those. */
/**
 * One door of the shop's own machines, tried round the gate: a status, or `refused`, `silent` (nobody takes the connection), `no-http`,
 * `no-answer` (somebody takes it and says nothing in time), `no-look` (this machine has no way there), `called-off`.
 */
export interface OriginDoor {
  readonly address: string
  readonly port: number
  readonly said: string
}
export interface OriginSeen {
  readonly doors: readonly OriginDoor[]
}

export interface Facts {
  readonly target: Target
  readonly platform: PlatformSeen
  readonly pages: readonly Page[]
  readonly cookies: readonly SetCookie[]
  readonly entries: readonly Entry[]
  readonly methods: { readonly trace: HttpResult; readonly options: HttpResult }
  /** Answers to redirect parameters that name another site. */
  readonly redirects: readonly { readonly url: string; readonly location: string | null; readonly outside: boolean }[]
  /** null: the shop is not served over https at all. */
  readonly tls: TlsSeen | null
  readonly records: DomainRecords
  readonly registration: DomainRegistration
  readonly exposures: Exposures
  readonly doors: readonly Door[]
  readonly ports: readonly Port[]
  /** null: nobody said where the shop's own machines are. */
  readonly origin: OriginSeen | null
  readonly walk: BuyerWalk
  /** null: nobody has named a file with approved scripts. */
  readonly inventory: ScriptInventory | null
  readonly software: readonly SoftwareSeen[]
  readonly libraries: Libraries
  readonly compromise: { readonly asked: number; readonly signs: readonly CompromiseSign[] }
}
export type FactName = keyof Facts

/** A fact, or why there is none. */
export type Collected<T> =
  | { readonly state: "seen"; readonly value: T; readonly at: number }
  | { readonly state: "not-seen"; readonly fault: Fault; readonly detail: string; readonly at: number }
