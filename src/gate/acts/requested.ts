import type { ActKind, ProfileAct } from "../../platforms/act.ts"
import type { Profile } from "../../platforms/profile.ts"
import { fieldName, type Fields } from "./fields.ts"

/** Something that this request wants to have done, with what was sent for it. Values are secrets: none goes into an event. */
export interface RequestedAct {
  readonly act: ProfileAct
  /** Those of the act's kinds that this request really asks for. */
  readonly kinds: readonly ActKind[]
  /** The log-in id; null where none was sent or the act takes none. */
  readonly account: string | null
  readonly newPassword: string | null
  readonly newEmail: string | null
  /** For a GraphQL mutation: where the answer has its part, and names below it that the visitor gave to other fields. */
  readonly answer?: { readonly member: string; readonly renamed: ReadonlySet<string> }
}
/** `unreadable`: this address does such things, but what the body says cannot be read in one way. */
export type ActsRead =
  | { readonly state: "read"; readonly acts: readonly RequestedAct[] }
  | {
      readonly state: "unreadable"
      readonly candidates: readonly ProfileAct[]
      /** Left out: `unreadable`. */
      readonly why?: "graphql-unreadable" | "graphql-persisted"
    }

/** Bytes of a body that must hold all of a log-in or a change; no honest one is longer. */
export const ACT_BODY_BYTES = 64 * 1024

interface Address {
  readonly method: string
  /** Decoded. */
  readonly path: string
  readonly query: string | null
}

const withoutEnd = (path: string): string => path.toLowerCase().replace(/\/+$/, "") || "/"

const queryHolds = (act: ProfileAct, query: string | null): boolean => {
  if (act.query === undefined) return true
  const sent = new URLSearchParams(query ?? "")
  return Object.entries(act.query).every(([name, pattern]) => sent.getAll(name).some((value) => pattern.test(value)))
}

/** A GraphQL text may stand in an address, too. */
const isMethod = (act: ProfileAct, method: string): boolean =>
  act.method === method || (act.mutation !== undefined && method === "GET")

/** Tells which acts of a profile a request's address may be: cheap, before the body. `adminFolder` has no last `/`; "" for none known. */
export const candidatesIn = (profile: Profile, adminFolder: string): ((address: Address) => readonly ProfileAct[]) => {
  const fixed = new Map<string, ProfileAct[]>()
  const patterns: ProfileAct[] = []
  for (const act of profile.acts ?? []) {
    if (typeof act.path !== "string") patterns.push(act)
    else {
      if (act.path.includes("{admin}") && adminFolder === "") continue
      const path = withoutEnd(act.path.replace("{admin}", adminFolder))
      fixed.set(path, [...(fixed.get(path) ?? []), act])
    }
  }
  return ({ method, path, query }) => {
    const named = fixed.get(withoutEnd(path)) ?? []
    const matched = patterns.filter(({ path: pattern }) => typeof pattern !== "string" && pattern.test(path))
    if (named.length === 0 && matched.length === 0) return []
    return [...named, ...matched].filter((act) => isMethod(act, method) && queryHolds(act, query))
  }
}

/** The one value of a field under any of its names; undefined where it was sent twice with different values. */
const valueOf = (fields: Fields, names: readonly string[] | undefined): string | null | undefined => {
  const values = new Set((names ?? []).flatMap((name) => fields.get(fieldName(name)) ?? []))
  if (values.size > 1) return undefined
  return [...values][0] ?? null
}

const VALUED: Partial<Record<ActKind, "newPassword" | "newEmail">> = {
  "password-change": "newPassword",
  "email-change": "newEmail",
}

/** What these fields ask an act for; null for nothing. */
export const requestedOf = (act: ProfileAct, fields: Fields): RequestedAct | null | "unreadable" => {
  for (const [name, pattern] of Object.entries(act.when ?? {})) {
    const values = fields.get(fieldName(name)) ?? []
    if (values.length > 1 && new Set(values).size > 1) return "unreadable"
    if (!values.some((value) => pattern.test(value))) return null
  }
  const [account, typed, newEmail] = [act.fields.account, act.fields.newPassword, act.fields.newEmail].map((names) =>
    valueOf(fields, names),
  )
  if (account === undefined || typed === undefined || newEmail === undefined) return "unreadable"
  const newPassword = typed !== null && act.noPassword?.test(typed) === true ? null : typed
  const sent = { newPassword, newEmail }
  const kinds = act.kinds.filter((kind) => {
    const field = VALUED[kind]
    return field === undefined || act.fields[field] === undefined || (sent[field] ?? "") !== ""
  })
  return kinds.length === 0 ? null : { act, kinds, account, newPassword, newEmail }
}

/** What a request wants to have done. `fields` null: its body could not be read. */
export const readActs = (candidates: readonly ProfileAct[], fields: Fields | null): ActsRead => {
  const acts: RequestedAct[] = []
  for (const act of candidates) {
    const needs = Object.keys(act.fields).length > 0 || act.when !== undefined
    const requested = fields === null && needs ? "unreadable" : requestedOf(act, fields ?? new Map())
    if (requested === "unreadable") return { state: "unreadable", candidates }
    if (requested !== null) acts.push(requested)
  }
  return { state: "read", acts }
}
