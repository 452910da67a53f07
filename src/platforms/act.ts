import type { Proof } from "./proof.ts"

/** What a person does at a shop, as far as a guard must know it. */
export const ACT_KINDS = [
  "log-in",
  "log-out",
  "register",
  "reset-request",
  "reset",
  "password-change",
  "email-change",
  "address-change",
  "card",
  "order",
] as const
export type ActKind = (typeof ACT_KINDS)[number]

/** One sign in an answer; all of its parts must be there. */
export interface Signal {
  readonly status?: readonly number[]
  /** Path and query of the Location, without scheme and host. */
  readonly location?: RegExp
  /**
   * A member of a JSON body, `error.message`; with `matches` it must be a text, number or boolean like that, with `absent` it must be
   * null or not there. `{field}` stands for where a GraphQL answer has this act's part.
   */
  readonly json?: { readonly member: string; readonly matches?: RegExp; readonly absent?: true }
  readonly text?: RegExp
  /** A cookie of such a name is set to something (not deleted). */
  readonly cookie?: RegExp
  /** No cookie of such a name is set: where a visitor may choose the Location, only an unchanged session proves a failure. */
  readonly noCookie?: RegExp
}

/**
 * Names of the fields as forms write them: `entry[email][first]`, for members of JSON and values of GraphQL
 * `input[native][username]`; several where a shop takes the same thing under several names.
 */
export interface ActFields {
  /** The log-in id. */
  readonly account?: readonly string[]
  readonly password?: readonly string[]
  readonly currentPassword?: readonly string[]
  readonly newPassword?: readonly string[]
  readonly newEmail?: readonly string[]
}

/** One thing that can be done at one address. */
export interface ProfileAct {
  readonly id: string
  readonly who: "customer" | "admin"
  /** What it may be. A password or e-mail change counts only where its new value was sent and is not empty. */
  readonly kinds: readonly ActKind[]
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /** The path, or a pattern for it. `{admin}` stands for the admin screen's place without its last `/`. */
  readonly path: string | RegExp
  /**
   * An address that the pattern matches, with its query where `query` has patterns: where the gate tries whether its guard acts.
   * Every log-in with a pattern has one.
   */
  readonly example?: string
  /** What must stand in the query, by name. */
  readonly query?: Readonly<Record<string, RegExp>>
  /** What must stand in the body, by field: tells acts apart that share an address. */
  readonly when?: Readonly<Record<string, RegExp>>
  /** The act is a field of this name in a GraphQL mutation that is sent to this address; `fields` are its values. */
  readonly mutation?: string
  /** The shop reads the body so, whatever its type says. XML is read by nobody here: where this is guarded it is refused. */
  readonly reads?: "json" | "xml"
  readonly fields: ActFields
  /** What a form sends as the new password where the customer typed none: then it changes no password. */
  readonly noPassword?: RegExp
  /** Any of these proves that it was done. Empty: cannot be told, and is assumed by holds. */
  readonly success: readonly Signal[]
  /** Any of these proves that it was not. Empty: cannot be told, and is assumed by counters. */
  readonly failure: readonly Signal[]
  /** True where the answer of a log-in gives a token for an `Authorization` header instead of a session cookie. */
  readonly token?: true
  /** Whether the shop asks for the current password (changes). */
  readonly asksPassword?: boolean
  /** Whether the shop itself mails the customer afterwards. */
  readonly mails?: boolean
  readonly proof: Proof
}

/** How a customer's session and account are told. */
export interface ProfileAccounts {
  /** The cookie that carries a customer's session, and an administrator's where it is another. */
  readonly session: RegExp
  readonly adminSession: RegExp | null
  /** Whether a log-in gives the session another id. */
  readonly newIdAtLogIn: boolean
  /** A page that only a customer who is logged in sees, and the customer's mail address in it (first group). */
  readonly whoami: {
    readonly path: string
    /** What the shop wants to be sent with the question. */
    readonly headers?: Readonly<Record<string, string>>
    readonly loggedIn: readonly Signal[]
    readonly email: RegExp | null
  } | null
  /** Pages of the customer's own, matched against path and query. */
  readonly personal: readonly RegExp[]
  /** Static files, which even a pending session gets. */
  readonly assets: readonly RegExp[]
  /** Where a visitor logs in by hand. */
  readonly logInPage: string
  /** The body with which the shop's own scripts show an error; `{message}` is put in as JSON text without its quotes. Null: JSON of our own. */
  readonly failureBody: string | null
}
