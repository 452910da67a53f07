import { join, resolve } from "node:path"
import type { Config } from "../../config/schema.ts"
import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { text, type Given, type Io } from "../command.ts"
import { dataDirOf } from "../gate-process.ts"
import { CONFIG_FILE, readConfig } from "../site-options.ts"
import { eventsOf, referenceOf, type LoggedEvent } from "./events.ts"

/** What is known of one reference number. */
export interface Case {
  readonly file: string
  readonly config: Config
  readonly dataDir: string
  readonly reference: string
  /** Never empty. */
  readonly events: readonly LoggedEvent[]
  /** What stopped it, or would have; else the last that was written down. */
  readonly main: LoggedEvent
}

const STOPS = ["refuse", "hold", "challenge", "fail", "observe", "edit"]

/** Finds the events of a reference number that a visitor read out. Throws EVENT_UNKNOWN. */
export const findCase = (io: Io, given: Given, typed: string): Case => {
  const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
  const config = readConfig(file)
  const dataDir = dataDirOf(file, config)
  const reference = referenceOf(typed)
  const events = reference === null ? [] : eventsOf(join(dataDir, "events"), reference, io.clock())
  const main = STOPS.map((decision) => events.find((event) => event.decision === decision)).find((event) => event !== undefined) ?? events.at(-1) // prettier-ignore
  if (reference === null || main === undefined)
    throw new SekishoError("EVENT_UNKNOWN", { reference: cutEvidence(typed, 20), folder: join(dataDir, "events") })
  return { file, config, dataDir, reference, events, main }
}
