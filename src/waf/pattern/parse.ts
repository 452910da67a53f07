import {
  addByte,
  addRange,
  ALL_BYTES,
  bothCases,
  bytesSet,
  emptySet,
  inverted,
  rangesSet,
  type ByteSet,
} from "./byte-set.ts"
import { classEscape, POSIX } from "./classes.ts"
import { EMPTY, type Tree } from "./tree.ts"

/** What a pattern cannot be: the reason as a short English word, the same in both languages. */
export class PatternError extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.name = "PatternError"
    this.reason = reason
  }
}

interface Flags {
  readonly ignoreCase: boolean
  readonly dotAll: boolean
  readonly multiline: boolean
  readonly extended: boolean
}

const MAX_REPEAT = 1000
const MAX_DEPTH = 250
const NOT_NEWLINE = inverted(bytesSet("\n"))
const SIMPLE: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, e: 27, a: 7 }

const singles = Array.from({ length: 256 }, (_, byte) => rangesSet([byte, byte]))
const SINGLE: readonly Tree[] = singles.map((set) => ({ kind: "set", set }))
const EITHER_CASE: readonly Tree[] = singles.map((set) => ({ kind: "set", set: bothCases(set) }))

class PatternParser {
  readonly #source: string
  #at = 0
  #depth = 0
  #flags: Flags

  constructor(source: string, flags: Flags) {
    this.#source = source
    this.#flags = flags
  }

  parse(): Tree {
    const tree = this.#choice()
    if (this.#at < this.#source.length) throw new PatternError("unmatched )")
    return tree
  }

  #peek(): string | undefined {
    return this.#source[this.#at]
  }

  #eat(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #choice(): Tree {
    if (++this.#depth > MAX_DEPTH) throw new PatternError("nested too deeply")
    const items = [this.#sequence()]
    while (this.#eat("|")) items.push(this.#sequence())
    this.#depth--
    const [only] = items
    return items.length === 1 && only !== undefined ? only : { kind: "choice", items }
  }

  #sequence(): Tree {
    const items: Tree[] = []
    for (;;) {
      const next = this.#peek()
      if (next === undefined || next === "|" || next === ")") break
      if (this.#flags.extended && this.#skipExtended(next)) continue
      const atom = this.#atom()
      if (atom !== null) items.push(this.#quantified(atom))
    }
    const [only] = items
    if (only === undefined) return EMPTY
    return items.length === 1 ? only : { kind: "sequence", items }
  }

  #skipExtended(next: string): boolean {
    if (/\s/.test(next)) this.#at++
    else if (next === "#") while (this.#peek() !== undefined && this.#peek() !== "\n") this.#at++
    else return false
    return true
  }

  /** One atom; null for a flag setting, which matches nothing itself. */
  #atom(): Tree | null {
    const next = this.#source[this.#at++] ?? ""
    if (next === "(") return this.#group()
    if (next === "[") return { kind: "set", set: this.#class() }
    if (next === ".") return { kind: "set", set: this.#flags.dotAll ? ALL_BYTES : NOT_NEWLINE }
    if (next === "^") return { kind: "assert", assertion: this.#flags.multiline ? "line-start" : "start" }
    if (next === "$") return { kind: "assert", assertion: this.#flags.multiline ? "line-end" : "end" }
    if (next === "\\") return this.#escape()
    if (next === "*" || next === "+" || next === "?") throw new PatternError(`nothing to repeat before ${next}`)
    return this.#byte(next.charCodeAt(0))
  }

  #byte(code: number): Tree {
    if (code > 255) throw new PatternError("a character above 0xFF")
    return (this.#flags.ignoreCase ? EITHER_CASE : SINGLE)[code] ?? EMPTY
  }

  #group(): Tree | null {
    if (!this.#eat("?")) return { kind: "capture", item: this.#closed(this.#flags) }
    if (this.#eat(":")) return this.#closed(this.#flags)
    if (this.#eat("#")) {
      while (this.#peek() !== undefined && this.#peek() !== ")") this.#at++
      this.#at++
      return null
    }
    const name = /^P?<[A-Za-z_]\w*>|^'[A-Za-z_]\w*'/.exec(this.#source.slice(this.#at, this.#at + 64))?.[0]
    if (name !== undefined) {
      this.#at += name.length
      return { kind: "capture", item: this.#closed(this.#flags) }
    }
    return this.#flagGroup()
  }

  #closed(flags: Flags): Tree {
    const outer = this.#flags
    this.#flags = flags
    const item = this.#choice()
    this.#flags = outer
    if (!this.#eat(")")) throw new PatternError("unclosed (")
    return item
  }

  #flagGroup(): Tree | null {
    const match = /^([imsxU]*)(?:-([imsxU]*))?([:)])/.exec(this.#source.slice(this.#at, this.#at + 24))
    if (match === null) throw new PatternError("look-around, atomic or conditional group")
    const [whole, on = "", off = "", close] = match
    if (on.includes("U") || off.includes("U")) throw new PatternError("flag U")
    this.#at += whole.length
    const now = (letter: string, before: boolean): boolean => (before || on.includes(letter)) && !off.includes(letter)
    const flags = {
      ignoreCase: now("i", this.#flags.ignoreCase),
      dotAll: now("s", this.#flags.dotAll),
      multiline: now("m", this.#flags.multiline),
      extended: now("x", this.#flags.extended),
    }
    if (close === ":") return this.#closed(flags)
    // A setting without a body holds to the end of the group it stands in, which restores the flags.
    this.#flags = flags
    return null
  }

  #quantified(atom: Tree): Tree {
    const bounds = this.#bounds()
    if (bounds === null) return atom
    const lazy = this.#eat("?")
    if (!lazy && this.#peek() === "+") throw new PatternError("possessive quantifier")
    if (this.#bounds() !== null) throw new PatternError("repeated repeat")
    return { kind: "repeat", item: atom, ...bounds, lazy }
  }

  #bounds(): { min: number; max: number } | null {
    const next = this.#peek()
    if (next === "*" || next === "+" || next === "?") {
      this.#at++
      return { min: next === "+" ? 1 : 0, max: next === "?" ? 1 : Infinity }
    }
    if (next !== "{") return null
    const match = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(this.#source.slice(this.#at, this.#at + 24))
    if (match === null) return null
    const [whole, low = "", comma, high = ""] = match
    const min = Number(low)
    const max = comma === undefined ? min : high === "" ? Infinity : Number(high)
    if (min > MAX_REPEAT || (max !== Infinity && (max > MAX_REPEAT || max < min)))
      throw new PatternError(`repeat ${whole}`)
    this.#at += whole.length
    return { min, max }
  }

  #escape(): Tree {
    const next = this.#source[this.#at]
    if (next === undefined) throw new PatternError("\\ at the end")
    if (next === "b" || next === "B") {
      this.#at++
      return { kind: "assert", assertion: next === "b" ? "word" : "not-word" }
    }
    if (next === "A" || next === "z" || next === "Z") {
      this.#at++
      return { kind: "assert", assertion: next === "A" ? "start" : next === "z" ? "end" : "before-last-newline" }
    }
    if (next === "Q") return this.#quoted()
    const set = classEscape(next)
    if (set !== null) {
      this.#at++
      return { kind: "set", set }
    }
    if (next === "R") {
      this.#at++
      return { kind: "set", set: rangesSet([10, 13], [0x85, 0x85]) }
    }
    if (/[1-9]/.test(next)) throw new PatternError("back-reference")
    return this.#byte(this.#escapedByte())
  }

  #quoted(): Tree {
    const end = this.#source.indexOf("\\E", this.#at)
    const text = this.#source.slice(this.#at + 1, end < 0 ? undefined : end)
    this.#at = end < 0 ? this.#source.length : end + 2
    return { kind: "sequence", items: [...text].map((character) => this.#byte(character.charCodeAt(0))) }
  }

  /** The byte an escape stands for, in a class or outside; the backslash is read. */
  #escapedByte(): number {
    const next = this.#source[this.#at++] ?? ""
    const simple = SIMPLE[next]
    if (simple !== undefined) return simple
    if (next === "x") return this.#hexByte()
    if (next === "c") return ((this.#source[this.#at++] ?? "").toUpperCase().charCodeAt(0) ^ 64) & 127
    if (/[0-7]/.test(next)) {
      const digits = /^[0-7]{1,3}/.exec(this.#source.slice(this.#at - 1, this.#at + 2))?.[0] ?? "0"
      this.#at += digits.length - 1
      return Number.parseInt(digits, 8) & 255
    }
    if (/[A-Za-z89]/.test(next)) throw new PatternError(`\\${next}`)
    return next.charCodeAt(0)
  }

  #hexByte(): number {
    const rest = this.#source.slice(this.#at, this.#at + 10)
    const braced = /^\{([0-9A-Fa-f]{1,6})\}/.exec(rest)
    const digits = braced?.[1] ?? /^[0-9A-Fa-f]{1,2}/.exec(rest)?.[0] ?? ""
    this.#at += braced?.[0].length ?? digits.length
    const byte = digits === "" ? 0 : Number.parseInt(digits, 16)
    if (byte > 255) throw new PatternError("a character above 0xFF")
    return byte
  }

  #class(): ByteSet {
    const negated = this.#eat("^")
    const set = emptySet()
    let first = true
    for (; ; first = false) {
      const next = this.#peek()
      if (next === undefined) throw new PatternError("unclosed [")
      if (next === "]" && !first) break
      const low = this.#classPart(set)
      const following = this.#source[this.#at + 1]
      if (low === null) continue
      if (this.#peek() !== "-" || following === "]" || following === undefined) addByte(set, low)
      else this.#range(set, low)
    }
    this.#at++
    const cased = this.#flags.ignoreCase ? bothCases(set) : set
    return negated ? inverted(cased) : cased
  }

  #range(set: Uint32Array, low: number): void {
    this.#at++
    const high = this.#classPart(set)
    if (high === null) {
      addByte(set, low)
      addByte(set, 45)
    } else if (high < low) throw new PatternError("range out of order")
    else addRange(set, low, high)
  }

  /** One byte of a class, or null when a whole class (\s, [:alpha:]) was added to the set instead. */
  #classPart(set: Uint32Array): number | null {
    const posix = this.#peek() !== "[" ? null : /^\[:(\^?)([a-z]+):\]/.exec(this.#source.slice(this.#at, this.#at + 14))
    if (posix !== null) {
      const named = POSIX.get(posix[2] ?? "")
      if (named === undefined) throw new PatternError(posix[0])
      this.#addAll(set, posix[1] === "^" ? inverted(named) : named)
      this.#at += posix[0].length
      return null
    }
    const next = this.#source[this.#at++] ?? ""
    if (next !== "\\") return next.charCodeAt(0) & 255
    const letter = this.#peek() ?? ""
    if (letter === "b") {
      this.#at++
      return 8
    }
    const named = classEscape(letter)
    if (named === null) return this.#escapedByte()
    this.#at++
    this.#addAll(set, named)
    return null
  }

  #addAll(set: Uint32Array, more: ByteSet): void {
    for (let index = 0; index < 8; index++) set[index] = (set[index] ?? 0) | (more[index] ?? 0)
  }
}

/** How often counted repeats inside of each other repeat together. The linear engine takes `MAX_REPEAT` at most. */
const timesOf = (tree: Tree): number => {
  if (tree.kind === "sequence" || tree.kind === "choice") return Math.max(1, ...tree.items.map(timesOf))
  if (tree.kind === "capture") return timesOf(tree.item)
  if (tree.kind !== "repeat") return 1
  return Math.max(1, tree.max === Infinity ? tree.min : tree.max) * timesOf(tree.item)
}

const bounded = (tree: Tree): Tree => {
  if (timesOf(tree) > MAX_REPEAT) throw new PatternError(`repeats inside of repeats > ${MAX_REPEAT}`)
  return tree
}

/**
 * Reads a PCRE-style pattern over bytes: dot matches newlines, `$` is the very end. Throws PatternError for bad form and
 * for what cannot run in linear time (look-around, back-references, atomic groups, possessive quantifiers).
 */
export const parsePattern = (source: string): Tree =>
  bounded(new PatternParser(source, { ignoreCase: false, dotAll: true, multiline: false, extended: false }).parse())
