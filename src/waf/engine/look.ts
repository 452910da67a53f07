import { KINDS, type Asks, type Prefilter } from "../plan/prefilter.ts"
import { TRIGGER } from "../transforms/transform.ts"

/** A piece of the value at hand as bytes: a loop over them is quicker than one over the characters of a string. */
const piece = Buffer.allocUnsafeSlow(16_384)
/** From here on a call out of JavaScript is quicker than copying byte by byte. */
const WORTH_A_CALL = 24

const load = (value: string, from: number): number => {
  if (value.length > WORTH_A_CALL)
    return piece.write(value.length <= piece.length ? value : value.slice(from, from + piece.length), "latin1")
  for (let at = 0; at < value.length; at++) piece[at] = value.charCodeAt(at)
  return value.length
}

/** States with findings that a piece came by. */
const hits = new Int32Array(piece.length)

/** Notes what states of the finder stand for. */
const note = ({ finder, notedAt, noted }: Prefilter, count: number, cells: Int32Array, offset: number): void => {
  for (let hit = 0; hit < count; hit++) {
    const first = notedAt[(hits[hit] ?? 0) - finder.firstFound] ?? 0
    const last = first + (noted[first] ?? 0)
    for (let index = first + 1; index < last; index += 2) {
      const cell = offset + (noted[index] ?? 0)
      cells[cell] = (cells[cell] ?? 0) | (noted[index + 1] ?? 0)
    }
  }
}

/** Looks through a value once and notes in the row at `offset` what stands in it (see {@link Prefilter}). */
export const lookThrough = (value: string, prefilter: Prefilter, cells: Int32Array, offset: number): void => {
  const { finder, ofByte } = prefilter
  const { table, shift, firstFound, endColumn } = finder
  let low = 0
  let high = 0
  let kinds: number = TRIGGER.any
  let state = finder.start
  for (let from = 0; from < value.length; from += piece.length) {
    const end = load(value, from)
    let found = 0
    for (let at = 0; at < end; at++) {
      const about = (piece[at] ?? 0) << 2
      low |= ofByte[about + 1] ?? 0
      high |= ofByte[about + 2] ?? 0
      kinds |= ofByte[about + 3] ?? 0
      state = table[(state << shift) + (ofByte[about] ?? 0)] ?? 0
      // Each state is written down, but stays only if it has findings: a branch that is taken now and then costs more.
      hits[found] = state
      found += state >= firstFound ? 1 : 0
    }
    note(prefilter, found, cells, offset)
  }
  cells[offset] = low
  cells[offset + 1] = high
  cells[offset + KINDS] = kinds
  if (endColumn === 0) return
  hits[0] = table[(state << shift) + endColumn] ?? 0
  if (hits[0] >= firstFound) note(prefilter, 1, cells, offset)
}

/** Whether a row answers yes to every question. */
export const meetsAll = (asks: Asks, cells: Int32Array, offset: number): boolean => {
  const low = cells[offset] ?? 0
  const high = cells[offset + 1] ?? 0
  for (let index = 0; index < asks.length; index += 4) {
    const text = (cells[offset + (asks[index] ?? 0)] ?? 0) & (asks[index + 1] ?? 0)
    if ((text | (low & (asks[index + 2] ?? 0)) | (high & (asks[index + 3] ?? 0))) === 0) return false
  }
  return true
}
