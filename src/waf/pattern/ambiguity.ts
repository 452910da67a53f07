import type { Automaton } from "./automaton.ts"
import { meet, type ByteSet } from "./byte-set.ts"

const MAX_MEMBERS = 160

/** Whether, staying inside the loop, no byte leaves a choice. */
const isDeterministic = (inner: readonly (readonly number[])[], sets: readonly ByteSet[]): boolean =>
  inner.every((targets) =>
    targets.every((target, index) => {
      const set = sets[target]
      return set !== undefined && !targets.slice(0, index).some((other) => meet(sets[other] ?? set, set))
    }),
  )

/**
 * Whether one text can go round the loop in two ways. Walks pairs of paths that read the same text: if two paths part
 * and meet again, every further round doubles their number.
 */
const canDouble = (inner: readonly (readonly number[])[], sets: readonly ByteSet[]): boolean => {
  const size = inner.length
  const seen = new Uint8Array(size * size)
  const open: number[] = []
  for (let node = 0; node < size; node++) open.push(node * size + node)
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const left = Math.floor(pair / size)
    const right = pair % size
    for (const [leftIndex, a] of (inner[left] ?? []).entries())
      for (const [rightIndex, b] of (inner[right] ?? []).entries()) {
        if (left === right && leftIndex === rightIndex) continue
        const setA = sets[a]
        const setB = sets[b]
        if (setA === undefined || setB === undefined || !meet(setA, setB)) continue
        if (a === b) return true
        const next = a * size + b
        if (seen[next] === 1) continue
        seen[next] = 1
        open.push(next)
      }
  }
  return false
}

/**
 * How many paths a backtracking matcher can have open inside a loop at one place of the value: 1 where no byte leaves a
 * choice, else at most one per position, unless one text can go round in two ways; then null, for nothing bounds it.
 */
export const openPaths = (
  members: readonly number[],
  inside: ReadonlySet<number>,
  automaton: Automaton,
): number | null => {
  const local = new Map(members.map((node, index) => [node, index]))
  const sets = members.map((node) => automaton.sets[node]).filter((set) => set !== undefined)
  const inner = members.map((node) =>
    (automaton.next[node] ?? []).filter((target) => inside.has(target)).map((target) => local.get(target) ?? 0),
  )
  if (isDeterministic(inner, sets)) return 1
  if (members.length > MAX_MEMBERS || canDouble(inner, sets)) return null
  return members.length
}
