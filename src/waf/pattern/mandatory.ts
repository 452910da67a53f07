import { union, type ByteSet } from "./byte-set.ts"
import { bytesChance } from "./frequency.ts"
import type { Tree } from "./tree.ts"

const rarer = (a: ByteSet | null, b: ByteSet | null): ByteSet | null => {
  if (a === null || b === null) return a ?? b
  return bytesChance(a) <= bytesChance(b) ? a : b
}

const inChoice = (items: readonly Tree[]): ByteSet | null => {
  let all: ByteSet | null = null
  for (const item of items) {
    const bytes = mandatoryBytes(item)
    if (bytes === null) return null
    all = all === null ? bytes : union(all, bytes)
  }
  return all
}

/** Bytes of which every match holds at least one, the rarest such set found; null where none is known. */
export const mandatoryBytes = (tree: Tree): ByteSet | null => {
  if (tree.kind === "empty" || tree.kind === "assert") return null
  if (tree.kind === "set") return tree.set
  if (tree.kind === "capture") return mandatoryBytes(tree.item)
  if (tree.kind === "choice") return inChoice(tree.items)
  if (tree.kind === "repeat") return tree.min === 0 ? null : mandatoryBytes(tree.item)
  return tree.items.reduce<ByteSet | null>((found, item) => rarer(found, mandatoryBytes(item)), null)
}
