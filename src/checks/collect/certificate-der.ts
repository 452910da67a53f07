/** What Node does not tell about a certificate. */
export interface CertificateDetails {
  /** Dotted: `1.2.840.113549.1.1.11`. */
  readonly signature: string
  /** Certificate policies, dotted. */
  readonly policies: readonly string[]
}

interface Item {
  readonly tag: number
  readonly content: Uint8Array
  /** Where the next one begins. */
  readonly next: number
}

const SEQUENCE = 0x30
const OID = 0x06
const OCTETS = 0x04
const EXTENSIONS = 0xa3
const POLICIES = "2.5.29.32"
const ITEMS_MAX = 200

/** Reads signature algorithm and policies out of a certificate's DER bytes; null where they are none. Never throws. */
export const readCertificateDetails = (der: Uint8Array): CertificateDetails | null => {
  const whole = readItem(der, 0)
  if (whole?.tag !== SEQUENCE) return null
  const [body, algorithm] = itemsOf(whole.content)
  const signature = algorithm?.tag === SEQUENCE ? oidOf(itemsOf(algorithm.content)[0]) : null
  if (body?.tag !== SEQUENCE || signature === null) return null
  const wrapped = itemsOf(body.content).find(({ tag }) => tag === EXTENSIONS)
  const list = wrapped === undefined ? undefined : itemsOf(wrapped.content)[0]
  return { signature, policies: list === undefined ? [] : itemsOf(list.content).flatMap(policiesOf) }
}

/** Extension: name, perhaps a flag, and its content as octets. Content here: a list of [policy, qualifiers]. */
const policiesOf = (extension: Item): readonly string[] => {
  const parts = itemsOf(extension.content)
  const octets = parts.at(-1)
  if (oidOf(parts[0]) !== POLICIES || octets?.tag !== OCTETS) return []
  const list = itemsOf(octets.content)[0]
  return itemsOf(list?.content ?? new Uint8Array()).flatMap((policy) => oidOf(itemsOf(policy.content)[0]) ?? [])
}

const itemsOf = (content: Uint8Array): readonly Item[] => {
  const items: Item[] = []
  for (let at = 0; at < content.length && items.length < ITEMS_MAX;) {
    const item = readItem(content, at)
    if (item === null) break
    items.push(item)
    at = item.next
  }
  return items
}

const readItem = (bytes: Uint8Array, at: number): Item | null => {
  const [tag, first] = bytes.subarray(at, at + 2)
  if (tag === undefined || first === undefined) return null
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 3 || (first >= 0x80 && lengthBytes === 0)) return null
  let length = first < 0x80 ? first : 0
  for (const byte of bytes.subarray(at + 2, at + 2 + lengthBytes)) length = length * 256 + byte
  const start = at + 2 + lengthBytes
  return start + length > bytes.length
    ? null
    : { tag, content: bytes.subarray(start, start + length), next: start + length }
}

const oidOf = (item: Item | undefined): string | null => {
  if (item?.tag !== OID || item.content.length === 0 || item.content.length > 40) return null
  const numbers: number[] = []
  let value = 0
  for (const byte of item.content) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    numbers.push(value)
    value = 0
  }
  const [head = 0, ...rest] = numbers
  const first = Math.min(2, Math.floor(head / 40))
  return [first, head - first * 40, ...rest].join(".")
}
