import { bytesSet, DIGITS, inverted, rangesSet, SPACE, WORD, type ByteSet } from "./byte-set.ts"

const BLANK = bytesSet("\t \xa0")
const VERTICAL = rangesSet([10, 13], [0x85, 0x85])

const ESCAPES: ReadonlyMap<string, ByteSet> = new Map(
  Object.entries<ByteSet>({
    d: DIGITS,
    D: inverted(DIGITS),
    w: WORD,
    W: inverted(WORD),
    s: SPACE,
    S: inverted(SPACE),
    h: BLANK,
    H: inverted(BLANK),
    v: VERTICAL,
    V: inverted(VERTICAL),
    N: inverted(bytesSet("\n")),
  }),
)

/** The class a letter after a backslash stands for; null where it is no class. */
export const classEscape = (letter: string): ByteSet | null => ESCAPES.get(letter) ?? null

/** [:name:] inside a class, ASCII only. */
export const POSIX: ReadonlyMap<string, ByteSet> = new Map(
  Object.entries<ByteSet>({
    alnum: rangesSet([48, 57], [65, 90], [97, 122]),
    alpha: rangesSet([65, 90], [97, 122]),
    ascii: rangesSet([0, 127]),
    blank: bytesSet(" \t"),
    cntrl: rangesSet([0, 31], [127, 127]),
    digit: DIGITS,
    graph: rangesSet([33, 126]),
    lower: rangesSet([97, 122]),
    print: rangesSet([32, 126]),
    punct: rangesSet([33, 47], [58, 64], [91, 96], [123, 126]),
    space: SPACE,
    upper: rangesSet([65, 90]),
    word: WORD,
    xdigit: rangesSet([48, 57], [65, 70], [97, 102]),
  }),
)
