import type { CDPSession } from "playwright-core"
import { LIMITS } from "../../lib/limits.ts"
import { sha256Of } from "../read/script-shape.ts"
import { inTime } from "./browser-bodies.ts"

/** A piece of code that ran on the page and came in no request of its own: written in the page, or made by other code. */
export interface Ran {
  readonly url: string
  /** Made at run time, by `eval` and its kin: it has no place in the page. */
  readonly made: boolean
  readonly sha256: string
  readonly sizeBytes: number
  readonly text: string
}
export interface RanScripts {
  /** Addresses of all scripts that ran in the shop's own frames. */
  readonly addresses: ReadonlySet<string>
  /** Waits until everything noted has been read, at most so long. Answers what ran. */
  settle(timeoutMs: number): Promise<{ readonly ran: readonly Ran[]; readonly all: boolean }>
}

const SOURCE_MS = 3_000
const TOTAL_CHARS = 16 * 1024 * 1024

interface Parsed {
  readonly scriptId: string
  readonly url: string
  readonly hash: string
}
interface Context {
  readonly isDefault?: boolean
  readonly frameId?: string
}

/**
 * Listens to what the engine runs, so that a script which takes itself out of the page is seen too. Frames of other sites run in
 * processes of their own and are not heard here; `isOwn` tells those of the shop among the rest.
 */
export const listenToScripts = async (
  session: CDPSession,
  isOwn: (frame: string | undefined) => boolean,
  isLoaded: (address: string) => boolean,
): Promise<RanScripts> => {
  const addresses = new Set<string>()
  const ran = new Map<string, Ran>()
  const reading: Promise<void>[] = []
  let all = true
  let chars = 0

  const read = async (parsed: Parsed): Promise<void> => {
    const source = await inTime(session.send("Debugger.getScriptSource", { scriptId: parsed.scriptId }), SOURCE_MS)
    const made = parsed.url === ""
    if (source === null) {
      if (!made) all = false
      return
    }
    const text = source.scriptSource
    ran.set(`${made} ${parsed.hash}`, {
      url: parsed.url,
      made,
      sha256: sha256Of(text),
      sizeBytes: Buffer.byteLength(text),
      text,
    })
  }
  session.on("Debugger.scriptParsed", (parsed) => {
    const context = parsed.executionContextAuxData as Context | undefined // the browser's own words on the context
    if (context?.isDefault !== true || !isOwn(context.frameId) || parsed.url.startsWith("chrome-error:")) return
    const length = parsed.length ?? 0
    if (length === 0) return
    if (parsed.url !== "" && isLoaded(parsed.url)) return void addresses.add(parsed.url)
    chars += length
    const fits = length <= LIMITS.scriptBytes && chars <= TOTAL_CHARS && reading.length < LIMITS.scriptsPerPage
    if (fits) reading.push(read(parsed))
    else if (parsed.url !== "") all = false
  })
  await session.send("Debugger.enable", { maxScriptsCacheSize: 32 * 1024 * 1024 })
  await session.send("Debugger.setSkipAllPauses", { skip: true })
  return {
    addresses,
    async settle(timeoutMs) {
      const done = await inTime(Promise.all(reading), timeoutMs)
      return { ran: [...ran.values()], all: all && done !== null }
    },
  }
}
