/** Bytes under their own SHA-256, in lower-case hexadecimal. What was put in is never changed. */
export interface Blobs {
  /** Answers the hash; putting the same bytes twice is no mistake. Throws `FILE_NOT_WRITABLE`, or `BLOB_TOO_LARGE` above the store's bound. */
  put(bytes: Uint8Array): Promise<string>
  /** Null where there is nothing of that hash, or where it is not one. Throws `BLOB_DAMAGED` when the bytes are not those that were put in. */
  get(hash: string): Promise<Uint8Array | null>
}

/** 64 hexadecimal digits and nothing else: no other text ever becomes part of a path. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
