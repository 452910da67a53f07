import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { startServer, type Started } from "./server.ts"

export interface S3Server extends Started {
  readonly objects: Map<string, Buffer>
  /** What the next requests are answered with in place of the truth. */
  fault: number | null
}

const hex = (bytes: string | Buffer): string => createHash("sha256").update(bytes).digest("hex")
const mac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest()

/** The signature that the request should have, reckoned from Amazon's published description of version 4. */
const signature = (
  request: IncomingMessage,
  body: Buffer,
  { secret, day, region, signed }: { secret: string; day: string; region: string; signed: readonly string[] },
): string => {
  const url = new URL(request.url ?? "/", "http://s3")
  const headers = signed.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`).join("")
  const content = String(request.headers["x-amz-content-sha256"])
  if (content !== "UNSIGNED-PAYLOAD" && content !== hex(body)) return "the body is not the one that was signed"
  const canonical = [request.method, url.pathname, url.searchParams.toString(), headers, signed.join(";"), content].join("\n")
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ["AWS4-HMAC-SHA256", String(request.headers["x-amz-date"]), scope, hex(canonical)].join("\n")
  const key = ["aws4_request"].reduce(mac, mac(mac(mac(`AWS4${secret}`, day), region), "s3"))
  return mac(key, toSign).toString("hex")
} // prettier-ignore

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([a-z0-9-]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/

/** A bucket store with real signatures: whoever signs wrongly, or another body, gets 403. */
export const startS3 = async (keyId: string, secret: string): Promise<S3Server> => {
  const objects = new Map<string, Buffer>()
  const state: { fault: number | null } = { fault: null }
  const end = (response: ServerResponse, status: number, body?: Buffer): void => {
    response.statusCode = status
    if (body) response.setHeader("content-length", body.byteLength)
    response.end(body)
  }
  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const [, id, day = "", region = "", names = "", given = ""] = AUTHORIZATION.exec(request.headers.authorization ?? "") ?? []
    const told = signature(request, body, { secret, day, region, signed: names.split(";") })
    const right = told.length === given.length && timingSafeEqual(Buffer.from(told), Buffer.from(given))
    if (id !== keyId || !right || !names.split(";").includes("host")) return end(response, 403)
    if (state.fault !== null) return end(response, state.fault)
    const path = request.url ?? ""
    if (request.method === "PUT") {
      objects.set(path, body)
      return end(response, 200)
    }
    const found = objects.get(path)
    if (!found) return end(response, 404)
    response.setHeader("content-length", found.byteLength)
    response.statusCode = 200
    response.end(request.method === "HEAD" ? undefined : found)
  } // prettier-ignore
  const server = await startServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => void chunks.push(chunk))
    request.on("end", () => answer(request, response, Buffer.concat(chunks)))
  })
  return Object.assign(state, { ...server, objects })
}
