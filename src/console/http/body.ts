import type { z } from "zod"
import { SekishoError } from "../../lib/errors.ts"
import { ZIP_LIMITS } from "../../report/checklist/zip.ts"
import { EVIDENCE_BYTES } from "../contract/limits.ts"
import type { RouteName } from "../contract/routes.ts"

const JSON_BYTES = 256 * 1024
/** More than the rest: many answers at once, and files. */
const BYTES: Partial<Readonly<Record<RouteName, number>>> = {
  answer: 4 * 1024 * 1024,
  upload: EVIDENCE_BYTES,
  previewSheet: ZIP_LIMITS.fileBytes,
}
export const maxBytes = (name: RouteName): number => BYTES[name] ?? JSON_BYTES

/** The whole body; counted while it comes in, whatever its length was said to be. Throws `CONSOLE_TOO_LARGE`. */
export const readBytes = async (request: Request, max: number): Promise<Uint8Array> => {
  const tooLarge = new SekishoError("CONSOLE_TOO_LARGE", { max: `${Math.floor(max / 1024)} KB` })
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  // A web stream can be walked through; its type does not say so everywhere.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > max) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const placeOf = (error: z.ZodError): string =>
  error.issues[0]?.path.map(String).join(".").slice(0, 80) || error.issues[0]?.code || "?"

/** Reads a value from outside by its shape. Throws `CONSOLE_WRONG_REQUEST`, which names the place and nothing of the value. */
export const parsed = (shape: z.ZodType, value: unknown): unknown => {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: placeOf(result.error) })
}

const JSON_TYPE = /^application\/json(?:;\s*charset=utf-8)?$/i

export const readJson = async (request: Request, max: number): Promise<unknown> => {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? ""))
    throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "content-type" })
  const bytes = await readBytes(request, max)
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
    return value
  } catch {
    throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "json" })
  }
}
