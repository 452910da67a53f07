import type { Words } from "../lib/words.ts"
import type { ProfileAccounts, ProfileAct } from "./act.ts"
import type { ProfileCanary } from "./canary/canary.ts"
import type { Proof } from "./proof.ts"

export type { Proof } from "./proof.ts"

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

/** Fields in which the shop itself needs what a WAF's rules look for. Names as the software sends them. */
export interface ProfileExclusion {
  /** The path begins with this; `{admin}` as in a door. */
  readonly path: string
  /** The query argument that tells pages of one path apart. */
  readonly query?: { readonly name: string; readonly value: string }
  /** HTML that staff write, a password that is only hashed, or a template. */
  readonly holds: "markup" | "secret" | "source"
  /** Arguments; `*` at the end: all that begin so. */
  readonly fields: readonly string[]
  readonly proof: Proof
}

/** Part of a shop that is the administrators', by address. `methods` left out: all; HEAD goes with GET. */
export interface AdminPlace {
  readonly path: RegExp
  readonly methods?: readonly string[]
}
/** What belongs to administrators outside the admin folder, and what below it everybody needs. */
export interface ProfileAdminAccess {
  readonly also: readonly AdminPlace[]
  readonly except: readonly AdminPlace[]
  readonly proof: Proof
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
  /** What customers and staff do here that the gate has to recognise. Left out: nobody has told yet. */
  readonly acts?: readonly ProfileAct[]
  /** How a customer's session and account are told. Left out: nobody has told yet. */
  readonly accounts?: ProfileAccounts
  /** How the gate's own test customer does things here. Left out: guards of customers' accounts cannot be proved alive. */
  readonly canary?: ProfileCanary
  /** What runs its programs: where it is `node` or `service`, no file in an upload folder is ever executed. */
  readonly runtime?: "php" | "node" | "service"
  /** What the WAF must leave alone. */
  readonly wafExclusions?: readonly ProfileExclusion[]
  /** Where else administrators are. Left out: nobody has told yet. */
  readonly adminAccess?: ProfileAdminAccess
  readonly proof: Proof
}
