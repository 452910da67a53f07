/** Letters of pages, the most frequent first; one that is not among them is rare. */
const FREQUENT = ` etainsorlcdhp<>="/mu.g-f0123456789byv:;kw_`
/** A longer text is searched for in a way that is some ten times slower. */
const SOUGHT_CHARS = 6
const LEAST_CHARS = 2

const rarestAt = (text: string): number => {
  let best = 0
  for (let at = 1; at <= text.length - LEAST_CHARS; at += 1)
    if (rank(text.charAt(at)) > rank(text.charAt(best))) best = at
  return best
}
const rank = (letter: string): number => {
  const at = FREQUENT.indexOf(letter)
  return at < 0 ? FREQUENT.length : at
}

/** `indexOf` for one fixed text and many long ones to look in: it goes from one place of the text's rarest letter to the next. */
export const finderOf = (text: string): ((body: string, from: number) => number) => {
  const before = rarestAt(text)
  const sought = text.slice(before, before + SOUGHT_CHARS)
  return (body, from) => {
    let at = body.indexOf(sought, from + before)
    while (at >= 0 && !body.startsWith(text, at - before)) at = body.indexOf(sought, at + 1)
    return at < 0 ? -1 : at - before
  }
}
