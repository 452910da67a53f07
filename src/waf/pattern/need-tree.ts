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

/** How far a tree is looked at, and what is taken for granted. */
interface Reading {
  /** The most ways that are kept apart. */
  readonly maxTexts: number
  /** The most bytes of a set that are taken as so many texts. */
  readonly maxSet: number
  /** Which optional parts are taken as left out, by the bytes that they would bring. */
  mayMiss(bytes: ByteSet): boolean
  /** The bytes of what was taken as left out. */
  readonly missed: Uint32Array
}

/** Stand in texts for the start and the end of the value; no byte has these codes. */
export const START = "\u0100"
export const END = "\u0101"

const NOTHING: Need = { kind: "nothing" }
const MAX_TEXTS = 24
const MAX_SET = 6
/** Where few texts tell too little. */
const MAX_WIDE_TEXTS = 800
const MAX_WIDE_SET = 24

const lowered = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)

const ANYTHING: Reach = [{ text: "", open: true, need: NOTHING }]
const something = (need: Need): Reach => [{ text: "", open: true, need }]
const exactly = (...texts: readonly string[]): Reach => texts.map((text) => ({ text, open: false, need: NOTHING }))

const setReach = (set: ByteSet, maxSet: number): Reach => {
  const letters = [...new Set(bytesOf(set).map(lowered))]
  if (letters.length > 200) return ANYTHING
  if (letters.length > maxSet) return something({ kind: "byte", bytes: set })
  return exactly(...letters.map((byte) => String.fromCharCode(byte)))
}

const known = { few: new WeakMap<ByteSet, Reach>(), many: new WeakMap<ByteSet, Reach>() }
const knownSetReach = (set: ByteSet, { maxSet }: Reading): Reach => {
  const sets = maxSet === MAX_SET ? known.few : known.many
  const reach = sets.get(set) ?? setReach(set, maxSet)
  sets.set(set, reach)
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
/** What comes more often than this in a row is looked at once. */
const MAX_TIMES = 4

const sequenceReach = (items: readonly Tree[], reading: Reading): Reach => {
  const needs: Need[] = []
  let running: Reach = exactly("")
  let mixed = 0
  for (const item of items) {
    const reach = treeReach(item, reading)
    const both = mixed < MAX_MIXED_JOINS ? joined(running, reach, reading.maxTexts) : null
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

const choiceReach = (items: readonly Tree[], reading: Reading): Reach => {
  const ways = withoutDoubles(items.flatMap((item) => treeReach(item, reading)))
  return ways.length > reading.maxTexts ? something(needOf(ways)) : ways
}

const repeatReach = (item: Tree, min: number, max: number, reading: Reading): Reach => {
  if (min === 0) {
    const bytes = mandatoryBytes(item)
    if (bytes !== null && reading.mayMiss(bytes)) {
      for (let index = 0; index < 8; index++) reading.missed[index] = (reading.missed[index] ?? 0) | (bytes[index] ?? 0)
      return exactly("")
    }
  }
  const reach = treeReach(item, reading)
  if (min === 0)
    return max === 1 && reach.length < reading.maxTexts ? withoutDoubles([...exactly(""), ...reach]) : ANYTHING
  let ways: Reach | null = reach
  for (let count = 1; count < min && ways !== null; count++)
    ways = count < MAX_TIMES ? joined(ways, reach, reading.maxTexts) : null
  if (ways !== null && min === max) return ways
  return (ways ?? reach).map((way) => ({ ...way, open: true }))
}

const treeReach = (tree: Tree, reading: Reading): Reach => {
  if (tree.kind === "empty") return exactly("")
  if (tree.kind === "assert") return exactly(tree.assertion === "start" ? START : tree.assertion === "end" ? END : "")
  if (tree.kind === "set") return knownSetReach(tree.set, reading)
  if (tree.kind === "capture") return treeReach(tree.item, reading)
  if (tree.kind === "sequence") return sequenceReach(tree.items, reading)
  if (tree.kind === "choice") return choiceReach(tree.items, reading)
  return repeatReach(tree.item, tree.min, tree.max, reading)
}

/** What a match of the tree needs; `wide`: told by more texts, which takes longer. */
export const plainNeed = (tree: Tree, wide: boolean): Need => {
  const [maxTexts, maxSet] = wide ? [MAX_WIDE_TEXTS, MAX_WIDE_SET] : [MAX_TEXTS, MAX_SET]
  return needOf(treeReach(tree, { maxTexts, maxSet, mayMiss: () => false, missed: emptySet() }))
}

/**
 * The same under the assumption that what may be left out and brings certain bytes (quotes and backslashes between the
 * letters of a command; loosely: blanks and slashes too) is left out: either that need holds, or the value has one of
 * those bytes.
 */
export const assumedNeed = (tree: Tree, loose: boolean): { readonly need: Need; readonly unless: ByteSet } => {
  const reading: Reading = {
    maxTexts: loose ? MAX_WIDE_TEXTS : MAX_TEXTS,
    maxSet: MAX_SET,
    mayMiss: loose ? isOutsideWords : isRare,
    missed: emptySet(),
  }
  return { need: needOf(treeReach(tree, reading)), unless: reading.missed }
}
