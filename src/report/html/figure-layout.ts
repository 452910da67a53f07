/** The picture's geometry: pure numbers, no words. Lengths are units of the picture's viewBox. */

export interface Box {
  readonly place: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Where the seals of this box stand, one for each in its order. */
  readonly seals: readonly (readonly [x: number, y: number])[]
}
export interface Wire {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
}
export interface Layout {
  readonly name: "wide" | "phone"
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly wires: readonly Wire[]
}
/** How many seals stand at each place. */
export type SealCounts = Readonly<Record<string, number>>

const PITCH = 54
const HEAD = 74
const PAD = 14

const countAt = (counts: SealCounts, place: string): number => counts[place] ?? 0
const rowsFor = (count: number, columns: number): number => Math.max(1, Math.ceil(count / columns))

/** Centres of `count` seals in rows of `columns`, each row in the middle of the width. */
const grid = (
  count: number,
  columns: number,
  x: number,
  y: number,
  width: number,
): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns)
    const inRow = Math.min(columns, count - row * columns)
    const left = x + (width - inRow * PITCH) / 2 + PITCH / 2
    return [left + (index % columns) * PITCH, y + PITCH / 2 + row * PITCH]
  })

interface Column {
  readonly place: string
  readonly x: number
  readonly width: number
  readonly columns: number
}
const COLUMNS: readonly Column[] = [
  { place: "user-terminal", x: 10, width: 130, columns: 2 },
  { place: "firewall", x: 168, width: 134, columns: 2 },
  { place: "web-server", x: 330, width: 262, columns: 4 },
  { place: "database-server", x: 620, width: 164, columns: 2 },
  { place: "admin-terminal", x: 812, width: 158, columns: 2 },
]
const TOP = 10

/** The wide picture: the way of a request from left to right, what concerns everything below. */
export const wideLayout = (counts: SealCounts): Layout => {
  const inner = 58 + rowsFor(countAt(counts, "web-application"), 4) * PITCH
  const bodyOf = ({ place, columns }: Column): number =>
    HEAD + rowsFor(countAt(counts, place), columns) * PITCH + PAD + (place === "web-server" ? inner + 8 : 0)
  const height = Math.max(...COLUMNS.map(bodyOf))
  const boxes = COLUMNS.flatMap((column): Box[] => {
    const { place, x, width, columns } = column
    const shift = place === "web-server" ? inner + 8 : (height - bodyOf(column)) / 3
    const seals = grid(countAt(counts, place), columns, x, TOP + HEAD + shift, width)
    const own = { place, x, y: TOP, width, height, seals }
    if (place !== "web-server") return [own]
    const within = { x: x + 14, y: TOP + HEAD + 4, width: width - 28, height: inner }
    const app = grid(countAt(counts, "web-application"), 4, within.x, within.y + 50, within.width)
    return [own, { place: "web-application", ...within, seals: app }]
  })
  const middle = TOP + height / 2
  const wires = COLUMNS.slice(1).map((column, index): Wire => {
    const before = COLUMNS[index]
    return { from: [(before?.x ?? 0) + (before?.width ?? 0), middle], to: [column.x, middle] }
  })
  const otherY = TOP + height + 20
  const columnsOfOther = 12
  const otherHeight = rowsFor(countAt(counts, "other"), columnsOfOther) * PITCH + 2 * PAD
  const other: Box = {
    place: "other",
    x: 10,
    y: otherY,
    width: 960,
    height: otherHeight,
    seals: grid(countAt(counts, "other"), columnsOfOther, 230, otherY + PAD, 740),
  }
  return { name: "wide", width: 980, height: otherY + otherHeight + 10, boxes: [...boxes, other], wires }
}

const PHONE_WIDTH = 360
const ORDER = ["user-terminal", "firewall", "web-server", "database-server", "admin-terminal", "other"] as const
const PHONE_GAP = 26
/** So many seals stand beside the place's name; more stand below it. */
const BESIDE = 2

/** The narrow picture: the same way from top to bottom. */
export const phoneLayout = (counts: SealCounts): Layout => {
  const boxes: Box[] = []
  const wires: Wire[] = []
  let y = 8
  for (const place of ORDER) {
    const columns = 5
    const x = 8
    const width = PHONE_WIDTH - 16
    const inner = place === "web-server" ? 52 + rowsFor(countAt(counts, "web-application"), columns) * PITCH : 0
    const shift = inner === 0 ? 0 : inner + 10
    const count = countAt(counts, place)
    const beside = count <= BESIDE && inner === 0
    const height = beside ? PITCH + PAD : 56 + rowsFor(count, columns) * PITCH + PAD + shift
    if (boxes.length > 0 && place !== "other")
      wires.push({ from: [PHONE_WIDTH / 2, y - PHONE_GAP], to: [PHONE_WIDTH / 2, y] })
    const right = x + width - BESIDE * PITCH - 8
    const seals = beside
      ? grid(count, columns, right, y + PAD / 2 - 2, BESIDE * PITCH)
      : grid(count, columns, x, y + 56 + shift, width)
    boxes.push({ place, x, y, width, height, seals })
    if (inner > 0) {
      const within = { x: x + 10, y: y + 56, width: width - 20, height: inner }
      const app = grid(countAt(counts, "web-application"), columns, within.x, within.y + 46, within.width)
      boxes.push({ place: "web-application", ...within, seals: app })
    }
    y += height + PHONE_GAP
  }
  return { name: "phone", width: PHONE_WIDTH, height: y - PHONE_GAP + 8, boxes, wires }
}
