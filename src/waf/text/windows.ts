const WINDOW = 32_768
const OVERLAP = 2048

/** A long value in overlapping pieces, so that what looks at one piece has a bound and nothing escapes at the end. */
export function* windowsOf(value: string): Generator<string> {
  if (value.length <= WINDOW) {
    yield value
    return
  }
  for (let from = 0; from < value.length; from += WINDOW - OVERLAP) yield value.slice(from, from + WINDOW)
}
