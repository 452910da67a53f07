import type { FormTag } from "../facts.ts"
import type { Attributes } from "./html-attributes.ts"

const LABEL_CHARS = 100
const VALUE_CHARS = 200
const FIELDS_MAX = 200

interface Field {
  readonly name: string
  readonly type: string
  readonly autocomplete: string
  readonly id: string
  /** What stands in for a label where there is none. */
  readonly hint: string
  label: string
}
interface Form {
  readonly id: string
  readonly action: string
  readonly method: string
  readonly fields: Field[]
}
interface Label {
  readonly for: string
  text: string
  readonly fields: Field[]
}
interface FormReader {
  start(tagName: string, attributes: Attributes): void
  end(tagName: string): void
  text(chars: string): void
  done(): readonly FormTag[]
}

const FIELDS = new Set(["input", "select", "textarea"])
const cut = (text: string | undefined): string => (text ?? "").slice(0, VALUE_CHARS)

/** Collects forms with their fields and labels. Fields outside every form are given as one more form with the method `none`. */
export const buildFormReader = (
  pageUrl: string,
  resolve: (address: string) => URL | null,
  formsMax: number,
): FormReader => {
  const forms: Form[] = []
  const loose: Form = { id: "", action: pageUrl, method: "none", fields: [] }
  const labels = new Map<string, string>()
  const elsewhere: { readonly formId: string; readonly field: Field }[] = []
  let current: Form | null = null
  let label: Label | null = null

  const startForm = (attributes: Attributes): void => {
    // A form inside a form is ignored by browsers too.
    if (current !== null || forms.length >= formsMax) return
    const action = attributes["action"] ?? ""
    const method = (attributes["method"] ?? "get").toLowerCase().slice(0, 10)
    current = { id: cut(attributes["id"]), action: action === "" ? pageUrl : addressOf(action), method, fields: [] }
    forms.push(current)
  }
  const addressOf = (action: string): string => resolve(action)?.href ?? action.slice(0, VALUE_CHARS)
  const addField = (tagName: string, attributes: Attributes): void => {
    const field: Field = {
      name: cut(attributes["name"]),
      type: tagName === "input" ? (attributes["type"] ?? "text").toLowerCase().slice(0, 20) : tagName,
      autocomplete: cut(attributes["autocomplete"]).toLowerCase(),
      id: cut(attributes["id"]),
      hint: cut(attributes["aria-label"] ?? attributes["placeholder"] ?? attributes["title"]),
      label: "",
    }
    label?.fields.push(field)
    if (attributes["form"] !== undefined && elsewhere.length < FIELDS_MAX)
      elsewhere.push({ formId: attributes["form"], field })
    else put(current ?? loose, field)
  }
  const put = (form: Form, field: Field): void => {
    if (form.fields.length < FIELDS_MAX) form.fields.push(field)
  }
  const endLabel = (): void => {
    if (label === null) return
    const text = label.text.replace(/\s+/g, " ").trim()
    if (label.for !== "" && labels.size < FIELDS_MAX) labels.set(label.for, text)
    else for (const field of label.fields) field.label ||= text
    label = null
  }
  const tagOf = ({ action, method, fields }: Form): FormTag => ({
    action,
    method,
    fields: fields.map(({ hint, label, ...field }) => ({ ...field, label: label || labels.get(field.id) || hint })),
  })
  return {
    start(tagName, attributes) {
      if (tagName === "form") startForm(attributes)
      if (FIELDS.has(tagName)) addField(tagName, attributes)
      if (tagName !== "label") return
      endLabel()
      label = { for: cut(attributes["for"]), text: "", fields: [] }
    },
    end(tagName) {
      if (tagName === "form") current = null
      if (tagName === "label") endLabel()
    },
    text(chars) {
      if (label !== null && label.text.length < LABEL_CHARS) label.text += chars.slice(0, LABEL_CHARS)
    },
    done() {
      endLabel()
      for (const { formId, field } of elsewhere) put(forms.find((form) => form.id === formId) ?? loose, field)
      return [...forms, ...(loose.fields.length > 0 ? [loose] : [])].map(tagOf)
    },
  }
}
