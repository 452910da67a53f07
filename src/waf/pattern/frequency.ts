import { bytesOf, hasByte, meet, WORD, type ByteSet } from "./byte-set.ts"

/** How often a byte stands in honest values, roughly, out of one. */
export const frequency = (byte: number): number => {
  if (byte >= 97 && byte <= 122) return 0.03
  if (byte >= 48 && byte <= 57) return 0.025
  if (byte >= 65 && byte <= 90) return 0.01
  if (byte >= 128) return 0.004
  if (byte === 32 || byte === 45 || byte === 46 || byte === 47 || byte === 95) return 0.02
  if (byte < 32) return 0.0003
  return byte === 58 || byte === 61 || byte === 44 || byte === 59 || byte === 40 || byte === 41 ? 0.008 : 0.0015
}

const total = (set: ByteSet): number => {
  let sum = 0
  for (const byte of bytesOf(set)) sum += frequency(byte)
  return sum
}

/** Whether honest values seldom hold any of the bytes. */
export const isRare = (set: ByteSet): boolean =>
  total(set) <= 0.03 && bytesOf(set).every((byte) => frequency(byte) < 0.01)

/** Whether a word of letters and digits alone holds none of the bytes. */
export const isOutsideWords = (set: ByteSet): boolean => total(set) <= 0.2 && !meet(set, WORD) && !hasByte(set, 45)

/** How likely an honest value of ordinary length holds one of the bytes, roughly. */
export const bytesChance = (set: ByteSet): number => 1 - (1 - Math.min(1, total(set))) ** 25
