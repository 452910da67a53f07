import type { Words } from "../lib/words.ts"

export const PLATFORM_IDS = [
  "ec-cube-4",
  "ec-cube-2",
  "woocommerce",
  "welcart",
  "magento",
  "opencart",
  "zen-cart",
  "prestashop",
  "vendure",
  "medusa",
  "evershop",
  "shopify",
  "generic",
] as const
export type PlatformId = (typeof PLATFORM_IDS)[number]

/** How sure we are: read in its source or seen on a running shop, or only known from its documentation. */
export type Proof = "source" | "seen" | "documented"

/** A sign by which the software is recognised in an answer. Patterns are matched against bounded text. */
export interface Sign {
  readonly in: "html" | "header" | "cookie" | "body-of"
  /** For `header` its name, for `cookie` unused, for `body-of` a path that is asked. */
  readonly name?: string
  readonly pattern: RegExp
  /** Points; 10 recognises the software by itself. */
  readonly points: number
  /** True where the first group of `pattern` is the version. */
  readonly version?: true
}

/** An address where somebody logs in, registers, pays or manages. `{admin}` in a path stands for the admin screen's place without its last `/`. */
export interface ProfileDoor {
  readonly id: string
  readonly kind: "admin" | "customer" | "api" | "payment" | "tool"
  readonly path: string
  readonly method: "GET" | "POST"
  /** The log-in form's own marks: all must be found before we say that a stranger sees it. */
  readonly marks: readonly RegExp[]
  /** Whether GET tells a stranger that the door is there without submitting anything. */
  readonly look: "get" | "never"
  readonly fields?: Readonly<Record<string, string>>
  /** How an answer is told: for the gate. */
  readonly success?: string
  readonly failure?: string
  readonly proof: Proof
}

/** A thing that must not be reachable, with the content that proves it. */
export interface ProfileExposure {
  readonly id: string
  readonly path: string
  /** Must match the body; a status alone proves nothing. Its first group, where it has one, is what is shown of the match. */
  readonly proof: RegExp
  readonly severity: "medium" | "high" | "critical"
  readonly what: Words
}

/** Paths that a buyer walks. `null`: there is no fixed one. */
export interface ProfileWalk {
  /** Matched against path and query of a link. */
  readonly product: RegExp | null
  readonly cart: string | null
  readonly checkout: string | null
  readonly logIn: string | null
  readonly register: string | null
  /** CSS selectors of the button that puts one thing into the cart, tried in order. */
  readonly addToCart: readonly string[]
}

/** One shop software: data only. */
export interface Profile {
  readonly id: PlatformId
  readonly name: string
  readonly signs: readonly Sign[]
  readonly sessionCookies: readonly RegExp[]
  /** Default place of the admin screen; null where an installation chooses its own. */
  readonly adminPath: string | null
  readonly doors: readonly ProfileDoor[]
  readonly exposures: readonly ProfileExposure[]
  /** Folders that visitors' files land in: nothing in them may be executed. */
  readonly uploadFolders: readonly string[]
  readonly walk: ProfileWalk
  /** What runs its programs: where it is `node` or `service`, no file in an upload folder is ever executed. */
  readonly runtime?: "php" | "node" | "service"
  readonly proof: Proof
}
