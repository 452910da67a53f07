/** A set of bytes: bit b of word b>>5. Never changed once built. */
export type ByteSet = Readonly<Uint32Array>

export const emptySet = (): Uint32Array => new Uint32Array(8)

export const addByte = (set: Uint32Array, byte: number): void => {
  set[byte >> 5] = (set[byte >> 5] ?? 0) | (1 << (byte & 31))
}

export const addRange = (set: Uint32Array, from: number, to: number): void => {
  for (let byte = from; byte <= to; byte++) addByte(set, byte)
}

export const hasByte = (set: ByteSet, byte: number): boolean => ((set[byte >> 5] ?? 0) & (1 << (byte & 31))) !== 0

/** A set from ranges: `rangesSet([48, 57], [65, 90])`. */
export const rangesSet = (...ranges: readonly (readonly [number, number])[]): ByteSet => {
  const set = emptySet()
  for (const [from, to] of ranges) addRange(set, from, to)
  return set
}

export const bytesSet = (bytes: string): ByteSet => {
  const set = emptySet()
  for (let at = 0; at < bytes.length; at++) addByte(set, bytes.charCodeAt(at) & 255)
  return set
}

export const union = (a: ByteSet, b: ByteSet): ByteSet => a.map((word, index) => word | (b[index] ?? 0))
export const inverted = (set: ByteSet): ByteSet => set.map((word) => ~word)

export const meet = (a: ByteSet, b: ByteSet): boolean => {
  for (let index = 0; index < 8; index++) if (((a[index] ?? 0) & (b[index] ?? 0)) !== 0) return true
  return false
}

/** The bytes in rising order. */
export const bytesOf = (set: ByteSet): number[] => {
  const bytes: number[] = []
  for (let byte = 0; byte < 256; byte++) if (hasByte(set, byte)) bytes.push(byte)
  return bytes
}

/** The set with the other case of each ASCII letter in it. */
export const bothCases = (set: ByteSet): ByteSet => {
  const out = set.slice()
  for (let lower = 97; lower <= 122; lower++)
    if (hasByte(set, lower) || hasByte(set, lower - 32)) {
      addByte(out, lower)
      addByte(out, lower - 32)
    }
  return out
}

export const ALL_BYTES: ByteSet = rangesSet([0, 255])
export const DIGITS: ByteSet = rangesSet([48, 57])
export const WORD: ByteSet = rangesSet([48, 57], [65, 90], [95, 95], [97, 122])
/** What \s means over bytes: no 0xA0, which is half of a Japanese character. */
export const SPACE: ByteSet = rangesSet([9, 13], [32, 32])
