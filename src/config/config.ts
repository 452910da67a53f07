import { isMap, isSeq, LineCounter, parseDocument, type Document as YamlDocument, type Node as YamlNode } from "yaml"
import type { z } from "zod"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { configSchema, type Config } from "./schema.ts"

type Path = readonly PropertyKey[]

/** The node at a path, or the deepest one on the way to it: something that is missing has no line of its own. */
const nodeAt = (document: YamlDocument.Parsed, path: Path): YamlNode | null => {
  let node: unknown = document.contents
  let last = document.contents
  for (const step of path) {
    if (!isMap(node) && !isSeq(node)) break
    const next: unknown = node.get(step, true)
    if (next === undefined || next === null) break
    node = next
    last = next as typeof last // `get(…, true)` answers nodes
  }
  return last
}

/** The line of a key itself rather than of its value. */
const lineOf = (document: YamlDocument.Parsed, lines: LineCounter, path: Path, key?: string): number => {
  const parent = nodeAt(document, path)
  if (key !== undefined && isMap(parent)) {
    const pair = parent.items.find((item) => String(item.key) === key)
    const keyNode = pair?.key as YamlNode | undefined // keys of a parsed document are nodes
    if (keyNode?.range) return lines.linePos(keyNode.range[0]).line
  }
  return parent?.range ? lines.linePos(parent.range[0]).line : 1
}

const nameOf = (path: Path): string => path.map(String).join(".") || "sekisho.yaml"

const keysAt = (path: Path): string => {
  let shape: unknown = configSchema
  for (const step of path) {
    const inner = unwrap(shape)
    shape = typeof step === "number" ? inner?.element : inner?.shape?.[String(step)]
  }
  return Object.keys(unwrap(shape)?.shape ?? {}).join(", ")
}

/** Looks through default and optional at the object or list below. */
const unwrap = (schema: unknown): { shape?: Record<string, unknown>; element?: unknown } | undefined => {
  let inner = schema as { def?: { innerType?: unknown } } | undefined // zod's public `def` of a wrapper
  while (inner?.def?.innerType) inner = inner.def.innerType as typeof inner
  return inner as { shape?: Record<string, unknown>; element?: unknown } | undefined
}

const complaint = (issue: z.core.$ZodIssue): { reason: string; hint: string } => {
  if (issue.code === "invalid_value") return { reason: "?", hint: issue.values.map(String).join(" | ") }
  if (issue.code === "invalid_type") return { reason: issue.input === undefined ? "-" : "?", hint: issue.expected }
  if (issue.code === "too_small") return { reason: "?", hint: `≥ ${issue.minimum}` }
  if (issue.code === "too_big") return { reason: "?", hint: `≤ ${issue.maximum}` }
  return { reason: "?", hint: cutEvidence(issue.message) }
}

/**
 * Reads the text of `sekisho.yaml`. Throws a `CONFIG_*` error that names file and line, what is wrong and what to write.
 * `file` is only named in messages.
 */
export const parseConfig = (text: string, file: string): Config => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [broken] = document.errors
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0])
    const reason = cutEvidence(broken.message.split("\n")[0] ?? "")
    throw new SekishoError("CONFIG_NOT_YAML", { file, line, column: col, reason })
  }
  const parsed = configSchema.safeParse(plain(document, file), { reportInput: true })
  if (!parsed.success) throw configError(document, lines, file, parsed.error)
  const ids = parsed.data.sites.map((site) => site.id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (twice >= 0)
    throw new SekishoError("CONFIG_BAD_VALUE", {
      file,
      line: lineOf(document, lines, ["sites", twice, "id"]),
      key: `sites.${twice}.id`,
      reason: cutEvidence(ids[twice] ?? ""),
      hint: "id: unique",
    })
  return Object.freeze(parsed.data)
}

const plain = (document: YamlDocument.Parsed, file: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    throw new SekishoError("CONFIG_NOT_YAML", { file, line: 1, column: 1, reason: "alias" })
  }
}

const configError = (
  document: YamlDocument.Parsed,
  lines: LineCounter,
  file: string,
  error: z.ZodError,
): SekishoError => {
  const issue = error.issues[0]
  if (issue === undefined) return new SekishoError("CONFIG_BAD_VALUE", { file, line: 1, key: "", reason: "", hint: "" })
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? ""
    const line = lineOf(document, lines, issue.path, key)
    return new SekishoError("CONFIG_UNKNOWN_KEY", {
      file,
      line,
      key: cutEvidence(nameOf([...issue.path, key])),
      allowed: keysAt(issue.path),
    })
  }
  const { reason, hint } = complaint(issue)
  const given = issue.input === undefined ? reason : cutEvidence(JSON.stringify(issue.input) ?? reason, 60)
  return new SekishoError("CONFIG_BAD_VALUE", {
    file,
    line: lineOf(document, lines, issue.path),
    key: cutEvidence(nameOf(issue.path)),
    reason: given,
    hint,
  })
}
