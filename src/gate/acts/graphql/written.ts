import { fieldName } from "../fields.ts"

type Tree = Map<string, Tree | string>

/** Values by the act's names for them, `input[native][username]`, as objects within objects. */
const treeOf = (named: Iterable<readonly [name: string, value: string]>): Tree => {
  const tree: Tree = new Map()
  for (const [name, value] of named) {
    const path = fieldName(name).split(".")
    const last = path.pop() ?? ""
    let at = tree
    for (const part of path) {
      const inner = at.get(part)
      const next = inner instanceof Map ? inner : new Map<string, Tree | string>()
      at.set(part, next)
      at = next
    }
    at.set(last, value)
  }
  return tree
}

/** Those values as a JSON body. */
export const jsonOf = (named: Iterable<readonly [name: string, value: string]>): Readonly<Record<string, unknown>> => {
  const plain = (tree: Tree): Record<string, unknown> =>
    Object.fromEntries([...tree].map(([name, value]) => [name, typeof value === "string" ? value : plain(value)]))
  return plain(treeOf(named))
}

/** A mutation of one field with these values, for a question of the gate's own. */
export const mutationOf = (field: string, named: Iterable<readonly [name: string, value: string]>): string => {
  const written = (value: Tree | string): string =>
    typeof value === "string" ? JSON.stringify(value) : `{ ${inside(value)} }`
  const inside = (tree: Tree): string => [...tree].map(([name, value]) => `${name}: ${written(value)}`).join(", ")
  const values = inside(treeOf(named))
  return `mutation { ${field}${values === "" ? "" : `(${values})`} { __typename } }`
}
