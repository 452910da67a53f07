import { z } from "zod"
import type { ConsoleSite, World } from "../world.ts"
import type { Write } from "../../storage/records.ts"
import { mayEnter, type Person } from "../access/people.ts"

const SAMPLE = "sample"
const shape = z.object({ loaded: z.boolean() })

export interface Sample {
  readonly loaded: boolean
  readonly revision: number
}

/** Whether the sample shop is shown. Removing it writes one more word; what was kept under its name stays unseen. */
export const sampleOf = async ({ records }: Pick<World, "records">): Promise<Sample> => {
  const entry = await records.latest(SAMPLE, SAMPLE)
  const parsed = shape.safeParse(entry?.body)
  return { loaded: parsed.success && parsed.data.loaded, revision: entry?.revision ?? 0 }
}
export const sampleWrite = (loaded: boolean, expect: number, at: number): Write => ({
  kind: SAMPLE,
  key: SAMPLE,
  body: { loaded },
  at,
  expect,
})

/** Every time it is loaded it is another shop: nothing of the former one is left in it. */
export const sampleId = (revision: number): string => `sample-${revision}`

export const sampleSite = (id: string): ConsoleSite => ({
  site: {
    id,
    publicUrl: "https://mihon.example/",
    state: "open",
    form: "oss",
    payment: "token",
    membership: true,
    platform: "ec-cube-4",
    strangers: ["public"],
  },
  size: { monthlySalesYen: 3_000_000, customers: 4_000, staff: 8 },
  details: {},
  look: null,
  sample: true,
})

/** All shops, the sample last. */
export const allSites = async (world: Pick<World, "records" | "configured">): Promise<readonly ConsoleSite[]> => {
  const { loaded, revision } = await sampleOf(world)
  const configured = [...world.configured.values()]
  const id = sampleId(revision)
  return loaded && !world.configured.has(id) ? [...configured, sampleSite(id)] : configured
}

export const siteById = async (
  world: Pick<World, "records" | "configured">,
  id: string,
): Promise<ConsoleSite | null> => {
  const known = world.configured.get(id)
  if (known || !id.startsWith("sample-")) return known ?? null
  return (await allSites(world)).find(({ site }) => site.id === id) ?? null
}

export const sitesFor = async (
  world: Pick<World, "records" | "configured">,
  person: Person,
): Promise<readonly ConsoleSite[]> => (await allSites(world)).filter(({ site }) => mayEnter(person, site.id))
