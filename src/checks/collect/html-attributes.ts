/** Attributes of one tag by name in lower case, as written; the first of two wins. */
export type Attributes = { readonly [name: string]: string | undefined }

const VALUE_CHARS = 8_192
const NAMES_MAX = 100

export const attributesOf = (list: readonly { readonly name: string; readonly value: string }[]): Attributes => {
  // Without a prototype, so that an attribute named `__proto__` is one like any other.
  const attributes: Record<string, string> = Object.create(null)
  for (const { name, value } of list.slice(0, NAMES_MAX)) attributes[name] ??= value.slice(0, VALUE_CHARS)
  return attributes
}
