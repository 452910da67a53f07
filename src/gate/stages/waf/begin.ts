import type { BodyPrefix } from "../stage.ts"

/** What the rules can be shown of a body. `left-out`: a beginning that nobody could read as its type. */
export type Shown = { readonly bytes: Uint8Array; readonly leftOut: boolean }

const kindOf = (contentType: string): string => (contentType.split(";", 1)[0] ?? "").trim().toLowerCase()
export const isMultipart = (contentType: string): boolean => kindOf(contentType) === "multipart/form-data"

const BOUNDARY = /;\s{0,8}boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i

/** A multipart beginning as a whole one: the part that was cut counts as far as it came, one cut in its own head not at all. */
const closed = (bytes: Uint8Array, contentType: string): Uint8Array | null => {
  const found = BOUNDARY.exec(contentType)
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) return null
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const last = text.lastIndexOf(`--${boundary}`, undefined, "latin1")
  if (last < 0) return null
  const inContent = text.indexOf("\r\n\r\n", last, "latin1") >= 0
  const end = `--${boundary}--\r\n`
  return inContent
    ? Buffer.concat([text, Buffer.from(`\r\n${end}`, "latin1")])
    : Buffer.concat([text.subarray(0, last), Buffer.from(end, "latin1")])
}

/** The beginning of a body in a form in which its reader takes it for a whole one. */
export const shownOf = ({ bytes, whole }: BodyPrefix, contentType: string): Shown => {
  if (whole) return { bytes, leftOut: false }
  if (isMultipart(contentType)) {
    const made = closed(bytes, contentType)
    return made === null ? { bytes: new Uint8Array(), leftOut: true } : { bytes: made, leftOut: false }
  }
  if (kindOf(contentType) !== "application/x-www-form-urlencoded") return { bytes: new Uint8Array(), leftOut: true }
  const end = bytes.lastIndexOf("&".charCodeAt(0))
  return end < 0 ? { bytes, leftOut: false } : { bytes: bytes.subarray(0, end), leftOut: false }
}
