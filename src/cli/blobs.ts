import { resolve } from "node:path"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Blobs } from "../storage/blobs.ts"
import { folderBlobs } from "../storage/folder-blobs.ts"
import { s3Blobs, type S3Place } from "../storage/s3-blobs.ts"
import { readText } from "./files.ts"
import type { Job } from "./site-options.ts"

export const EVIDENCE_BYTES = 20 * 1024 * 1024

type BlobsJob = Pick<Job, "blobs" | "blobsKey" | "dataDir" | "folder">

/** `ID:SECRET` from the environment or from a file that only its owner reads. */
const keyFrom = ({ blobsKey, folder }: BlobsJob, environment: NodeJS.ProcessEnv): readonly [string, string] => {
  const told = blobsKey ?? ""
  const text = told.startsWith("env:")
    ? environment[told.slice("env:".length)]
    : told.startsWith("file:")
      ? readText(resolve(folder, told.slice("file:".length)))
      : undefined
  const [keyId = "", secret = ""] = (text ?? "").trim().split(":")
  if (keyId === "" || secret === "") throw new SekishoError("BLOBS_KEY")
  return [keyId, secret]
}

const isLocal = ({ hostname }: URL): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(hostname)

/** `s3://bucket/prefix?endpoint=https://…&region=…`; null where it is none. */
const bucketFrom = (told: string): Omit<S3Place, "keyId" | "secret"> | null => {
  const url = URL.parse(told)
  const endpoint = URL.parse(url?.searchParams.get("endpoint") ?? "")
  const secure = endpoint?.protocol === "https:" || (endpoint?.protocol === "http:" && isLocal(endpoint))
  if (url === null || url.protocol !== "s3:" || url.hostname === "" || url.username !== "" || !endpoint || !secure)
    return null
  const path = url.pathname.replaceAll(/^\/+|\/+$/g, "")
  return {
    endpoint: endpoint.origin,
    bucket: url.hostname,
    prefix: path === "" ? "" : `${path}/`,
    region: url.searchParams.get("region") ?? "us-east-1",
  }
}

/** Where evidence files are kept, as the configuration says. Throws BLOBS_PLACE or BLOBS_KEY; neither repeats a secret. */
export const blobsFor = (job: BlobsJob, environment: NodeJS.ProcessEnv): Blobs => {
  const told = job.blobs
  if (told.startsWith("file:") && told.length > "file:".length)
    return folderBlobs(resolve(job.dataDir, told.slice("file:".length)), EVIDENCE_BYTES)
  const bucket = bucketFrom(told)
  if (bucket === null)
    throw new SekishoError("BLOBS_PLACE", { given: `${cutEvidence(told.split(":", 1)[0] ?? "", 20)}:…` })
  const [keyId, secret] = keyFrom(job, environment)
  return s3Blobs({ ...bucket, keyId, secret }, EVIDENCE_BYTES)
}
