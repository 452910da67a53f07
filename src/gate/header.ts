import type { Header } from "./accept/headers.ts"

/** Whether a header has this name, given in lower case. Most are told apart by their length alone. */
export const isNamed = ([name]: Header, lower: string): boolean =>
  name.length === lower.length && name.toLowerCase() === lower

/** The first value of a name, given in lower case. */
export const headerIn = (headers: readonly Header[], lower: string): string | undefined =>
  headers.find((header) => isNamed(header, lower))?.[1]
