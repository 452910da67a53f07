import { check } from "retire/lib/retire.js"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { cutEvidence } from "../../lib/limits.ts"
import type { BuyerWalk, Libraries, LibrarySeen } from "../facts.ts"
import { readLibraryData, type Repository } from "./library-data.ts"
import { defineCollector, notSeen, seen } from "./look.ts"

/** Data older than this says too little about today's holes. */
export const STALE_DAYS = 30
const FOUND_MAX = 200
const HOLES_MAX = 20

const SEVERITIES = ["low", "medium", "high", "critical"] as const
type Hole = LibrarySeen["holes"][number]
type RawHole = NonNullable<ReturnType<typeof check>[number]["vulnerabilities"]>[number]

const holeOf = (raw: RawHole): Hole => {
  // The data is checked when it is read, but every field of a hole may be missing in it.
  const { severity, identifiers, below } = raw as Partial<RawHole>
  const id = identifiers?.CVE?.[0] ?? identifiers?.githubID ?? identifiers?.bug ?? identifiers?.issue ?? "-"
  return {
    id: cutEvidence(id, 60),
    severity: SEVERITIES.find((one) => one === severity) ?? "medium",
    fixedIn: below === undefined ? null : cutEvidence(below, 60),
    summary: cutEvidence(identifiers?.summary ?? ""),
  }
}

const worstFirst = (a: Hole, b: Hole): number => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity)

const holesOf = (repository: Repository, name: string, version: string): readonly Hole[] => {
  // The scanner's own type asks for fields that this function never reads.
  const results = check(name, version, repository as unknown as Parameters<typeof check>[2])
  return results
    .flatMap(({ vulnerabilities }) => vulnerabilities ?? [])
    .map(holeOf)
    .toSorted(worstFirst)
    .slice(0, HOLES_MAX)
}

/** The libraries that were recognised on the walk, each version once, with the holes that are known of it. */
export const findLibraries = (walk: Pick<BuyerWalk, "pages">, repository: Repository): readonly LibrarySeen[] => {
  const found = new Map<string, LibrarySeen>()
  for (const page of walk.pages)
    for (const script of page.scripts)
      for (const { name, version } of script.libraries ?? []) {
        const key = `${name} ${version}`
        if (found.has(key) || found.size >= FOUND_MAX) continue
        const url = script.url ?? `${page.url} (inline)`
        found.set(key, { name, version, url, holes: holesOf(repository, name, version) })
      }
  return [...found.values()]
}

/** JavaScript libraries with known holes, by the data of RetireJS that `sekisho update` fetched. */
export const librariesCollector = defineCollector({
  fact: "libraries",
  needs: ["walk"],
  ownPace: true,
  async collect({ clock, options }, { walk }) {
    const data = await readLibraryData(options.dataDir)
    if (data.state === "not") return notSeen(data.fault, data.detail, clock())
    const ageDays = Math.max(0, Math.floor((clock() - data.fetchedAt) / DAY_MS))
    const dataDate = isoTime(data.fetchedAt).slice(0, 10)
    if (ageDays > STALE_DAYS) return notSeen("data-stale", `${dataDate} (${ageDays})`, clock())
    const scripts = walk.pages.flatMap((page) => page.scripts.filter((script) => script.libraries !== undefined))
    const looked = new Set(scripts.map((script) => script.url ?? script.sha256)).size
    const value: Libraries = {
      dataDate,
      dataAgeDays: ageDays,
      scriptsLookedAt: looked,
      found: findLibraries(walk, data.repository),
    }
    return seen(value, clock())
  },
})
