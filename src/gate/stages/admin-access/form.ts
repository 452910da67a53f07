import type { BodyPrefix } from "../stage.ts"

/** Fields of a form of the gate's own, as it was posted. */
export const formOf = ({ bytes }: BodyPrefix): URLSearchParams =>
  new URLSearchParams(Buffer.from(bytes).toString("utf8"))

/** Members of a JSON body; empty where it is none. */
export const membersOf = ({ bytes }: BodyPrefix): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"))
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

export const textIn = (members: Readonly<Record<string, unknown>>, name: string): string => {
  const value = members[name]
  return typeof value === "string" ? value.slice(0, 2_048) : ""
}

/** A place of this shop to go to; anything else is `fallback`. */
export const ownPlace = (text: string | null, fallback: string): string =>
  text !== null && /^\/(?![/\\])[\x21-\x7e]{0,2000}$/.test(text) && !text.startsWith("/.sekisho") ? text : fallback
