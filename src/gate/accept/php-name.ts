/** Most names are read in one way by everybody. */
const PLAIN = /^[A-Za-z0-9_-]*$/

/**
 * How PHP reads the name of a field or a cookie: decoded, cut at NUL and at the first bracket, without leading spaces, dots and
 * spaces as underscores. A name that comes out as another one has two readers.
 */
export const asPhpReads = (name: string): string => {
  if (PLAIN.test(name)) return name
  let decoded = name
  try {
    decoded = decodeURIComponent(name)
  } catch {
    // Shift_JIS and stray percent signs are honest in a query; they name nothing that we look for.
  }
  const bare = decoded.replace(/^ +/, "").split("\u0000", 1)[0] ?? ""
  const bracket = bare.indexOf("[")
  return (bracket > 0 ? bare.slice(0, bracket) : bare).replace(/[ .[]/g, "_")
}
