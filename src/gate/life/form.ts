import { Tokenizer, TokenizerMode, type Token } from "parse5"

const FORMS_MAX = 50
const FIELDS_MAX = 300
const VALUE_CHARS = 8_192
/** Of the page that is read. */
const HTML_CHARS = 512 * 1024

/** Elements whose content is text to a browser. */
const TEXT_MODES: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
}
/** Inputs that are sent only when they are pressed, or that hold nothing we could send. */
const NOT_TYPED = new Set(["submit", "button", "image", "reset", "file"])

/** A form of a page as a browser would send it untouched. */
export interface PageForm {
  /** As written; "" for the page itself. */
  readonly action: string
  readonly method: "GET" | "POST"
  /** In the order of the page; boxes that are not ticked are not there. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Names of all fields, ticked or not. */
  readonly names: ReadonlySet<string>
  /** Buttons that send it, by name. */
  readonly buttons: ReadonlyMap<string, string>
}
interface OpenForm extends PageForm {
  readonly fields: [name: string, value: string][]
  readonly names: Set<string>
  readonly buttons: Map<string, string>
}
/** A select or textarea whose end has not come. */
interface OpenField {
  readonly name: string
  readonly tag: string
  value: string | null
}

const attributesOf = ({ attrs }: Token.TagToken): ReadonlyMap<string, string> => {
  const all = new Map<string, string>()
  for (const { name, value } of attrs.slice(0, 100)) if (!all.has(name)) all.set(name, value.slice(0, VALUE_CHARS + 1))
  return all
}

const readForms = () => {
  const forms: OpenForm[] = []
  const open: { form: OpenForm | null; field: OpenField | null } = { form: null, field: null }
  const put = (name: string, value: string): void => {
    // What would be cut is not what the shop gave.
    if (open.form !== null && name !== "" && value.length <= VALUE_CHARS && open.form.fields.length < FIELDS_MAX)
      open.form.fields.push([name, value])
  }
  const startForm = (attributes: ReadonlyMap<string, string>): void => {
    if (open.form !== null || forms.length >= FORMS_MAX) return
    const method = attributes.get("method")?.toLowerCase() === "post" ? "POST" : "GET"
    const action = attributes.get("action")?.trim() ?? ""
    open.form = { action, method, fields: [], names: new Set(), buttons: new Map() }
    forms.push(open.form)
  }
  const startInput = (attributes: ReadonlyMap<string, string>): void => {
    const [name, type] = [attributes.get("name") ?? "", attributes.get("type")?.toLowerCase() ?? "text"]
    const ticks = type === "checkbox" || type === "radio"
    if (type === "submit") open.form?.buttons.set(name, attributes.get("value") ?? "")
    if (NOT_TYPED.has(type) || attributes.has("disabled")) return
    open.form?.names.add(name)
    if (!ticks || attributes.has("checked")) put(name, attributes.get("value") ?? (ticks ? "on" : ""))
  }
  const endField = (): void => {
    if (open.field !== null) put(open.field.name, open.field.value ?? "")
    open.field = null
  }
  return {
    forms,
    start(tag: string, attributes: ReadonlyMap<string, string>): void {
      if (tag === "form") startForm(attributes)
      else if (tag === "input") startInput(attributes)
      else if (tag === "button" && (attributes.get("type") ?? "submit").toLowerCase() === "submit")
        open.form?.buttons.set(attributes.get("name") ?? "", attributes.get("value") ?? "")
      else if (tag === "select" || tag === "textarea") {
        endField()
        const name = attributes.get("name") ?? ""
        open.form?.names.add(name)
        open.field = attributes.has("disabled") ? null : { name, tag, value: null }
      } else if (
        tag === "option" &&
        open.field?.tag === "select" &&
        (open.field.value === null || attributes.has("selected"))
      )
        // prettier-ignore
        open.field.value = attributes.get("value") ?? ""
    },
    end(tag: string): void {
      if (open.field?.tag === tag) endField()
      if (tag !== "form") return
      endField()
      open.form = null
    },
    text(chars: string): void {
      if (open.field?.tag === "textarea") open.field.value = `${open.field.value ?? ""}${chars}`.slice(0, VALUE_CHARS + 1) // prettier-ignore
    },
  }
}

/** The forms of a page, at most 50 of 300 fields each. Read as a stream of tokens: survives any text. */
export const formsIn = (html: string): readonly PageForm[] => {
  const reader = readForms()
  const ignore = (): void => {}
  const text = ({ chars }: Token.CharacterToken): void => reader.text(chars)
  let templates = 0
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(token) {
        const mode = TEXT_MODES[token.tagName]
        if (mode !== undefined) tokenizer.state = mode
        if (token.tagName === "template") templates += 1
        if (templates === 0) reader.start(token.tagName, attributesOf(token))
      },
      onEndTag({ tagName }) {
        if (tagName === "template" && templates > 0) templates -= 1
        if (templates === 0) reader.end(tagName)
      },
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  )
  tokenizer.write(html.slice(0, HTML_CHARS), true)
  return reader.forms
}

/** The one form that has this field; null where there is none, or more than one. */
export const formWith = (html: string, field: string): PageForm | null => {
  const found = formsIn(html).filter(({ names }) => names.has(field))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Path and query to which a form leads; null where that is another place than the shop's own. */
export const leadsTo = ({ action }: PageForm, page: URL): string | null => {
  if (action === "") return page.pathname + page.search
  const to = URL.parse(action, page)
  return to !== null && to.origin === page.origin ? to.pathname + to.search : null
}
