import type { Item } from "../engine/collection.ts"

/** One uploaded file: the form field, the name the client gave, and the beginning of its bytes. */
export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly sizeBytes: number
  /** Up to the limit of the settings, latin1. */
  readonly content: string
}

/** What was odd about a body, each a word of its own. */
export type BodyFlag =
  | "boundary-quoted"
  | "boundary-whitespace"
  | "crlf-lf-lines"
  | "data-after"
  | "data-before"
  | "file-limit"
  | "header-folding"
  | "invalid-header-folding"
  | "invalid-part"
  | "invalid-quoting"
  | "lf-line"
  | "missing-semicolon"
  | "unmatched-boundary"
  | "url-encoding"

/** What a body says, whatever its form. */
export interface ParsedBody {
  readonly arguments: readonly Item[]
  readonly files: readonly UploadedFile[]
  readonly partHeaders: readonly Item[]
  /** Members of the XML variable: key `/*` the text, key `//@*` an attribute. */
  readonly xml: readonly Item[]
  readonly flags: ReadonlySet<BodyFlag>
  /** Why it could not be read to its end, in a short English sentence; null where it could. */
  readonly error: string | null
}

/** Bounds of every parser. */
export interface BodyLimits {
  readonly arguments: number
  readonly depth: number
  readonly files: number
  /** Bytes of file content kept for rules that look into uploads. */
  readonly fileContentBytes: number
  readonly separator: string
}

export const EMPTY_BODY: ParsedBody = {
  arguments: [],
  files: [],
  partHeaders: [],
  xml: [],
  flags: new Set(),
  error: null,
}
