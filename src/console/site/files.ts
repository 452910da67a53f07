import { z } from "zod"
import { isHash } from "../../storage/blobs.ts"
import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { lastWords } from "../../records/answers.ts"
import { journalWrite } from "../../records/journal.ts"
import type { Person } from "../access/people.ts"
import type { FileReply } from "../http/call.ts"
import { safeName } from "../http/download.ts"
import type { ConsoleSite, World } from "../world.ts"
import { fileType } from "./file-type.ts"
import { fileOf } from "./site-now.ts"

const FILE = "file"
const shape = z.object({ name: z.string(), type: z.string(), sizeBytes: z.number(), people: z.array(z.string()) })
type Kept = z.infer<typeof shape>

interface Speaker {
  readonly world: World
  readonly site: ConsoleSite
  readonly person: Person
  readonly only: ReadonlySet<string> | null
}

const keptFile = async (
  { records }: World,
  site: ConsoleSite,
  hash: string,
): Promise<(Kept & { readonly revision: number }) | null> => {
  const entry = await records.latest(FILE, `${site.site.id}/${hash}`)
  const parsed = shape.safeParse(entry?.body)
  return parsed.success ? { ...parsed.data, revision: entry?.revision ?? 0 } : null
}

/** What an answer's `evidence` holds: `方針.pdf#sha256=…`. */
const referenceOf = (name: string, hash: string): string => `${cutEvidence(name, 100)}#sha256=${hash}`

/** Keeps an evidence file for a shop. Throws `CONSOLE_FILE_TYPE` or `BLOB_TOO_LARGE`. */
export const keepFile = async ({ world, site, person }: Speaker, name: string, bytes: Uint8Array) => {
  const safe = safeName(name)
  const type = fileType(bytes, safe)
  if (type === null || bytes.byteLength === 0)
    throw new SekishoError("CONSOLE_FILE_TYPE", { type: cutEvidence(/\.[^.]{1,10}$/.exec(safe)?.[0] ?? "?", 12) })
  const hash = await world.blobs.put(bytes)
  const before = await keptFile(world, site, hash)
  const at = world.clock()
  const people = [...new Set([...(before?.people ?? []), person.id])]
  const body: Kept = { name: safe, type, sizeBytes: bytes.byteLength, people }
  await world.records.append([
    { kind: FILE, key: `${site.site.id}/${hash}`, body, at },
    journalWrite(site.site.id, { who: person.name, person: person.id, what: "file", about: [safe] }, at),
  ])
  return { file: { reference: referenceOf(safe, hash), name: safe, hash }, type, sizeBytes: bytes.byteLength }
}

/** The hashes of files in answers to questions that this person may see. */
const visible = async ({ world, site, only }: Speaker): Promise<ReadonlySet<string>> => {
  const words = await lastWords(world.records, site.site.id)
  const hashes = [...words]
    .filter(([question]) => only === null || only.has(question))
    .flatMap(([, { answer }]) => (answer?.evidence ?? []).map((reference) => fileOf(reference).hash))
  return new Set(hashes.filter((hash) => hash !== null))
}

/** Throws `CONSOLE_FILE_NOT_KEPT` for a file that was not uploaded for this shop, or not by this contractor. */
export const requireFiles = async (
  speaker: Speaker,
  question: string,
  references: readonly string[],
): Promise<void> => {
  const { world, site, person, only } = speaker
  const before = (await lastWords(world.records, site.site.id)).get(question)?.answer?.evidence ?? []
  for (const reference of references) {
    // What the answer named before stays as it was written, also from the command line.
    if (before.includes(reference)) continue
    const { hash, name } = fileOf(reference)
    const kept = hash === null ? null : await keptFile(world, site, hash)
    const mine = kept !== null && (only === null || kept.people.includes(person.id))
    if (hash === null || !mine || reference !== referenceOf(kept.name, hash))
      throw new SekishoError("CONSOLE_FILE_NOT_KEPT", { name: cutEvidence(name, 100) })
  }
}

/** One evidence file. Throws `CONSOLE_NOT_HERE` where this shop has none of that hash, or none for this person. */
export const fileFor = async (speaker: Speaker, hash: string): Promise<FileReply> => {
  const none = new SekishoError("CONSOLE_NOT_HERE")
  if (!isHash(hash)) throw none
  const { world, site, person, only } = speaker
  const kept = await keptFile(world, site, hash)
  const named = (await visible(speaker)).has(hash)
  if (!named && (kept === null || (only !== null && !kept.people.includes(person.id)))) throw none
  const bytes = await world.blobs.get(hash)
  if (bytes === null) throw none
  // A file that came over the command line has no type of ours: it is only bytes.
  return { name: kept?.name ?? "evidence.bin", type: kept?.type ?? "application/octet-stream", bytes, show: false }
}
