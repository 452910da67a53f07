import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { dirname } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import { LIMITS } from "../lib/limits.ts"

const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "?"

/** A file that a person handed in, bounded to `LIMITS.fileBytes`. Throws FILE_NOT_READABLE. */
export const readText = (file: string): string => {
  try {
    if (statSync(file).size > LIMITS.fileBytes)
      throw new SekishoError("FILE_NOT_READABLE", { file, reason: `> ${LIMITS.fileBytes} B` })
    return readFileSync(file, "utf8")
  } catch (error) {
    if (error instanceof SekishoError) throw error
    throw new SekishoError("FILE_NOT_READABLE", { file, reason: reasonOf(error) }, { cause: error })
  }
}

/** A whole file; `tooLarge` is thrown, before anything is read, when it has more than `maxBytes`. Throws FILE_NOT_READABLE. */
export const readBytes = (file: string, maxBytes: number, tooLarge: SekishoError): Buffer => {
  try {
    const opened = openSync(file, "r")
    try {
      const stat = fstatSync(opened)
      if (!stat.isFile()) throw new SekishoError("FILE_NOT_READABLE", { file, reason: "not a file" })
      if (stat.size > maxBytes) throw tooLarge
      const bytes = Buffer.alloc(stat.size)
      if (readSync(opened, bytes, 0, stat.size, 0) === stat.size) return bytes
      throw new SekishoError("FILE_NOT_READABLE", { file, reason: "changing" })
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    if (error instanceof SekishoError) throw error
    throw new SekishoError("FILE_NOT_READABLE", { file, reason: reasonOf(error) }, { cause: error })
  }
}

/** Writes a whole file or leaves the old one: written beside, then renamed. Throws FILE_NOT_WRITABLE. */
export const writeText = (file: string, content: string | Uint8Array): void => {
  const beside = `${file}.${process.pid}.part`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(beside, content, { flush: true })
    renameSync(beside, file)
  } catch (error) {
    throw new SekishoError("FILE_NOT_WRITABLE", { file, reason: reasonOf(error) }, { cause: error })
  }
}
