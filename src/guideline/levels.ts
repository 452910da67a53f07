import { isMap, isScalar, LineCounter, parseDocument, type Document } from "yaml"
import { z } from "zod"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { LEVELS, type Criterion, type Requirement } from "./requirement.ts"

/** Characters of a `levels.yaml`: twice what rows for everything need. Some YAML takes quadratic time, so no more than this. */
const MAX_CHARS = 32 * 1024
const MAX_PAGE = 500

const page = z.int().min(1).max(MAX_PAGE)
const levelRow = z.strictObject({ level: z.enum(LEVELS), page, title: z.string().trim().min(1).max(200).optional() })
const criterionRow = z.strictObject({ page })
const levelsSchema = z.strictObject({
  version: z.literal(1),
  "confirmed-by": z.string().trim().min(1).max(100),
  levels: z.record(z.string(), levelRow).default({}),
  criteria: z.record(z.string(), criterionRow).default({}),
})
type Levels = z.infer<typeof levelsSchema>
type Section = "levels" | "criteria"

/** The text as YAML, with where each thing stands in it. */
class Source {
  readonly file: string
  readonly data: unknown
  private readonly lines = new LineCounter()
  private readonly document: Document.Parsed

  constructor(text: string, file: string) {
    this.file = file
    if (text.length > MAX_CHARS) throw this.notYaml(0, `> ${MAX_CHARS}`)
    try {
      this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true })
    } catch {
      throw this.notYaml(0, "nesting")
    }
    const [broken] = this.document.errors
    if (broken) throw this.notYaml(broken.pos[0], broken.message.split("\n")[0] ?? "")
    try {
      this.data = this.document.toJS({ maxAliasCount: 0 })
    } catch {
      throw this.notYaml(0, "alias")
    }
  }

  private notYaml(offset: number, reason: string): SekishoError {
    const { line, col } = offset === 0 ? { line: 1, col: 1 } : this.lines.linePos(offset)
    return new SekishoError("CONFIG_NOT_YAML", { file: this.file, line, column: col, reason: cutEvidence(reason) })
  }

  /** The line of the key at a path, or of the deepest one on the way to it; 1 where there is none. */
  line(path: readonly PropertyKey[]): number {
    let node: unknown = this.document.contents
    let offset = 0
    for (const step of path) {
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
        : null
      if (!pair) break
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0]
      node = pair.value
    }
    return this.lines.linePos(offset).line
  }

  unknownKey(path: readonly PropertyKey[], allowed: string): SekishoError {
    return new SekishoError("CONFIG_UNKNOWN_KEY", { file: this.file, line: this.line(path), key: keyOf(path), allowed })
  }

  badValue(path: readonly PropertyKey[], reason: string, hint: string): SekishoError {
    return new SekishoError("CONFIG_BAD_VALUE", {
      file: this.file,
      line: this.line(path),
      key: keyOf(path),
      reason: cutEvidence(reason, 60),
      hint,
    })
  }
}

const keyOf = (path: readonly PropertyKey[]): string => cutEvidence(path.map(String).join(".") || "levels.yaml")

/** Every key of a section, `__proto__` too, which a schema would silently pass over. */
const keysOf = (data: unknown, section: Section): readonly string[] => {
  const inner: unknown = typeof data === "object" && data !== null ? Reflect.get(data, section) : undefined
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.getOwnPropertyNames(inner) : []
}

const refuseUnknownIds = (source: Source, section: Section, known: readonly string[], allowed: string): void => {
  const stranger = keysOf(source.data, section).find((id) => !known.includes(id))
  if (stranger !== undefined) throw source.unknownKey([section, stranger], allowed)
}

const ALLOWED: Readonly<Record<string, string>> = {
  "": Object.keys(levelsSchema.shape).join(", "),
  levels: Object.keys(levelRow.shape).join(", "),
  criteria: Object.keys(criterionRow.shape).join(", "),
}

const schemaError = (source: Source, error: z.ZodError): SekishoError => {
  const issue = error.issues[0]
  if (issue === undefined) return source.badValue([], "", "")
  if (issue.code === "unrecognized_keys")
    return source.unknownKey([...issue.path, issue.keys[0] ?? ""], ALLOWED[String(issue.path[0] ?? "")] ?? "")
  const given = issue.input === undefined ? "-" : (JSON.stringify(issue.input) ?? "?")
  const hint = issue.code === "invalid_value" ? issue.values.map(String).join(" | ") : HINTS[String(issue.path.at(-1))]
  return source.badValue(issue.path, given, hint ?? Object.keys(levelsSchema.shape).join(", "))
}
const HINTS: Readonly<Record<string, string>> = {
  page: `1 … ${MAX_PAGE}`,
  title: "1 … 200 characters",
  "confirmed-by": "name of the person who read the guideline (100 characters)",
  levels: "build/4: { level: must, page: 34 }",
  criteria: "build/4.lock: { page: 35 }",
}

const confirmCriterion = (criterion: Criterion, confirmed: Levels["criteria"]): Criterion =>
  Object.hasOwn(confirmed, criterion.id) ? { ...criterion, source: "guideline" } : criterion

const confirm = (requirement: Requirement, told: Levels): Requirement => {
  const criteria = requirement.criteria.map((criterion) => confirmCriterion(criterion, told.criteria))
  const row = Object.hasOwn(told.levels, requirement.id) ? told.levels[requirement.id] : undefined
  if (row === undefined) return { ...requirement, criteria }
  return {
    ...requirement,
    criteria,
    level: { value: row.level, provenance: "confirmed", page: row.page },
    ...(row.title === undefined ? {} : { officialTitle: { ja: row.title, provenance: "confirmed" } }),
  }
}

/**
 * The catalogue with what a person with the guideline at hand has confirmed in `levels.yaml`: levels and official titles
 * with their page, and criteria that were only recalled. What it does not name stays as it was. `file` is only named in
 * messages. Throws `CONFIG_NOT_YAML`, `CONFIG_UNKNOWN_KEY` (also for unknown ids) or `CONFIG_BAD_VALUE`.
 */
export const applyLevels = (
  requirements: readonly Requirement[],
  text: string,
  file: string,
): readonly Requirement[] => {
  const source = new Source(text, file)
  const ids = requirements.map((requirement) => requirement.id)
  const criteria = requirements.flatMap((requirement) => requirement.criteria)
  refuseUnknownIds(source, "levels", ids, ids.join(", "))
  const known = criteria.map((criterion) => criterion.id)
  refuseUnknownIds(source, "criteria", known, "sekisho guideline --format json")
  const parsed = levelsSchema.safeParse(source.data, { reportInput: true })
  if (!parsed.success) throw schemaError(source, parsed.error)
  const wrong = criteria.find(({ id, source: from }) => from !== "recalled" && Object.hasOwn(parsed.data.criteria, id))
  if (wrong) throw source.badValue(["criteria", wrong.id], wrong.source, "only criteria whose source is 'recalled'")
  return requirements.map((requirement) => confirm(requirement, parsed.data))
}
