import { cutEvidence, LIMITS } from "../../lib/limits.ts"
import type { BuyerWalk, LoadedScript, Target } from "../facts.ts"
import { cutAddress, hostOf, isOwnHost } from "../read/script-address.ts"
import { shapeOf } from "../read/script-shape.ts"
import { skimmerSigns } from "../read/skimmer.ts"
import type { Received } from "./browser-bodies.ts"
import type { Ran } from "./browser-scripts.ts"
import type { PageTraffic } from "./browser-traffic.ts"

export type LibrariesIn = NonNullable<LoadedScript["libraries"]>
/** Names the libraries in one script; null where that could not be told in time. */
export type Recognise = (url: string | null, text: string) => Promise<LibrariesIn | null>

/** What is known about scripts over the whole walk. */
export interface ScriptReader {
  /** Scripts by each of their addresses: a later page may take them from the browser's memory. */
  readonly known: Map<string, Received>
  /** Null where there is no data to recognise libraries by. */
  readonly recognise: Recognise | null
  readonly recognised: Map<string, LibrariesIn>
}
export interface Gathered {
  readonly scripts: readonly LoadedScript[]
  readonly signs: readonly Omit<BuyerWalk["skimmerShapes"][number], "page">[]
  /** False where a script ran that could not be read. */
  readonly all: boolean
}
interface Material {
  readonly target: Target
  readonly seen: PageTraffic
  readonly ran: readonly Ran[]
  readonly addresses: ReadonlySet<string>
  readonly checked: ReadonlySet<string>
}

const HEAD_CHARS = 80
const headOf = (text: string): string => cutEvidence(text.slice(0, 400).replace(/\s+/g, " ").trim(), HEAD_CHARS)

const librariesIn = async (
  reader: ScriptReader,
  url: string | null,
  text: string,
  sha256: string,
): Promise<LibrariesIn | null> => {
  if (reader.recognise === null) return null
  const key = `${sha256} ${url ?? ""}`
  const known = reader.recognised.get(key)
  if (known !== undefined) return known
  const found = await reader.recognise(url, text)
  if (found !== null) reader.recognised.set(key, found)
  return found
}

/** Every script that came by an address: those of this page's requests, and those that the browser still had. */
const receivedOn = ({ seen, addresses }: Material, known: ReadonlyMap<string, Received>): readonly Received[] => {
  const received = [...seen.scripts.values()]
  const asked = new Set(received.flatMap((script) => script.addresses))
  const kept = [...addresses].filter((address) => !asked.has(address)).flatMap((address) => known.get(address) ?? [])
  return [...received, ...kept]
}

const loadedOf = (script: Received, { target, checked }: Material): Omit<LoadedScript, "libraries"> => ({
  url: cutAddress(script.url),
  host: hostOf(script.url),
  own: isOwnHost(target, hostOf(script.url)),
  inline: false,
  sha256: script.sha256,
  sizeBytes: script.sizeBytes,
  integrity: script.addresses.some((address) => checked.has(address)),
  head: headOf(script.text),
})
const inlineOf = (script: Ran): Omit<LoadedScript, "libraries"> => ({
  url: null,
  host: null,
  own: true,
  inline: true,
  sha256: script.sha256,
  shape: shapeOf(script.text),
  sizeBytes: script.sizeBytes,
  integrity: false,
  head: headOf(script.text),
})

/** Makes one list of what was received and what ran, with the libraries and the shapes of skimmers in it. */
export const gatherScripts = async (reader: ScriptReader, material: Material): Promise<Gathered> => {
  const received = receivedOn(material, reader.known)
  const shopHost = hostOf(material.target.origin)
  const scripts: LoadedScript[] = []
  const signs: Omit<BuyerWalk["skimmerShapes"][number], "page">[] = []
  const add = async (script: Omit<LoadedScript, "libraries">, address: string | null, text: string): Promise<void> => {
    const libraries = text === "" ? null : await librariesIn(reader, address, text, script.sha256)
    scripts.push(libraries === null ? script : { ...script, libraries })
  }
  const lookFor = (script: string, host: string | null, text: string): void => {
    for (const sign of skimmerSigns({ text, host, shopHost })) signs.push({ script, ...sign })
  }
  for (const script of received.slice(0, LIMITS.scriptsPerPage)) {
    if (script.sha256 !== "") for (const address of script.addresses) reader.known.set(address, script)
    await add(loadedOf(script, material), script.url, script.text)
    lookFor(cutAddress(script.url), hostOf(script.url), script.text)
  }
  for (const script of material.ran) {
    if (!script.made) await add(inlineOf(script), null, script.text)
    lookFor(script.made ? "(made at run time)" : "(inline)", null, script.text)
  }
  return { scripts, signs, all: received.length <= LIMITS.scriptsPerPage }
}
