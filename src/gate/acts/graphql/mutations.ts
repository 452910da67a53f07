import type { ProfileAct } from "../../../platforms/act.ts"
import { fieldsOfJson } from "../fields.ts"
import { requestedOf, type ActsRead, type RequestedAct } from "../requested.ts"
import { documentOf, type Document, type Field, type Operation, type Selection, type Written } from "./document.ts"
import { readSent, type GraphqlRequest, type Sent } from "./sent.ts"

/** Fields at the top of all mutations of one request, fragments unfolded. */
const MAX_FIELDS = 250
/** Selections below one of them that are looked at for other names. */
const MAX_SELECTIONS = 5_000

class TooMuch extends Error {}

/** Fields at the top of an operation, wherever fragments put them. */
const fieldsAtTop = function* (document: Document, selections: readonly Selection[], depth = 0): Generator<Field> {
  if (depth > 20) throw new TooMuch()
  for (const one of selections)
    if (one.kind === "field") yield one
    else yield* fieldsAtTop(document, insideOf(document, one), depth + 1)
}
const insideOf = (document: Document, one: Exclude<Selection, Field>): readonly Selection[] =>
  one.kind === "inline" ? one.selections : (document.fragments.get(one.name) ?? [])

/** Names below a field that stand for another field there: `id: message`. Under them the answer proves nothing. */
const renamedBelow = (document: Document, field: Field): ReadonlySet<string> => {
  const renamed = new Set<string>()
  const waiting: Selection[] = [...field.selections]
  const spread = new Set<string>()
  let seen = 0
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    seen += 1
    if (seen > MAX_SELECTIONS) throw new TooMuch()
    if (one.kind === "field") {
      if (one.key !== one.name) renamed.add(one.key)
      waiting.push(...one.selections)
    } else if (one.kind === "inline" || !spread.has(one.name)) {
      if (one.kind === "spread") spread.add(one.name)
      waiting.push(...insideOf(document, one))
    }
  }
  return renamed
}

/** A written value as JSON, with what was sent for its variables. */
const plain = (written: Written, operation: Operation, variables: Sent["variables"]): unknown => {
  if (written.kind === "scalar") return written.value
  if (written.kind === "list") return written.items.map((item) => plain(item, operation, variables))
  if (written.kind === "object")
    return Object.fromEntries([...written.members].map(([name, value]) => [name, plain(value, operation, variables)]))
  if (Object.hasOwn(variables, written.name)) return variables[written.name]
  const given = operation.defaults.get(written.name)
  // A default holds no variables.
  return given === undefined || given.kind === "variable" ? null : plain(given, operation, variables)
}

const valuesOf = (field: Field, operation: Operation, variables: Sent["variables"]): unknown =>
  Object.fromEntries([...field.values].map(([name, value]) => [name, plain(value, operation, variables)]))

/** The operation that is meant; all where it is not told: then the shop refuses, or has a reading of its own. */
const operationsOf = ({ operations }: Document, name: string | null): readonly Operation[] => {
  const meant = operations.filter((one) => one.name === name)
  return name !== null && meant.length === 1 ? meant : operations
}

const actsIn = (
  candidates: readonly ProfileAct[],
  { text, operation: name, variables }: Sent,
  place: string,
): readonly RequestedAct[] | null => {
  if (text === "") return []
  const document = documentOf(text)
  if (document === null) return null
  const acts: RequestedAct[] = []
  let fields = 0
  for (const operation of operationsOf(document, name)) {
    if (operation.type !== "mutation") continue
    for (const field of fieldsAtTop(document, operation.selections)) {
      fields += 1
      if (fields > MAX_FIELDS) return null
      for (const act of candidates) {
        if (act.mutation !== field.name) continue
        const values = fieldsOfJson(valuesOf(field, operation, variables))
        const requested = values === null ? "unreadable" : requestedOf(act, values)
        if (requested === "unreadable") return null
        const answer = { member: `${place}data.${field.key}`, renamed: renamedBelow(document, field) }
        if (requested !== null) acts.push({ ...requested, answer })
      }
    }
  }
  return acts
}

/** What a GraphQL request wants to have done: every field of a mutation counts, under whatever alias. */
export const readMutations = (candidates: readonly ProfileAct[], request: GraphqlRequest): ActsRead => {
  const sent = readSent(request)
  if (sent.state !== "sent") return { state: "unreadable", candidates, why: `graphql-${sent.state}` }
  const unreadable: ActsRead = { state: "unreadable", candidates, why: "graphql-unreadable" }
  const all: RequestedAct[] = []
  try {
    for (const [index, one] of sent.all.entries()) {
      const acts = actsIn(candidates, one, sent.batch ? `${index}.` : "")
      if (acts === null) return unreadable
      all.push(...acts)
    }
  } catch {
    return unreadable
  }
  return all.length > MAX_FIELDS ? unreadable : { state: "read", acts: all }
}
