/** Whether a font has a drawing for a character. */
export type Glyphs = (codePoint: number) => boolean

interface Range {
  readonly first: number
  readonly last: number
}

const tableAt = (font: DataView, wanted: string): number => {
  const count = font.getUint16(4)
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(entry + byte)))
    if (tag === wanted) return font.getUint32(entry + 8)
  }
  throw new RangeError(`the font has no table ${wanted}`)
}

/** Groups of characters, the form that fonts beyond 65,535 characters use. */
const groups = (font: DataView, at: number): readonly Range[] =>
  Array.from({ length: font.getUint32(at + 12) }, (_, index) => {
    const entry = at + 16 + index * 12
    return { first: font.getUint32(entry), last: font.getUint32(entry + 4) }
  })

/** Segments of characters, the older form. */
const segments = (font: DataView, at: number): readonly Range[] => {
  const count = font.getUint16(at + 6) / 2
  return Array.from({ length: count }, (_, index) => ({
    first: font.getUint16(at + 16 + count * 2 + index * 2),
    last: font.getUint16(at + 14 + index * 2),
  })).filter(({ last }) => last !== 0xff_ff)
}

/** Reads which characters a TrueType font can draw from its character map. Throws RangeError where it has none that we know. */
export const glyphsOf = (bytes: Uint8Array): Glyphs => {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = tableAt(font, "cmap")
  const maps = Array.from({ length: font.getUint16(start + 2) }, (_, index) => {
    const at = start + font.getUint32(start + 4 + index * 8 + 4)
    return { at, format: font.getUint16(at) }
  })
  const best = maps.find(({ format }) => format === 12) ?? maps.find(({ format }) => format === 4)
  if (best === undefined) throw new RangeError("the font has no character map of format 12 or 4")
  const ranges = (best.format === 12 ? groups : segments)(font, best.at)
  const known = new Set(
    ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  )
  return (codePoint) => known.has(codePoint)
}
