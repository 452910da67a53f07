import { tokensOf, type Token } from "./tokens.ts"

/** A value as it is written: JSON, with variables still by name. */
export type Written =
  | { readonly kind: "scalar"; readonly value: string | boolean | null }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Written[] }
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, Written> }

export interface Field {
  readonly kind: "field"
  /** Its alias, else its name: under this the answer has it. */
  readonly key: string
  readonly name: string
  readonly values: ReadonlyMap<string, Written>
  readonly selections: readonly Selection[]
}
export type Selection =
  | Field
  | { readonly kind: "spread"; readonly name: string }
  | { readonly kind: "inline"; readonly selections: readonly Selection[] }

export interface Operation {
  readonly type: "query" | "mutation" | "subscription"
  readonly name: string | null
  readonly defaults: ReadonlyMap<string, Written>
  readonly selections: readonly Selection[]
}
export interface Document {
  readonly operations: readonly Operation[]
  readonly fragments: ReadonlyMap<string, readonly Selection[]>
}

const MAX_DEPTH = 40
const END: Token = { kind: "punctuator", text: "" }
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** Whatever is not GraphQL as it is executed; never leaves this file. */
class NotReadable extends Error {}

const readerOf = (tokens: readonly Token[]) => {
  let next = 0
  const see = (ahead = 0): Token => tokens[next + ahead] ?? END
  const take = (): Token => {
    next += 1
    return tokens[next - 1] ?? END
  }
  const is = (text: string): boolean => see().kind === "punctuator" && see().text === text
  const skip = (text: string): boolean => is(text) && take() !== END
  const expect = (text: string): void => {
    if (!skip(text)) throw new NotReadable()
  }
  const name = (): string => {
    const { kind, text } = take()
    if (kind !== "name") throw new NotReadable()
    return text
  }
  const isName = (text: string): boolean => see().kind === "name" && see().text === text

  /** `one` until `close`; a name twice is refused, because two programs may take different ones. */
  const named = (close: string, depth: number): ReadonlyMap<string, Written> => {
    const all = new Map<string, Written>()
    while (!skip(close)) {
      const key = name()
      expect(":")
      if (all.has(key)) throw new NotReadable()
      all.set(key, value(depth + 1))
    }
    return all
  }
  const value = (depth: number): Written => {
    if (depth > MAX_DEPTH) throw new NotReadable()
    if (skip("$")) return { kind: "variable", name: name() }
    if (skip("{")) return { kind: "object", members: named("}", depth) }
    if (skip("[")) {
      const items: Written[] = []
      while (!skip("]")) items.push(value(depth + 1))
      return { kind: "list", items }
    }
    const { kind, text } = take()
    if (kind === "punctuator") throw new NotReadable()
    return { kind: "scalar", value: kind === "name" && Object.hasOwn(WORDS, text) ? (WORDS[text] ?? null) : text }
  }
  const directives = (): void => {
    while (skip("@")) {
      name()
      if (skip("(")) named(")", 0)
    }
  }
  const field = (depth: number): Field => {
    const first = name()
    const own = skip(":") ? name() : first
    const values = skip("(") ? named(")", 0) : new Map<string, Written>()
    directives()
    return { kind: "field", key: first, name: own, values, selections: is("{") ? selections(depth + 1) : [] }
  }
  const selection = (depth: number): Selection => {
    if (!skip("...")) return field(depth)
    if (see().kind === "name" && !isName("on")) {
      const spread = { kind: "spread", name: name() } as const
      directives()
      return spread
    }
    if (isName("on")) {
      take()
      name()
    }
    directives()
    return { kind: "inline", selections: selections(depth + 1) }
  }
  const selections = (depth: number): readonly Selection[] => {
    if (depth > MAX_DEPTH) throw new NotReadable()
    expect("{")
    const all: Selection[] = []
    while (!skip("}")) all.push(selection(depth))
    return all
  }
  const type = (depth: number): void => {
    if (depth > MAX_DEPTH) throw new NotReadable()
    if (skip("[")) {
      type(depth + 1)
      expect("]")
    } else name()
    skip("!")
  }
  const defaults = (): ReadonlyMap<string, Written> => {
    const all = new Map<string, Written>()
    const seen = new Set<string>()
    if (!skip("(")) return all
    while (!skip(")")) {
      expect("$")
      const key = name()
      if (seen.has(key)) throw new NotReadable()
      seen.add(key)
      expect(":")
      type(0)
      if (skip("=")) all.set(key, value(0))
      directives()
    }
    return all
  }
  const operation = (): Operation => {
    if (is("{")) return { type: "query", name: null, defaults: new Map(), selections: selections(0) }
    const kind = name()
    if (kind !== "query" && kind !== "mutation" && kind !== "subscription") throw new NotReadable()
    const own = see().kind === "name" ? name() : null
    const variables = defaults()
    directives()
    return { type: kind, name: own, defaults: variables, selections: selections(0) }
  }
  return (): Document => {
    const operations: Operation[] = []
    const fragments = new Map<string, readonly Selection[]>()
    while (see() !== END) {
      if (!isName("fragment")) {
        operations.push(operation())
        continue
      }
      take()
      const own = name()
      if (own === "on" || name() !== "on" || fragments.has(own)) throw new NotReadable()
      name()
      directives()
      fragments.set(own, selections(0))
    }
    return { operations, fragments }
  }
}

/** A GraphQL request's text, bounded in words and depth; null where it is none that can be executed. */
export const documentOf = (text: string): Document | null => {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  try {
    return readerOf(tokens)()
  } catch (error) {
    if (error instanceof NotReadable) return null
    throw error
  }
}
