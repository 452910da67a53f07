const MOST_LINES = 3_000

/** Lengths of the longest common rest of lines, from every place on. */
const commonRests = (a: readonly string[], b: readonly string[]): Uint16Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i], rows[i + 1]]
      if (row === undefined || below === undefined) continue
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return rows
}

/** What changes from one text to another: `12 - old` and `12 + new`, nothing of what stays. */
export const changedLines = (before: string, after: string): readonly string[] => {
  const [a, b] = [before.split("\n").slice(0, MOST_LINES), after.split("\n").slice(0, MOST_LINES)]
  const rests = commonRests(a, b)
  const out: string[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && (rests[i + 1]?.[j] ?? 0) >= (rests[i]?.[j + 1] ?? 0))) {
      out.push(`${String(i + 1).padStart(4)} - ${a[i] ?? ""}`)
      i += 1
    } else {
      out.push(`${String(j + 1).padStart(4)} + ${b[j] ?? ""}`)
      j += 1
    }
  }
  return out
}
