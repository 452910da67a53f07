import { createHash, randomUUID } from "node:crypto"
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import { isHash, type Blobs } from "./blobs.ts"

const ONLY_OWNER = 0o600
const ONLY_OWNER_FOLDER = 0o700

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "?"

/** Writes beside and renames, so that a name never stands for half a file. */
const writeWhole = async (folder: string, name: string, bytes: Uint8Array): Promise<void> => {
  const beside = join(folder, `.${randomUUID()}.part`)
  try {
    const file = await open(beside, "wx", ONLY_OWNER)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, join(folder, name))
    const directory = await open(folder, "r")
    await directory.sync().finally(() => directory.close())
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Blobs in a folder: `ab/cdef…`, mode 600. `maxBytes` bounds one blob. */
export const folderBlobs = (folder: string, maxBytes: number): Blobs => {
  const placeOf = (hash: string): { readonly folder: string; readonly name: string } => ({
    folder: join(folder, hash.slice(0, 2)),
    name: hash.slice(2),
  })
  return {
    async put(bytes) {
      if (bytes.byteLength > maxBytes) throw new SekishoError("BLOB_TOO_LARGE", { max: maxBytes })
      const hash = hashOf(bytes)
      const place = placeOf(hash)
      try {
        await mkdir(place.folder, { recursive: true, mode: ONLY_OWNER_FOLDER })
        const there = await stat(join(place.folder, place.name)).catch(() => null)
        if (there?.size !== bytes.byteLength) await writeWhole(place.folder, place.name, bytes)
        return hash
      } catch (error) {
        throw new SekishoError("FILE_NOT_WRITABLE", { file: folder, reason: codeOf(error) }, { cause: error })
      }
    },
    async get(hash) {
      if (!isHash(hash)) return null
      const place = placeOf(hash)
      const file = join(place.folder, place.name)
      try {
        const { size } = await stat(file)
        const bytes = size > maxBytes ? null : await readFile(file)
        if (bytes && hashOf(bytes) === hash) return bytes
      } catch (error) {
        if (codeOf(error) === "ENOENT") return null
        throw new SekishoError("FILE_NOT_READABLE", { file, reason: codeOf(error) }, { cause: error })
      }
      throw new SekishoError("BLOB_DAMAGED", { file })
    },
  }
}
