import { inflateRawSync } from "node:zlib"

/** Bounds of a workbook from outside. A checklist with every answer filled in is below 200 kB, unfolded below 3 MB. */
export const ZIP_LIMITS = {
  /** Bytes of the file. */
  fileBytes: 10 * 1024 * 1024,
  /** Bytes of all its parts together, unfolded. */
  unfoldedBytes: 64 * 1024 * 1024,
  parts: 500,
} as const

export type ZipFault = "not-zip" | "old-excel" | "encrypted" | "too-many-parts" | "too-large" | "damaged"

/** The parts of a ZIP archive by name, each unfolded when it is asked for, all of them together within the bound. */
export interface Archive {
  readonly names: readonly string[]
  /** Null where there is no such part. */
  read(name: string): Uint8Array | ZipFault | null
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex")
const END_BYTES = 22
const MAX_COMMENT = 65_535

interface Part {
  readonly offset: number
  readonly method: number
  readonly packed: number
  readonly unpacked: number
}

const endOf = (file: Buffer): number => {
  const from = Math.max(0, file.length - END_BYTES - MAX_COMMENT)
  for (let at = file.length - END_BYTES; at >= from; at -= 1) if (file.readUInt32LE(at) === END) return at
  return -1
}

/** The directory at the end of the archive: the only list of parts that is believed. */
const partsOf = (file: Buffer): ReadonlyMap<string, Part> | ZipFault => {
  const end = file.length < END_BYTES ? -1 : endOf(file)
  if (end < 0) return file.subarray(0, OLE.length).equals(OLE) ? "old-excel" : "not-zip"
  const count = file.readUInt16LE(end + 10)
  if (count > ZIP_LIMITS.parts) return "too-many-parts"
  let at = file.readUInt32LE(end + 16)
  const parts = new Map<string, Part>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) return "damaged"
    if ((file.readUInt16LE(at + 8) & 1) !== 0) return "encrypted"
    const nameBytes = file.readUInt16LE(at + 28)
    const name = file.toString("utf8", at + 46, at + 46 + nameBytes)
    // Two parts of one name are read differently by different programs.
    if (parts.has(name)) return "damaged"
    parts.set(name, {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

const packedBytes = (file: Buffer, part: Part): Buffer | null => {
  if (part.offset + 30 > file.length || file.readUInt32LE(part.offset) !== LOCAL) return null
  const start = part.offset + 30 + file.readUInt16LE(part.offset + 26) + file.readUInt16LE(part.offset + 28)
  return start + part.packed > file.length ? null : file.subarray(start, start + part.packed)
}

const unfold = (packed: Buffer, method: number, maxBytes: number): Uint8Array | ZipFault => {
  if (method === 0) return packed.length > maxBytes ? "too-large" : packed
  if (method !== 8) return "damaged"
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) })
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged"
  }
}

/** Opens a ZIP archive of at most `ZIP_LIMITS.fileBytes`; nothing is unfolded yet. Never throws. */
export const openArchive = (bytes: Uint8Array): Archive | ZipFault => {
  if (bytes.byteLength > ZIP_LIMITS.fileBytes) return "too-large"
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = partsOf(file)
  if (typeof parts === "string") return parts
  // No part may unfold to more than the directory says, and all that it says together is bounded.
  const told = parts.values().reduce((sum, part) => sum + part.unpacked, 0)
  if (told > ZIP_LIMITS.unfoldedBytes) return "too-large"
  return {
    names: [...parts.keys()],
    read(name) {
      const part = parts.get(name)
      if (part === undefined) return null
      const packed = packedBytes(file, part)
      const unfolded = packed === null ? "damaged" : unfold(packed, part.method, part.unpacked)
      if (typeof unfolded === "string") return unfolded
      return unfolded.byteLength === part.unpacked ? unfolded : "damaged"
    },
  }
}
