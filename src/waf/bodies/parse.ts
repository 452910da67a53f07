import { declaredCharset, toUtf8 } from "../text/japanese.ts"
import type { Settings } from "../plan/settings.ts"
import { parseJson } from "./json.ts"
import { parseMultipart } from "./multipart.ts"
import { EMPTY_BODY, type ParsedBody } from "./parsed.ts"
import { parseUrlEncoded } from "./urlencoded.ts"
import { parseXml } from "./xml.ts"

const FILE_CONTENT_BYTES = 65_536

/** Reads a body (latin1 bytes) as its processor says; "" reads nothing. */
export const parseBody = (text: string, processor: string, contentType: string, settings: Settings): ParsedBody => {
  const limits = {
    arguments: settings.argumentsLimit,
    depth: settings.jsonDepthLimit,
    files: settings.uploadFileLimit,
    fileContentBytes: FILE_CONTENT_BYTES,
    separator: settings.argumentSeparator,
  }
  if (processor === "URLENCODED") return inUtf8(parseUrlEncoded(text, limits), contentType)
  if (processor === "MULTIPART") return inUtf8(parseMultipart(text, contentType, limits), contentType)
  if (processor === "JSON") return parseJson(text, limits)
  if (processor === "XML") return parseXml(text, limits)
  return EMPTY_BODY
}

/** Fields of old Japanese shops in their real text, so that rules see what the shop will. */
const inUtf8 = (body: ParsedBody, contentType: string): ParsedBody => {
  const declared = declaredCharset(contentType)
  const read = (text: string): string => toUtf8(text, declared)
  return {
    ...body,
    arguments: body.arguments.map((item) => ({ key: read(item.key), value: read(item.value) })),
    files: body.files.map((file) => ({ ...file, field: read(file.field), name: read(file.name) })),
  }
}
