import { addByte, bytesOf, emptySet, type ByteSet } from "./byte-set.ts"
import { isOutsideWords, isRare } from "./frequency.ts"
import { mandatoryBytes } from "./mandatory.ts"
import type { Tree } from "./tree.ts"

/** What every match of a tree has in it. Texts are lower case and compared without ASCII case. */
export type Need =
  | { readonly kind: "nothing" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "byte"; readonly bytes: ByteSet }
  | { readonly kind: "all"; readonly needs: readonly Need[] }
  | { readonly kind: "any"; readonly needs: readonly Need[] }

/** One way to match: a text, and if it is open something after it, having what `need` says. */
interface Way {
  readonly text: string
  readonly open: boolean
  readonly need: Need
}

/** All ways a tree matches. */
type Reach = readonly Way[]

/** Which optional parts are taken as left out, and the bytes that any of them would have brought. */
interface Skipping {
  readonly bytes: Uint32Array
  readonly maxTexts: number
  mayMiss(bytes: ByteSet): boolean
}

/** Stand in texts for the start and the end of the value; no byte has these codes. */
export const START = "\u0100"
export const END = "\u0101"

const NOTHING: Need = { kind: "nothing" }
const MAX_TEXTS = 24
const MAX_LOOSE_TEXTS = 400
const MAX_SET = 6

const lowered = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)

const ANYTHING: Reach = [{ text: "", open: true, need: NOTHING }]
const something = (need: Need): Reach => [{ text: "", open: true, need }]
const exactly = (...texts: readonly string[]): Reach => texts.map((text) => ({ text, open: false, need: NOTHING }))

const setReach = (set: ByteSet): Reach => {
  const letters = [...new Set(bytesOf(set).map(lowered))]
  if (letters.length > 200) return ANYTHING
  if (letters.length > MAX_SET) return something({ kind: "byte", bytes: set })
  return exactly(...letters.map((byte) => String.fromCharCode(byte)))
}

const knownSets = new WeakMap<ByteSet, Reach>()
const knownSetReach = (set: ByteSet): Reach => {
  const known = knownSets.get(set)
  if (known !== undefined) return known
  const reach = setReach(set)
  knownSets.set(set, reach)
  return reach
}

const byteNeed = (text: string): Need => {
  const bytes = emptySet()
  const byte = text.charCodeAt(0)
  addByte(bytes, byte)
  if (byte >= 97 && byte <= 122) addByte(bytes, byte - 32)
  return { kind: "byte", bytes }
}

/** A text as a need: what stands before a start or after an end cannot be, so it is cut away. */
const textNeed = (text: string): Need => {
  const from = Math.max(0, text.lastIndexOf(START))
  const end = text.indexOf(END, from)
  const cut = text.slice(from, end < 0 ? undefined : end + 1)
  if (cut === "" || cut === START || cut === END) return NOTHING
  return cut.length === 1 ? byteNeed(cut) : { kind: "text", text: cut }
}

const anyOf = (needs: readonly Need[]): Need => {
  if (needs.some((need) => need.kind === "nothing")) return NOTHING
  const [only] = needs
  return needs.length === 1 && only !== undefined ? only : { kind: "any", needs }
}

const allOf = (needs: readonly Need[]): Need => {
  const real = needs.filter((need) => need.kind !== "nothing")
  const [only] = real
  if (only === undefined) return NOTHING
  return real.length === 1 ? only : { kind: "all", needs: real }
}

const needOf = (reach: Reach): Need => anyOf(reach.map((way) => allOf([textNeed(way.text), way.need])))

const maxTexts = (skipping: Skipping | null): number => skipping?.maxTexts ?? MAX_TEXTS

const withoutDoubles = (ways: Reach): Reach => {
  const closed = new Set<string>()
  return ways.filter((way) => {
    if (way.open || way.need.kind !== "nothing") return true
    if (closed.has(way.text)) return false
    closed.add(way.text)
    return true
  })
}

/** Two parts in a row as one; null where there is nothing to gain or too much to keep. */
const joined = (left: Reach, right: Reach, max: number): Reach | null => {
  const closed = left.filter((way) => !way.open).length
  if (closed === 0 || closed * right.length + left.length - closed > max) return null
  const rightNeed = closed < left.length ? needOf(right) : NOTHING
  const ways = left.flatMap((one): Reach => {
    if (one.open) return [{ ...one, need: allOf([one.need, rightNeed]) }]
    return right.map((two) => ({ text: one.text + two.text, open: two.open, need: allOf([one.need, two.need]) }))
  })
  return withoutDoubles(ways)
}

const MAX_MIXED_JOINS = 8

const sequenceReach = (items: readonly Tree[], skipping: Skipping | null): Reach => {
  const needs: Need[] = []
  let running: Reach = exactly("")
  let mixed = 0
  for (const item of items) {
    const reach = treeReach(item, skipping)
    const both = mixed < MAX_MIXED_JOINS ? joined(running, reach, maxTexts(skipping)) : null
    if (both !== null) {
      if (running.some((way) => way.open)) mixed++
      running = both
    } else {
      needs.push(needOf(running))
      mixed = 0
      running = reach
    }
  }
  return needs.length === 0 ? running : something(allOf([...needs, needOf(running)]))
}

const choiceReach = (items: readonly Tree[], skipping: Skipping | null): Reach => {
  const ways = withoutDoubles(items.flatMap((item) => treeReach(item, skipping)))
  return ways.length > maxTexts(skipping) ? something(needOf(ways)) : ways
}

const repeatReach = (item: Tree, min: number, max: number, skipping: Skipping | null): Reach => {
  if (min === 0 && skipping !== null) {
    const bytes = mandatoryBytes(item)
    if (bytes !== null && skipping.mayMiss(bytes)) {
      for (let index = 0; index < 8; index++) skipping.bytes[index] = (skipping.bytes[index] ?? 0) | (bytes[index] ?? 0)
      return exactly("")
    }
  }
  const reach = treeReach(item, skipping)
  if (min === 0)
    return max === 1 && reach.length < maxTexts(skipping) ? withoutDoubles([...exactly(""), ...reach]) : ANYTHING
  if (min === max && min <= 4) {
    let ways: Reach | null = reach
    for (let count = 1; count < min && ways !== null; count++) ways = joined(ways, reach, maxTexts(skipping))
    if (ways !== null) return ways
  }
  return reach.map((way) => ({ ...way, open: true }))
}

const treeReach = (tree: Tree, skipping: Skipping | null): Reach => {
  if (tree.kind === "empty") return exactly("")
  if (tree.kind === "assert") return exactly(tree.assertion === "start" ? START : tree.assertion === "end" ? END : "")
  if (tree.kind === "set") return knownSetReach(tree.set)
  if (tree.kind === "capture") return treeReach(tree.item, skipping)
  if (tree.kind === "sequence") return sequenceReach(tree.items, skipping)
  if (tree.kind === "choice") return choiceReach(tree.items, skipping)
  return repeatReach(tree.item, tree.min, tree.max, skipping)
}

/** What a match of the tree needs. */
export const plainNeed = (tree: Tree): Need => needOf(treeReach(tree, null))

/**
 * The same under the assumption that what may be left out and brings certain bytes (quotes and backslashes between the
 * letters of a command; loosely: blanks and slashes too) is left out: either that need holds, or the value has one of
 * those bytes.
 */
export const assumedNeed = (tree: Tree, loose: boolean): { readonly need: Need; readonly unless: ByteSet } => {
  const skipping = {
    bytes: emptySet(),
    maxTexts: loose ? MAX_LOOSE_TEXTS : MAX_TEXTS,
    mayMiss: loose ? isOutsideWords : isRare,
  }
  return { need: needOf(treeReach(tree, skipping)), unless: skipping.bytes }
}
