import { ruleError, type Place } from "../seclang/place.ts"
import { isCollection, isSingle, type CollectionName, type SingleName } from "../seclang/variables.ts"

/** Where a macro reads from; the transaction is one. */
export interface MacroSource {
  single(name: SingleName): string
  /** The first value under a key (lower case), "" where there is none. */
  member(collection: CollectionName, key: string): string
}

/** A text with %{…} in it, ready to be filled in. */
export interface Macro {
  /** The text itself where nothing is to be filled in, else null. */
  readonly constant: string | null
  /** What it surely begins with. */
  readonly prefix: string
  /** The TX variables it reads, lower case. */
  readonly reads: readonly string[]
  /** Whether it reads anything but TX. */
  readonly readsOther: boolean
  expand(source: MacroSource): string
}

type Part = (source: MacroSource) => string

const TOKEN = /%\{([^}]*)\}/g

interface PartReading {
  readonly part: Part
  readonly tx: string | null
}

const partOf = (inner: string, place: Place): PartReading => {
  const dot = inner.search(/[.:]/)
  const name = (dot < 0 ? inner : inner.slice(0, dot)).trim().toUpperCase()
  const key = dot < 0 ? "" : inner.slice(dot + 1).toLowerCase()
  if (dot < 0 && isSingle(name)) return { part: (source) => source.single(name), tx: null }
  if (dot >= 0 && isCollection(name))
    return { part: (source) => source.member(name, key), tx: name === "TX" ? key : null }
  throw ruleError("WAF_UNKNOWN", place, `%{${inner}}`, { kind: "variable" })
}

/** Compiles a text with macros. Throws WAF_UNKNOWN for a variable the engine does not have. */
export const compileMacro = (text: string, place: Place): Macro => {
  const parts: Part[] = []
  const reads: string[] = []
  let readsOther = false
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    const literal = text.slice(from, match.index)
    if (literal !== "") parts.push(() => literal)
    const reading = partOf(match[1] ?? "", place)
    if (reading.tx === null) readsOther = true
    else reads.push(reading.tx)
    parts.push(reading.part)
    from = match.index + match[0].length
  }
  if (parts.length === 0) return { constant: text, prefix: text, reads, readsOther, expand: () => text }
  const rest = text.slice(from)
  if (rest !== "") parts.push(() => rest)
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return { constant: null, prefix: "", reads, readsOther, expand: only }
  return {
    constant: null,
    prefix: text.slice(0, text.search(/%\{/)),
    reads,
    readsOther,
    expand(source) {
      let out = ""
      for (const part of parts) out += part(source)
      return out
    },
  }
}
