import { z } from "zod"
import { SekishoError } from "../../lib/errors.ts"
import type { Entry, Records, Write } from "../../storage/records.ts"
import { ROLES } from "../contract/shared.ts"
import type { World } from "../world.ts"
import { hashOf, newId, newToken } from "./tokens.ts"

const LINK = "link"

const shape = z.object({
  id: z.string(),
  kind: z.enum(["first", "invitation", "new-factors", "contractor", "terminal"]),
  role: z.enum(ROLES),
  sites: z.union([z.literal("all"), z.array(z.string())]),
  /** Whose it is, or who is invited. */
  name: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  by: z.string(),
  /** A person who is there already: `new-factors`, `contractor`. Of a `terminal` link that was mailed: the id of the staff member's first. */
  person: z.string().nullable(),
  /** Of a staff member's first `terminal` link: where the form is sent every quarter. */
  mail: z.string().nullable().default(null),
  /** Used up, or taken back. */
  dead: z.boolean(),
  /** Of what may be used more than once. */
  lastUsedAt: z.number().nullable(),
})
type Body = z.infer<typeof shape>
export interface Link extends Body {
  readonly hash: string
  readonly revision: number
  /** When it was made, used or taken back last. */
  readonly changedAt: number
}

const linkFrom = ({ key, body, revision, at }: Entry): Link | null => {
  const parsed = shape.safeParse(body)
  return parsed.success ? { ...parsed.data, hash: key, revision, changedAt: at } : null
}
/** The write of a link as it is now; it fails when somebody else has used it meanwhile. */
export const linkWrite = ({ hash, revision, changedAt: _, ...body }: Link, at: number): Write => ({
  kind: LINK,
  key: hash,
  body,
  at,
  expect: revision,
})

const PAGE = {
  first: "join",
  invitation: "join",
  "new-factors": "join",
  contractor: "contractor",
  terminal: "terminal",
} as const satisfies Record<Body["kind"], string>

export interface NewLink extends Pick<Body, "kind" | "role" | "sites" | "name" | "by" | "person"> {
  readonly lifeMs: number
  readonly mail?: string | null
}

/** A new link; its token stands in `url`, behind `#`, and nowhere else. */
export const makeLink = (
  { random, clock, publicOrigin }: Pick<World, "random" | "clock" | "publicOrigin">,
  { lifeMs, mail = null, ...told }: NewLink,
): { readonly link: Link; readonly url: string; readonly write: Write } => {
  const now = clock()
  const token = newToken(random)
  const link: Link = {
    ...told,
    mail,
    id: newId(random),
    createdAt: now,
    expiresAt: now + lifeMs,
    dead: false,
    lastUsedAt: null,
    hash: hashOf(token),
    revision: 0,
    changedAt: now,
  }
  return { link, url: `${publicOrigin}/${PAGE[told.kind]}#${token}`, write: linkWrite(link, now) }
}

/** The living link behind a token. Throws `CONSOLE_LINK_DEAD`, the same for every reason. */
export const linkByToken = async (
  { records, clock }: Pick<World, "records" | "clock">,
  token: string,
  kinds: readonly Body["kind"][],
): Promise<Link> => {
  const entry = await records.latest(LINK, hashOf(token))
  const link = entry && linkFrom(entry)
  if (!link || link.dead || link.expiresAt <= clock() || !kinds.includes(link.kind))
    throw new SekishoError("CONSOLE_LINK_DEAD")
  return link
}

export const linkByHash = async (records: Records, hash: string): Promise<Link | null> => {
  const entry = await records.latest(LINK, hash)
  return entry && linkFrom(entry)
}

/** All links of some kinds, dead ones too, newest first. */
export const linksOf = async (records: Records, kinds: readonly Body["kind"][]): Promise<readonly Link[]> =>
  (await records.list(LINK, ""))
    .flatMap((entry) => linkFrom(entry) ?? [])
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((a, b) => b.createdAt - a.createdAt)

/** Takes links back; what was used or taken back stays so. */
export const endLinks = async (
  { records, clock }: Pick<World, "records" | "clock">,
  links: readonly Link[],
): Promise<void> => {
  for (const link of links) {
    const { expect: _, ...write } = linkWrite({ ...link, dead: true }, clock())
    await records.append([write])
  }
}
