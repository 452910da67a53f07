/** What a walk through XML meets, in order. Names are without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: ReadonlyMap<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** The text is no XML that we read: broken, deeper than `MAX_DEPTH`, or with a document type (entities are never ours). */
export class XmlFault extends Error {}

const MAX_DEPTH = 64
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
])

const character = (code: number): string => {
  if (!Number.isInteger(code) || code < 1 || code > 0x10ffff) throw new XmlFault("character")
  return String.fromCodePoint(code)
}
const decode = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
        if (name.startsWith("#x")) return character(Number.parseInt(name.slice(2), 16))
        if (name.startsWith("#")) return character(Number(name.slice(1)))
        return ENTITIES.get(name) ?? whole
      })
    : text

const local = (name: string): string => name.slice(name.indexOf(":") + 1)

/** `name="value"` pairs of one tag. Every branch eats at least one character that no other branch begins with. */
const ATTRIBUTE = /\s+([^\s=<>/"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y

const attributesOf = (tag: string, from: number): ReadonlyMap<string, string> => {
  const attributes = new Map<string, string>()
  ATTRIBUTE.lastIndex = from
  for (let at = from; ; at = ATTRIBUTE.lastIndex) {
    const match = ATTRIBUTE.exec(tag)
    if (match === null) {
      if (tag.slice(at).trim() !== "") throw new XmlFault("attribute")
      return attributes
    }
    const name = local(match[1] ?? "")
    // A namespace declaration is none of the attributes that we look for.
    if (!(match[1] ?? "").startsWith("xmlns")) attributes.set(name, decode(match[2] ?? match[3] ?? ""))
  }
}

/** Where a tag ends; a `>` inside a quoted value does not end it. */
const tagEnd = (xml: string, from: number): number => {
  let quote = ""
  for (let at = from; at < xml.length; at += 1) {
    const letter = xml.charAt(at)
    if (quote !== "") {
      if (letter === quote) quote = ""
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === ">") return at
  }
  throw new XmlFault("tag")
}

const after = (xml: string, end: string, from: number): number => {
  const at = xml.indexOf(end, from)
  if (at < 0) throw new XmlFault(end)
  return at
}

const NAME = /^[^\s/>"'=<]+/

/** Walks through one document in time that grows with its length. Throws {@link XmlFault}. */
export const readXml = (xml: string, reader: XmlReader): void => {
  const open: string[] = []
  let at = xml.startsWith("\ufeff") ? 1 : 0
  let roots = 0
  const element = (start: number): number => {
    const end = tagEnd(xml, start)
    const closesItself = xml.charAt(end - 1) === "/"
    const tag = xml.slice(start + 1, closesItself ? end - 1 : end)
    const name = NAME.exec(tag)?.[0] ?? ""
    if (name === "") throw new XmlFault("name")
    if (open.length === 0 && (roots += 1) > 1) throw new XmlFault("root")
    if (open.length >= MAX_DEPTH) throw new XmlFault("depth")
    reader.open?.(local(name), attributesOf(tag, name.length))
    if (closesItself) reader.close?.(local(name))
    else open.push(name)
    return end + 1
  }
  while (at < xml.length) {
    const next = xml.indexOf("<", at)
    const text = xml.slice(at, next < 0 ? xml.length : next)
    if (text !== "" && open.length > 0) reader.text?.(decode(text))
    if (next < 0) break
    if (xml.startsWith("<!--", next)) at = after(xml, "-->", next + 4) + 3
    else if (xml.startsWith("<![CDATA[", next)) {
      const end = after(xml, "]]>", next)
      if (open.length > 0) reader.text?.(xml.slice(next + 9, end))
      at = end + 3
    } else if (xml.startsWith("<?", next)) at = after(xml, "?>", next) + 2
    else if (xml.startsWith("<!", next)) throw new XmlFault("document type")
    else if (xml.startsWith("</", next)) {
      const end = after(xml, ">", next)
      const name = xml.slice(next + 2, end).trim()
      if (open.pop() !== name) throw new XmlFault("closing tag")
      reader.close?.(local(name))
      at = end + 1
    } else at = element(next)
  }
  if (open.length > 0 || roots === 0) throw new XmlFault("end")
}
