import type { Item } from "../engine/collection.ts"
import { EMPTY_BODY, type BodyFlag, type BodyLimits, type ParsedBody, type UploadedFile } from "./parsed.ts"

const MAX_HEADERS = 64
const MAX_HEADER_BYTES = 16_384

interface Boundary {
  readonly text: string
  readonly flags: readonly BodyFlag[]
}

/** The boundary a Content-Type names; null where there is none that can be used. */
export const boundaryOf = (contentType: string): Boundary | null => {
  const match = /;\s*boundary(\s*)=(\s*)(?:"([^"]*)"|([^;\s,]+))/i.exec(contentType.slice(0, 1024))
  const text = match?.[3] ?? match?.[4]
  if (match === null || text === undefined || text === "" || text.length > 256) return null
  const flags: BodyFlag[] = []
  if (match[3] !== undefined) flags.push("boundary-quoted")
  if (match[1] !== "" || match[2] !== "" || /\s/.test(text)) flags.push("boundary-whitespace")
  return { text, flags }
}

interface Parameter {
  readonly value: string
  readonly bad: boolean
}

/** A parameter of Content-Disposition: quoted (with \" inside) or a bare word; the first of that name. */
const parameterOf = (header: string, name: string): Parameter | null => {
  const match = new RegExp(`;[\\t ]*${name}[\\t ]*=[\\t ]*`, "i").exec(header)
  if (match === null) return null
  const start = match.index + match[0].length
  const quote = header[start]
  if (quote === "'") {
    const end = header.indexOf("'", start + 1)
    if (end > 0) return { value: header.slice(start + 1, end), bad: true }
  }
  if (quote !== '"') {
    const end = header.indexOf(";", start)
    return { value: header.slice(start, end < 0 ? undefined : end).trim(), bad: false }
  }
  let value = ""
  for (let at = start + 1; at < header.length; at++) {
    if (header[at] === '"') return { value, bad: /^[\t ]*[^;\t ]/.test(header.slice(at + 1, at + 64)) }
    // Only a quote or a backslash is escaped: older browsers send Windows paths with bare backslashes.
    if (header[at] === "\\" && (header[at + 1] === '"' || header[at + 1] === "\\")) at++
    value += header[at]
  }
  return { value, bad: true }
}

const extendedName = (header: string): string | null => {
  const parameter = parameterOf(header, "filename\\*")
  if (parameter === null) return null
  const match = /^[\w-]*'[\w-]*'(.*)$/s.exec(parameter.value)
  const encoded = match?.[1] ?? parameter.value
  return encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

interface Part {
  readonly headers: readonly string[]
  readonly body: string
}

class MultipartReader {
  readonly flags = new Set<BodyFlag>()
  readonly fields: Item[] = []
  readonly files: UploadedFile[] = []
  readonly partHeaders: Item[] = []
  error: string | null = null
  readonly #text: string
  readonly #limits: BodyLimits

  constructor(text: string, limits: BodyLimits) {
    this.#text = text
    this.#limits = limits
  }

  read(boundary: string): void {
    const mark = `--${boundary}`
    let at = this.#markAt(mark, 0)
    if (at < 0) {
      this.error = "Multipart: no boundary in the body"
      return
    }
    if (at > 0) this.flags.add("data-before")
    for (;;) {
      const after = at + mark.length
      if (this.#text.startsWith("--", after)) {
        if (this.#text.slice(after + 2).trim() !== "") this.flags.add("data-after")
        return
      }
      const start = this.#lineEnd(after)
      const next = start < 0 ? -1 : this.#markAt(mark, start)
      if (start < 0 || next < 0) {
        if (start >= 0) this.#part(this.#split(this.#text.slice(start)))
        this.error ??= "Multipart: the final boundary is missing"
        return
      }
      this.#part(this.#split(this.#text.slice(start, next)))
      if (this.error !== null) return
      at = next
    }
  }

  /** A boundary at the beginning of a line. */
  #markAt(mark: string, from: number): number {
    for (let at = this.#text.indexOf(mark, from); at >= 0; at = this.#text.indexOf(mark, at + 1))
      if (at === 0 || this.#text[at - 1] === "\n") return at
    return -1
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf("\n", from)
    if (end < 0) return -1
    const rest = this.#text.slice(from, end).trim()
    if (this.#text[end - 1] !== "\r") this.flags.add("lf-line")
    // A longer line that begins like the boundary is another boundary: the sender and we would split differently.
    if (rest !== "") this.flags.add("unmatched-boundary")
    return end + 1
  }

  #split(part: string): Part {
    const headers: string[] = []
    let at = 0
    while (at < part.length) {
      const end = part.indexOf("\n", at)
      const stop = end < 0 ? part.length : end
      const line = part.slice(at, part[stop - 1] === "\r" ? stop - 1 : stop)
      if (end >= 0 && part[end - 1] !== "\r") this.flags.add("lf-line")
      at = stop + 1
      if (line === "") break
      if (headers.length >= MAX_HEADERS || at > MAX_HEADER_BYTES) {
        this.error = "Multipart: too many part headers"
        break
      }
      this.#headerLine(headers, line)
    }
    const body = part.slice(Math.min(at, part.length))
    return { headers, body: body.endsWith("\r\n") ? body.slice(0, -2) : body.endsWith("\n") ? body.slice(0, -1) : body }
  }

  #headerLine(headers: string[], line: string): void {
    const last = headers.length - 1
    if (!/^[\t ]/.test(line) || last < 0) {
      headers.push(line)
      return
    }
    this.flags.add("header-folding")
    headers[last] = `${headers[last] ?? ""} ${line.trim()}`
  }

  #part(part: Part): void {
    const disposition = part.headers.find((header) => /^content-disposition[\t ]*:/i.test(header)) ?? ""
    const name = parameterOf(disposition, "name")
    const field = name?.value ?? ""
    for (const header of part.headers) {
      this.partHeaders.push({ key: field, value: header })
      if (!header.includes(":")) this.flags.add("invalid-part")
    }
    if (disposition === "" || name === null) this.flags.add("invalid-part")
    const fileName = parameterOf(disposition, "filename")
    if (name?.bad === true || fileName?.bad === true) this.flags.add("invalid-quoting")
    const extended = extendedName(disposition)
    if (fileName === null && extended === null) this.#field(field, part.body)
    else
      for (const given of new Set([fileName?.value, extended ?? undefined]))
        if (given !== undefined) this.#file(field, given, part.body)
  }

  #field(key: string, value: string): void {
    if (this.fields.length >= this.#limits.arguments) this.error = "Multipart: too many fields"
    else this.fields.push({ key, value })
  }

  #file(field: string, name: string, body: string): void {
    if (this.files.length >= this.#limits.files) {
      this.flags.add("file-limit")
      this.error = "Multipart: too many files"
      return
    }
    this.files.push({ field, name, sizeBytes: body.length, content: body.slice(0, this.#limits.fileContentBytes) })
  }
}

/** multipart/form-data. Odd forms are flags, broken ones an error; what could be read is there either way. */
export const parseMultipart = (text: string, contentType: string, limits: BodyLimits): ParsedBody => {
  const boundary = boundaryOf(contentType)
  if (boundary === null) return { ...EMPTY_BODY, error: "Multipart: no boundary in the Content-Type" }
  const reader = new MultipartReader(text, limits)
  for (const flag of boundary.flags) if (flag !== "boundary-quoted") reader.flags.add(flag)
  if (text !== "") reader.read(boundary.text)
  return {
    arguments: reader.fields,
    files: reader.files,
    partHeaders: reader.partHeaders,
    xml: [],
    flags: reader.flags,
    error: reader.error,
  }
}
