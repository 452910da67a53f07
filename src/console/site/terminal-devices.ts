import { z } from "zod"
import { japanDay } from "../../guideline/japan-day.ts"
import { DAY_MS } from "../../lib/clock.ts"
import { linksOf, type Link } from "../access/links.ts"
import type { ConsoleSite, World } from "../world.ts"

export const DEVICE = "terminal-device"
/** A quarter of a year: then the form is filled in again. */
export const REPEAT_DAYS = 92

const said = z.enum(["yes", "no", "unknown"])
const shape = z.object({
  /** The staff member: id of the first link. */
  link: z.string(),
  name: z.string(),
  device: z.string(),
  answers: z.object({ "anti-malware": said, updates: said, "screen-lock": said, "own-account": said }),
})
export interface Device extends z.infer<typeof shape> {
  readonly at: number
}

export const devicesOf = async ({ records }: Pick<World, "records">, shop: string): Promise<readonly Device[]> =>
  (await records.list(DEVICE, `${shop}/`)).flatMap(({ body, at }) => {
    const parsed = shape.safeParse(body)
    return parsed.success ? [{ ...parsed.data, at }] : []
  })

/** The day on which a device has to be answered for again. */
export const dueOf = ({ at }: Device): string => japanDay(at + REPEAT_DAYS * DAY_MS)
export const isOf = (site: ConsoleSite, { sites }: Link): boolean => sites !== "all" && sites.includes(site.site.id)

/** Whose link it is: the id of the staff member's first link, whichever of the later ones was used. */
export const staffOf = ({ id, person }: Link): string => person ?? id

export interface Scene {
  /** The first link of each staff member, dead ones too. */
  readonly links: readonly Link[]
  /** Links that were mailed to them since. */
  readonly mailed: readonly Link[]
  readonly devices: readonly Device[]
  readonly now: number
}
export const sceneOf = async (world: Pick<World, "records" | "clock">, site: ConsoleSite): Promise<Scene> => {
  const now = world.clock()
  const links = (await linksOf(world.records, ["terminal"])).filter((link) => isOf(site, link))
  return {
    links: links.filter(({ person }) => person === null),
    mailed: links.filter(({ person }) => person !== null),
    devices: await devicesOf(world, site.site.id),
    now,
  }
}
export const alive = ({ links, now }: Scene): readonly Link[] =>
  links.filter((link) => !link.dead && link.expiresAt > now)

export const livingDevices = (scene: Scene): readonly Device[] => {
  const links = new Set(alive(scene).map(({ id }) => id))
  return scene.devices.filter(({ link }) => links.has(link))
}
