/** One transformation of a value; values are latin1 strings, one character a byte. */
export interface Transform {
  readonly name: string
  /** Bits of {@link TRIGGER}: a value without any of these bytes comes out as it went in. */
  readonly triggers: number
  apply(value: string): string
}

/** Kinds of bytes that make a transformation do something. */
export const TRIGGER = {
  percent: 1,
  plus: 1 << 1,
  ampersand: 1 << 2,
  backslash: 1 << 3,
  nul: 1 << 4,
  high: 1 << 5,
  upper: 1 << 6,
  space: 1 << 7,
  slash: 1 << 8,
  star: 1 << 9,
  hash: 1 << 10,
  dash: 1 << 11,
  quote: 1 << 12,
  shell: 1 << 13,
  dot: 1 << 14,
  less: 1 << 15,
  lower: 1 << 16,
  /** No kind of byte: what may change any value, even an empty one. */
  any: 1 << 17,
} as const

const kindOf = (byte: number): number => {
  if (byte === 0) return TRIGGER.nul
  if (byte >= 128) return byte === 0xa0 ? TRIGGER.high | TRIGGER.space : TRIGGER.high
  if (byte >= 65 && byte <= 90) return TRIGGER.upper
  if (byte >= 97 && byte <= 122) return TRIGGER.lower
  const named: Readonly<Record<string, number>> = {
    "%": TRIGGER.percent,
    "+": TRIGGER.plus,
    "&": TRIGGER.ampersand,
    "\\": TRIGGER.backslash,
    "/": TRIGGER.slash,
    "*": TRIGGER.star,
    "#": TRIGGER.hash,
    "-": TRIGGER.dash,
    '"': TRIGGER.quote,
    "'": TRIGGER.quote,
    "^": TRIGGER.shell,
    ",": TRIGGER.shell,
    ";": TRIGGER.shell,
    "(": TRIGGER.shell,
    ".": TRIGGER.dot,
    "<": TRIGGER.less,
    " ": TRIGGER.space,
  }
  if (byte >= 9 && byte <= 13) return TRIGGER.space
  return named[String.fromCharCode(byte)] ?? 0
}

/** The trigger bits of every byte. */
export const TRIGGERS_OF_BYTE: Readonly<Int32Array> = Int32Array.from({ length: 256 }, (_, byte) => kindOf(byte))
