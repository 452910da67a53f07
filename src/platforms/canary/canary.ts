import type { Signal } from "../act.ts"

/** Values of an answer that later addresses of this customer need. */
export type CanaryKeeps =
  /** A member of the JSON answer, kept under a name. */
  | { readonly member: string; readonly as: string }
  /** Parameters of the address that a member of the JSON answer holds, under their own names. */
  | { readonly member: string; readonly query: readonly string[] }

interface Sent {
  readonly keeps?: CanaryKeeps
}
/** Sent as JSON, as the shop's own scripts do. */
export interface CanaryScript extends Sent {
  /** Path and query; `{name}` is a value that was kept. */
  readonly target: string
  /** Members besides the fields of the act, which get the customer's own values. */
  readonly json: Readonly<Record<string, string | boolean>>
}
/**
 * A form, filled in as a browser does it: where it leads, its tokens and what it is filled in with come from the shop's page. With
 * `target` instead of `page` nothing is read, and only what stands here is sent.
 */
export interface CanaryForm extends Sent {
  readonly from:
    | {
        /** Path and query; `{name}` is a value that was kept. */
        readonly page: string
        /** A field that no other form of this page has. */
        readonly field: string
        /** Name of the button that is pressed, which is sent with its own value. */
        readonly button?: string
      }
    | { readonly target: string }
  /** Typed besides the fields of the act. `{newEmail}` and the like: left as it is where the customer types no such thing. */
  readonly typed: Readonly<Record<string, string>>
  /** True where a script of the shop sends the form. */
  readonly script?: true
}
export type CanaryAct = CanaryScript | CanaryForm

/** One change; what is set to another value is set back afterwards. */
export interface CanaryChange {
  readonly act: string
  readonly sets?: "newEmail" | "newPassword"
}

/**
 * How the gate's test customer registers, logs in and changes its details: only what it has made itself, and each change is
 * undone by a later one. An act that is not here cannot be tried, and what guards it stays unproved. Only what was seen at a
 * running shop stands here.
 */
export interface ProfileCanary {
  /** By id of the profile's act. Without one that registers, somebody has to register it by hand. */
  readonly acts: Readonly<Record<string, CanaryAct>>
  /** In the order in which they can be done. */
  readonly changes: readonly CanaryChange[]
  /** The customer's own page, where the shop cannot be asked whose session it is. */
  readonly own?: { readonly page: string; readonly shows: readonly Signal[] }
}
