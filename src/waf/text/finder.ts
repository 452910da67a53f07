/** Stand for the start and the end of a value in the texts to be found. */
const START_CODE = 0x100
const END_CODE = 0x101

interface Node {
  readonly next: Map<number, number>
  readonly found: Set<number>
  fail: number
}

const fold = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code)

/** Finds many texts at once in one pass (Aho-Corasick as a table), without ASCII case. */
export interface Finder {
  /** The column of each byte, and of the end of the value. */
  readonly columns: Readonly<Uint8Array>
  readonly endColumn: number
  /** The next state of (state << shift) + column. States near the start stand close together. */
  readonly table: Readonly<Uint16Array> | Readonly<Uint32Array>
  readonly shift: number
  readonly start: number
  /** States from this one on have findings: `found[list[state - firstFound]]` is their number, then the numbers. */
  readonly firstFound: number
  readonly list: Readonly<Int32Array>
  readonly found: Readonly<Int32Array>
}

const buildTrie = (texts: readonly (readonly [text: string, finding: number])[]): Node[] => {
  const nodes: Node[] = [{ next: new Map(), found: new Set(), fail: 0 }]
  for (const [text, finding] of texts) {
    let at = 0
    for (let index = 0; index < text.length; index++) {
      const code = fold(text.charCodeAt(index))
      let next = nodes[at]?.next.get(code)
      if (next === undefined) {
        next = nodes.length
        nodes.push({ next: new Map(), found: new Set(), fail: 0 })
        nodes[at]?.next.set(code, next)
      }
      at = next
    }
    nodes[at]?.found.add(finding)
  }
  return nodes
}

/** Bytes that values are mostly made of stand side by side, so that a state's common ways lie in one line of the cache. */
const COMMON = "abcdefghijklmnopqrstuvwxyz-./_= 0123456789%"

const columnsOf = (nodes: readonly Node[]): Map<number, number> => {
  const used = new Set(nodes.flatMap((node) => [...node.next.keys()]))
  const common = [...COMMON].map((character) => character.charCodeAt(0)).filter((code) => used.has(code))
  return new Map([...new Set([...common, ...used])].map((code, index) => [code, index + 1]))
}

/**
 * Builds the finder: each text stands for a number (many texts may share one). Texts may begin with U+0100, the start of
 * the value, and end with U+0101, its end.
 */
export const buildFinder = (texts: readonly (readonly [text: string, finding: number])[]): Finder => {
  const nodes = buildTrie(texts)
  const columns = columnsOf(nodes)
  const width = columns.size + 1
  const table = new Int32Array(nodes.length * width)
  const order: number[] = [0]
  for (let index = 0; index < order.length; index++) {
    const at = order[index] ?? 0
    const node = nodes[at]
    if (node === undefined) continue
    const failRow = node.fail * width
    // What the node does not know, its longest proper suffix does: its row is complete, for it is shorter.
    if (at !== 0) table.copyWithin(at * width, failRow, failRow + width)
    for (const [code, target] of node.next) {
      const column = columns.get(code) ?? 0
      const child = nodes[target]
      if (child === undefined) continue
      child.fail = at === 0 ? 0 : (table[failRow + column] ?? 0)
      for (const finding of nodes[child.fail]?.found ?? []) child.found.add(finding)
      table[at * width + column] = target
      order.push(target)
    }
  }
  return finish(nodes, order, columns, table)
}

/** Numbers the states anew, those with findings last and each part by distance from the start, and lays out the table. */
const finish = (
  nodes: readonly Node[],
  order: readonly number[],
  columns: ReadonlyMap<number, number>,
  rough: Int32Array,
): Finder => {
  const width = columns.size + 1
  const hasFindings = (at: number): boolean => (nodes[at]?.found.size ?? 0) > 0
  const states = [...order.filter((at) => !hasFindings(at)), ...order.filter(hasFindings)]
  const numbers = new Int32Array(nodes.length)
  for (const [number, at] of states.entries()) numbers[at] = number
  const shift = Math.ceil(Math.log2(width))
  const size = states.length << shift
  const table = states.length <= 0xffff ? new Uint16Array(size) : new Uint32Array(size)
  for (const [number, at] of states.entries())
    for (let column = 0; column < width; column++)
      table[(number << shift) + column] = numbers[rough[at * width + column] ?? 0] ?? 0
  const firstFound = states.findIndex(hasFindings)
  const from = firstFound < 0 ? states.length : firstFound
  const found: number[] = []
  const list = Int32Array.from(states.slice(from), (at) => {
    const place = found.length
    const findings = nodes[at]?.found ?? new Set<number>()
    found.push(findings.size, ...findings)
    return place
  })
  const ofByte = new Uint8Array(256)
  for (let byte = 0; byte < 256; byte++) ofByte[byte] = columns.get(fold(byte)) ?? 0
  const startColumn = columns.get(START_CODE)
  const start = startColumn === undefined ? 0 : (table[startColumn] ?? 0)
  const endColumn = columns.get(END_CODE) ?? 0
  return { columns: ofByte, endColumn, table, shift, start, firstFound: from, list, found: Int32Array.from(found) }
}

/** The first text that ends in the value, and where: the one that ends earliest, the longest of those. */
export const findFirst = (finder: Finder, value: string): { readonly finding: number; readonly end: number } | null => {
  const { table, columns, shift, firstFound, list, found } = finder
  let state = finder.start
  for (let at = 0; at < value.length; at++) {
    state = table[(state << shift) + (columns[value.charCodeAt(at) & 255] ?? 0)] ?? 0
    if (state >= firstFound) return { finding: found[(list[state - firstFound] ?? 0) + 1] ?? 0, end: at + 1 }
  }
  return null
}
