import { addByte, emptySet, meet, union, type ByteSet } from "./byte-set.ts"
import { bytesChance, frequency } from "./frequency.ts"
import { assumedNeed, END, plainNeed, START, type Need } from "./need-tree.ts"
import type { Tree } from "./tree.ts"

/**
 * One thing every matching value must have: one of the texts (lower case, compared without ASCII case), or one of the
 * bytes. A pattern needs all of its clauses.
 */
export interface Clause {
  readonly texts: readonly string[]
  readonly bytes: ByteSet
}

const NO_BYTES = emptySet()
const MAX_CLAUSES = 4
const MAX_TEXT = 9
const MAX_CLAUSE_TEXTS = 800
const GOOD_CHANCE = 0.02

const textChance = (text: string): number => {
  if (text === START + END) return 0.02
  let chance = text.startsWith(START) || text.endsWith(END) ? 1 : 40
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    chance *= code > 255 ? 1 : code >= 97 && code <= 122 ? 0.045 : frequency(code)
  }
  return Math.min(1, chance)
}

/** How likely an honest value meets the clause, roughly: what it is good for is choosing between clauses. */
const chanceOf = (clause: Clause): number => {
  let chance = bytesChance(clause.bytes)
  for (const text of clause.texts) chance += textChance(text)
  return Math.min(1, chance)
}

interface Weighed {
  readonly clause: Clause
  readonly chance: number
}

const weigh = (clause: Clause): Weighed => ({ clause, chance: chanceOf(clause) })

/** A clause that most values meet is worth asking only where there is no better. */
const best = (clauses: readonly Weighed[]): Weighed[] => {
  const sorted = clauses.filter((one) => one.chance < 0.9).toSorted((a, b) => a.chance - b.chance)
  const good = sorted.filter((one) => one.chance < 0.5)
  return (good.length > 0 ? good : sorted).slice(0, MAX_CLAUSES)
}

const join = (clauses: readonly Weighed[]): Weighed | null => {
  const texts = new Set<string>()
  let bytes: ByteSet = NO_BYTES
  for (const { clause } of clauses) {
    for (const text of clause.texts) texts.add(text)
    bytes = union(bytes, clause.bytes)
  }
  if (texts.size > MAX_CLAUSE_TEXTS) return null
  return weigh({ texts: [...texts].filter((text) => !coveredBy(text, bytes)), bytes })
}

const coveredBy = (text: string, bytes: ByteSet): boolean => {
  const needed = emptySet()
  for (let at = 0; at < text.length; at++) {
    const byte = text.charCodeAt(at)
    // A letter may stand in either case, so only caseless bytes prove that the byte is there.
    if (byte < 97 || (byte > 122 && byte < 256)) addByte(needed, byte)
  }
  return meet(needed, bytes)
}

const clausesOf = (need: Need): Weighed[] => {
  if (need.kind === "nothing") return []
  if (need.kind === "byte") return [weigh({ texts: [], bytes: need.bytes })]
  if (need.kind === "text") return [weigh({ texts: [need.text.slice(0, MAX_TEXT)], bytes: NO_BYTES })]
  if (need.kind === "all") return best(need.needs.flatMap(clausesOf))
  const parts = need.needs.map(clausesOf)
  const joined: Weighed[] = []
  // The first clause joins the rarest of every branch, the second the second rarest, where every branch has one.
  for (let rank = 0; rank < 2; rank++) {
    const row = parts.map((part) => part[Math.min(rank, part.length - 1)])
    if (row.some((one) => one === undefined)) break
    const clause = join(row.flatMap((one) => (one === undefined ? [] : [one])))
    if (clause !== null) joined.push(clause)
  }
  return best(joined)
}

const same = (a: Clause, b: Clause): boolean =>
  a.texts.length === b.texts.length &&
  a.texts.every((text, index) => text === b.texts[index]) &&
  a.bytes.every((word, index) => word === b.bytes[index])

const different = (all: readonly Weighed[]): Weighed[] =>
  all.filter(({ clause }, index) => all.findIndex((other) => same(other.clause, clause)) === index)

const underAssumption = (tree: Tree, loose: boolean): Weighed[] => {
  const assumed = assumedNeed(tree, loose)
  const unless = weigh({ texts: [], bytes: assumed.unless })
  return clausesOf(assumed.need).flatMap((one) => join([one, unless]) ?? [])
}

/** What costs more than most patterns are worth, the cheapest first. */
const FURTHER: readonly ((tree: Tree) => Weighed[])[] = [
  (tree) => clausesOf(plainNeed(tree, true)),
  (tree) => underAssumption(tree, false),
  (tree) => underAssumption(tree, true),
]

/** The clauses of a pattern, the rarest first; none where nothing is known that a match needs. */
export const clausesNeeded = (tree: Tree): Clause[] => {
  let all = best(clausesOf(plainNeed(tree, false)))
  for (const look of FURTHER) {
    if ((all[0]?.chance ?? 1) < GOOD_CHANCE) break
    all = best(different([...all, ...look(tree)]))
  }
  return different(all).map((one) => one.clause)
}
