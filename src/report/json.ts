import type { Document } from "./document.ts"

/** Keys whose values change from run to run although nothing about the shop has changed. */
export const volatileKeys = [
  "startedAt",
  "durationMs",
  "requestsSent",
  "browserRequestsSent",
  "observedAt",
  "validUntil",
] as const

/** Keys that stand first, in this order, wherever they occur; the others follow by the alphabet. */
const LEADING = [
  "schema",
  "sekisho",
  "catalogue",
  "id",
  "requirement",
  "criterion",
  "by",
  "kind",
  "where",
  "fact",
  "state",
  "status",
  "level",
  "ja",
] as const
const RANK: ReadonlyMap<string, number> = new Map(LEADING.map((key, index) => [key, index]))

const compareKeys = (one: string, other: string): number => {
  const ranks = (RANK.get(one) ?? LEADING.length) - (RANK.get(other) ?? LEADING.length)
  return ranks !== 0 ? ranks : one < other ? -1 : one > other ? 1 : 0
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The same value with its keys in one order, without those that `drop` names. */
const ordered = (value: unknown, drop: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => ordered(item, drop))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => !drop.has(key))
      .toSorted(compareKeys)
      .map((key) => [key, ordered(value[key], drop)]),
  )
}

/** The document as JSON text that ends with a line end; the same document gives the same bytes. */
export const renderJson = (document: Document): string => `${JSON.stringify(ordered(document, new Set()), null, 2)}\n`

/** The document without what changes from run to run, for comparing two runs; keys in one order. */
export const withoutVolatile = (document: Document): unknown => ordered(document, new Set<string>(volatileKeys))
