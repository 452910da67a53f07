/** How far into a document its own `<meta charset>` may stand, in bytes. */
const META_WINDOW_BYTES = 1_024

/** The charset that a Content-Type names, lower case; null where it names none. */
export const declaredCharset = (contentType: string | null): string | null => {
  const found = afterWord(contentType?.slice(0, 512).toLowerCase() ?? "", "charset")
  return found === "" ? null : found
}

/** The text of a body: by its header, else its byte-order mark, else its `<meta>`, else UTF-8. Wrong bytes become U+FFFD. */
export const decodeBody = (bytes: Uint8Array, declared: string | null): string =>
  (decoderOf(declared) ?? decoderOf(markOf(bytes)) ?? decoderOf(metaOf(bytes)) ?? new TextDecoder()).decode(bytes)

const decoderOf = (label: string | null): InstanceType<typeof TextDecoder> | null => {
  if (label === null) return null
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

const markOf = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  return null
}

const metaOf = (bytes: Uint8Array): string | null => {
  const start = Buffer.from(bytes.subarray(0, META_WINDOW_BYTES)).toString("latin1").toLowerCase()
  for (let at = start.indexOf("<meta"); at >= 0; at = start.indexOf("<meta", at + 5)) {
    const end = start.indexOf(">", at)
    const label = afterWord(start.slice(at, end < 0 ? undefined : end), "charset")
    // A document that can be read as ASCII up to here is not UTF-16, whatever it says.
    if (label !== "") return label.startsWith("utf-16") ? "utf-8" : label
  }
  return null
}

/** The value after `word =`, quotes taken off; empty where there is none. */
const afterWord = (text: string, word: string): string => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const rest = text.slice(at + word.length).trimStart()
    if (!rest.startsWith("=")) continue
    return /^["']?\s{0,8}([a-z0-9_:.-]{1,40})/.exec(rest.slice(1).trimStart())?.[1] ?? ""
  }
  return ""
}
