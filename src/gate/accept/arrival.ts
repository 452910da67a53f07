/** One request as its parser handed it over, before anything about it is believed. Text is latin1: one character a byte. */
export interface Arrival {
  /** `1.0`, `1.1`, `2.0` … */
  readonly version: string
  readonly method: string
  /** The request line's target, or `:path`. */
  readonly target: string
  /** Name, value, name, value …, in the order in which they came, pseudo-headers apart. */
  readonly headers: readonly string[]
  /** `:authority` and `:scheme` of HTTP/2; null elsewhere. */
  readonly authority: string | null
  readonly scheme: string | null
}

/** What a shop's software makes safe or unsafe to let through; by {@link customsOf} from its profile. */
export interface Customs {
  /** Cookie names that carry a session: such a cookie may be there once only. */
  readonly sessionCookies: readonly RegExp[]
  /** Whether `/a;b=c` means something to this shop. */
  readonly pathParameters: boolean
  /** Whether `/index.php/admin` reaches what `/admin` reaches. */
  readonly frontController: boolean
  /** Whether `?rest_route=` reaches what `/wp-json` reaches. */
  readonly restRoute: boolean
  /** Names in a query that would be taken for a session although the shop uses cookies. */
  readonly sessionInUrl: readonly RegExp[]
}

/** A host name that is answered for, and what its shop is like. */
export interface Door {
  /** As it is written in links: lower case, with the port where it is not the scheme's own. */
  readonly host: string
  readonly scheme: "http" | "https"
  readonly customs: Customs
}
