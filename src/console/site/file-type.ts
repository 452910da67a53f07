/** What an evidence file is by its first bytes; its name's ending decides only between kinds that begin alike. */
interface Kind {
  readonly type: string
  readonly starts: readonly number[]
  /** Where those bytes stand. */
  readonly at?: number
  readonly endings?: readonly string[]
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0))
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OFFICE = "application/vnd.openxmlformats-officedocument"

const KINDS: readonly Kind[] = [
  { type: "application/pdf", starts: ascii("%PDF-") },
  { type: "image/png", starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", starts: [0xff, 0xd8, 0xff] },
  { type: "image/gif", starts: ascii("GIF8") },
  { type: "image/webp", starts: ascii("WEBP"), at: 8 },
  { type: "image/heic", starts: ascii("ftyphei"), at: 4 },
  { type: `${OFFICE}.spreadsheetml.sheet`, starts: ZIP, endings: ["xlsx"] },
  { type: `${OFFICE}.wordprocessingml.document`, starts: ZIP, endings: ["docx"] },
  { type: `${OFFICE}.presentationml.presentation`, starts: ZIP, endings: ["pptx"] },
  { type: "application/vnd.oasis.opendocument.text", starts: ZIP, endings: ["odt"] },
  { type: "application/vnd.oasis.opendocument.spreadsheet", starts: ZIP, endings: ["ods"] },
  { type: "application/zip", starts: ZIP, endings: ["zip"] },
]

const isKind = (bytes: Uint8Array, ending: string, { starts, at = 0, endings }: Kind): boolean =>
  starts.every((byte, index) => bytes[at + index] === byte) && (endings === undefined || endings.includes(ending))

const TEXTS: Readonly<Record<string, string>> = {
  txt: "text/plain",
  log: "text/plain",
  md: "text/plain",
  csv: "text/csv",
  eml: "text/plain",
  json: "application/json",
  sarif: "application/json",
}

/** Text has no NUL; Shift_JIS and UTF-8 alike. */
const looksLikeText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 65_536).includes(0)

/** The type under which a file is kept and sent; null for what is not accepted: programs, web pages, pictures with script. */
export const fileType = (bytes: Uint8Array, name: string): string | null => {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ""
  const kind = KINDS.find((one) => isKind(bytes, ending, one))
  if (kind) return kind.type
  const text = Object.hasOwn(TEXTS, ending) ? TEXTS[ending] : undefined
  return text !== undefined && looksLikeText(bytes) ? text : null
}
