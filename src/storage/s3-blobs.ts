import { AwsClient } from "aws4fetch"
import { createHash } from "node:crypto"
import { SekishoError } from "../lib/errors.ts"
import { isHash, type Blobs } from "./blobs.ts"

/** Where blobs lie in an S3-compatible store. */
export interface S3Place {
  /** `https://s3.ap-northeast-1.amazonaws.com`, or the store's own address; plain HTTP only on this machine. */
  readonly endpoint: string
  readonly bucket: string
  /** Before every name, `evidence/`; may be empty. */
  readonly prefix: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

const ANSWER_MS = 30_000
const RETRIES = 2
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : "?")

/** Reads no more than the bound; null when there is more. */
const bounded = async (response: Response, maxBytes: number): Promise<Uint8Array | null> => {
  const chunks: Uint8Array[] = []
  let size = 0
  // A web stream can be walked through; its type does not say so everywhere.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Blobs in a bucket, `PREFIXab/cdef…`. `maxBytes` bounds one blob. Messages name bucket and status, never a key. */
export const s3Blobs = (place: S3Place, maxBytes: number): Blobs => {
  const client = new AwsClient({
    accessKeyId: place.keyId,
    secretAccessKey: place.secret,
    service: "s3",
    region: place.region,
    retries: RETRIES,
  })
  const where = `s3://${place.bucket}/${place.prefix}`
  const addressOf = (hash: string): string =>
    `${place.endpoint}/${place.bucket}/${place.prefix}${hash.slice(0, 2)}/${hash.slice(2)}`
  const ask = (method: "GET" | "HEAD" | "PUT", hash: string, body?: Uint8Array): Promise<Response> =>
    client.fetch(addressOf(hash), {
      method,
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: "error",
      ...(body === undefined
        ? {}
        : {
            body: new Uint8Array(body),
            headers: { "x-amz-content-sha256": hash, "content-type": "application/octet-stream" },
          }),
    })
  return {
    async put(bytes) {
      if (bytes.byteLength > maxBytes) throw new SekishoError("BLOB_TOO_LARGE", { max: maxBytes })
      const hash = hashOf(bytes)
      const failed = (reason: string | number, cause?: unknown): SekishoError =>
        new SekishoError("FILE_NOT_WRITABLE", { file: where, reason }, { cause })
      const there = await ask("HEAD", hash).catch((error: unknown) => {
        throw failed(reasonOf(error), error)
      })
      if (there.ok && Number(there.headers.get("content-length")) === bytes.byteLength) return hash
      const answer = await ask("PUT", hash, bytes).catch((error: unknown) => {
        throw failed(reasonOf(error), error)
      })
      await answer.body?.cancel()
      if (!answer.ok) throw failed(answer.status)
      return hash
    },
    async get(hash) {
      if (!isHash(hash)) return null
      const failed = (reason: string | number, cause?: unknown): SekishoError =>
        new SekishoError("FILE_NOT_READABLE", { file: where, reason }, { cause })
      let bytes: Uint8Array | null
      try {
        const answer = await ask("GET", hash)
        if (!answer.ok) await answer.body?.cancel()
        if (answer.status === 404) return null
        if (!answer.ok) throw failed(answer.status)
        bytes = await bounded(answer, maxBytes)
      } catch (error) {
        throw error instanceof SekishoError ? error : failed(reasonOf(error), error)
      }
      if (bytes !== null && hashOf(bytes) === hash) return bytes
      throw new SekishoError("BLOB_DAMAGED", { file: `${where}${hash}` })
    },
  }
}
