/** `card1=4111&card2=1111&…` is one number in four boxes: joined under the name without its last digit. */
const joined = (pairs: readonly (readonly [name: string, value: string])[]): readonly string[] => {
  const lines: string[] = []
  let stem = ""
  for (const [name, value] of pairs) {
    const own = name.replace(/[\d\]]+$/, "").toLowerCase()
    const isPart = /^\d{2,6}$/.test(value) && own !== name.toLowerCase()
    if (isPart && own === stem && lines.length > 0) lines[lines.length - 1] += value
    else lines.push(`${isPart ? own : name}=${value}`)
    stem = isPart ? own : ""
  }
  return lines
}

const decoded = (text: string): string =>
  text
    .replaceAll("+", " ")
    .replace(/%([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A request's body as text (latin1) in which names stand before their values. */
export const formText = (bytes: Uint8Array, contentType: string): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  if (!/^\s{0,8}application\/x-www-form-urlencoded/i.test(contentType)) return text
  const pairs = text.split("&").map((pair): readonly [string, string] => {
    const at = pair.indexOf("=")
    return at < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
  })
  return joined(pairs).join("&")
}
