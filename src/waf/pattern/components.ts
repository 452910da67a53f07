/** Strongly connected components, in an order where every component stands after those it leads to. */
export const components = (next: readonly (readonly number[])[]): number[][] => {
  const index = new Int32Array(next.length).fill(-1)
  const low = new Int32Array(next.length)
  const open = new Uint8Array(next.length)
  const stack: number[] = []
  const found: number[][] = []
  let counter = 0
  for (let root = 0; root < next.length; root++) {
    if (index[root] !== -1) continue
    const work: { node: number; edge: number }[] = [{ node: root, edge: 0 }]
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame
      if (frame.edge === 0 && index[node] === -1) {
        index[node] = low[node] = counter++
        stack.push(node)
        open[node] = 1
      }
      const target = next[node]?.[frame.edge++]
      if (target !== undefined) {
        if (index[target] === -1) work.push({ node: target, edge: 0 })
        else if (open[target] === 1) low[node] = Math.min(low[node] ?? 0, index[target] ?? 0)
        continue
      }
      work.pop()
      const parent = work.at(-1)?.node
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0)
      if (low[node] === index[node]) found.push(popComponent(stack, open, node))
    }
  }
  return found
}

const popComponent = (stack: number[], open: Uint8Array, root: number): number[] => {
  const members: number[] = []
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    open[node] = 0
    members.push(node)
    if (node === root) break
  }
  return members
}
