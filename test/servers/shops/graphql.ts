/** One field of a mutation as a replayed shop understands it. */
export interface Called {
  readonly key: string
  readonly name: string
  /** Values by name, variables filled in. */
  readonly values: Readonly<Record<string, string>>
}
/** One request: an object, or one of a list. */
export interface Posted {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object"

const postedIn = (value: unknown): Posted => {
  const body = isRecord(value) ? value : {}
  const variables = body["variables"]
  return { query: String(body["query"] ?? ""), variables: isRecord(variables) ? variables : {} }
}

/** What a body asks for, and whether it was a list. */
export const posted = (body: string): { readonly all: readonly Posted[]; readonly batch: boolean } => {
  const value: unknown = JSON.parse(body)
  return Array.isArray(value) ? { all: value.map(postedIn), batch: true } : { all: [postedIn(value)], batch: false }
}

/** Fields that are called with plain values, `key: name(a: "x", b: $y)`: enough for what the tests send, and nothing of the gate's. */
export const calledIn = ({ query, variables }: Posted, names: readonly string[]): readonly Called[] =>
  [...query.matchAll(/(?:(\w+)\s*:\s*)?\b(\w+)\s*\(([^)]*)\)/g)].flatMap(([, alias, name = "", written = ""]) => {
    if (!names.includes(name)) return []
    const pairs = [...written.matchAll(/(\w+)\s*:\s*(?:"([^"]*)"|\$(\w+))/g)].map(
      ([, key = "", text, variable]) => [key, text ?? String(variables[variable ?? ""] ?? "")] as const,
    )
    return [{ key: alias ?? name, name, values: Object.fromEntries(pairs) }]
  })
