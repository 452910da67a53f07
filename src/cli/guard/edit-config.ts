import { chmodSync, statSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { isMap, isSeq, parseDocument, type Document, type Node, type YAMLMap, type YAMLSeq } from "yaml"
import { parseConfig } from "../../config/config.ts"
import { SekishoError } from "../../lib/errors.ts"
import { readText, writeText } from "../files.ts"

type Step = string | number
/** One place of `sekisho.yaml` and what is to stand there. */
export interface Change {
  readonly path: readonly Step[]
  readonly value: string
  /** True: the value is one more of a list. */
  readonly add?: true
}

const plain = (value: string): string => (/^[A-Za-z/][A-Za-z0-9/_.-]*$/.test(value) ? value : JSON.stringify(value))

/** `{ allow: [/a] }` for what is missing below the last step that is there. */
const nested = (steps: readonly Step[], value: string, add: boolean): string => {
  const [first, ...rest] = steps
  if (first === undefined) return add ? `[${plain(value)}]` : plain(value)
  const inner = nested(rest, value, add)
  return `{ ${first}: ${inner} }`
}

const endOf = (node: unknown): number => (node as Node | null)?.range?.[1] ?? 0 // nodes of a parsed text have ranges
const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0

/** Puts one more piece into a list or map, in the way in which it is written. */
const insertInto = (text: string, node: YAMLMap | YAMLSeq, piece: string): string => {
  const last: unknown = node.items.at(-1)
  if (node.flow) {
    const close = endOf(node) - 1
    const before = text.slice(0, close).trimEnd()
    return `${before}${node.items.length === 0 ? " " : ", "}${piece}${isMap(node) ? " " : ""}${text.slice(close)}`
  }
  const isPair = typeof last === "object" && last !== null && "key" in last
  const [first] = node.items as readonly { readonly key?: unknown }[] // pairs of a map, nodes of a list
  const lineStart = text.lastIndexOf("\n", startOf(isMap(node) ? first?.key : first)) + 1
  const indent = /^[ -]*/.exec(text.slice(lineStart))?.[0].replaceAll("-", " ") ?? ""
  const pair = last as { readonly key?: unknown; readonly value?: unknown }
  const from = isPair ? Math.max(endOf(pair.value), endOf(pair.key)) : endOf(last)
  const lineEnd = text.indexOf("\n", Math.max(0, from - 1))
  const at = lineEnd < 0 ? text.length : lineEnd
  const lead = isMap(node) ? indent : `${indent.slice(0, -2)}- `
  return `${text.slice(0, at)}\n${lead}${piece}${text.slice(at)}`
}

/** One change with nothing else touched; null where it is not that simple. */
const spliced = (text: string, { path, value, ...more }: Change): string | null => {
  const add = more.add === true
  const document = parseDocument(text)
  let depth = path.length
  while (depth > 0 && !document.hasIn(path.slice(0, depth))) depth -= 1
  const node: unknown = document.getIn(path.slice(0, depth), true)
  const missing = path.slice(depth)
  if (missing.length === 0) {
    if (add) return isSeq(node) ? insertInto(text, node, plain(value)) : null
    return isMap(node) || isSeq(node)
      ? null
      : `${text.slice(0, startOf(node))}${plain(value)}${text.slice(endOf(node))}`
  }
  const [key, ...rest] = missing
  return isMap(node) ? insertInto(text, node, `${key}: ${nested(rest, value, add)}`) : null
}

const changeDocument = (document: Document, { path, value, add }: Change): void => {
  for (let depth = 1; depth < path.length; depth += 1) {
    const parent = path.slice(0, depth)
    if (document.getIn(parent, true) === undefined) document.setIn(parent, document.createNode({}))
  }
  const list = document.getIn(path)
  if (!add) document.setIn(path, value)
  else if (list === undefined || list === null) document.setIn(path, document.createNode([value]))
  else document.addIn(path, value)
}

/** By the text where that means the same, else by the document, which keeps comments but not all blanks. */
const changed = (text: string, change: Change): string => {
  const document = parseDocument(text)
  changeDocument(document, change)
  const bySplice = spliced(text, change)
  const read = bySplice === null ? null : parseDocument(bySplice)
  return bySplice !== null && read?.errors.length === 0 && isDeepStrictEqual(read.toJS(), document.toJS())
    ? bySplice
    : document.toString({ lineWidth: 0 })
}

/**
 * The text with its changes; comments, order and spelling of everything else stay. Throws CONFIG_* where the result would be no
 * configuration, so that nothing broken is ever written.
 */
export const changedText = (text: string, changes: readonly Change[], file: string): string => {
  parseConfig(text, file)
  const result = changes.reduce(changed, text)
  parseConfig(result, file)
  return result
}

/** Changes the file whole or not at all; who may read it stays. Throws CONFIG_*, FILE_NOT_WRITABLE. */
export const changeFile = (file: string, changes: readonly Change[]): void => {
  const before = readText(file)
  const after = changedText(before, changes, file)
  if (after === before) return
  const { mode } = statSync(file)
  writeText(file, after)
  chmodSync(file, mode & 0o777)
}

/** The place of a site in the file's list. Throws USAGE_BAD_VALUE. */
export const siteIndex = (text: string, file: string, id: string | undefined): number => {
  const { sites } = parseConfig(text, file)
  const at = id === undefined ? (sites.length === 1 ? 0 : -1) : sites.findIndex((site) => site.id === id)
  if (at >= 0) return at
  throw new SekishoError("USAGE_BAD_VALUE", {
    option: "--site",
    given: id ?? "",
    allowed: sites.map((site) => site.id).join(", "),
  })
}
