import { TOOL_DOORS } from "../../platforms/generic.ts"
import type { Profile, ProfileDoor } from "../../platforms/profile.ts"
import { isAnswer, type Door, type Fault, type HttpAnswer, type HttpResult, type Target } from "../facts.ts"
import { fillAdmin, isGuessable } from "../read/admin-address.ts"
import { defineCollector, notSeen, seen, type Client, type Look } from "./look.ts"
import { askMissing, bodyOf, isAlike, isTurnedAway } from "./missing.ts"
import { shopUrl } from "./shop-url.ts"

/** A log-in page may carry its whole style sheet in its head; the form comes after it. */
const ASK = { maxBodyBytes: 1024 * 1024 }
/** Statuses with which a rule turns a stranger away. */
const REFUSING: ReadonlySet<number> = new Set([401, 403, 407, 451])
const PASSWORD_FIELD = /type=["']?password\b/i

/** Sets of marks: a door is seen when every mark of one set is there. */
type MarkSets = readonly (readonly RegExp[])[]

/** The texts of the first set that is complete in `body` and is not in the control as well. */
const marksIn = (sets: MarkSets, body: string, control: string | null): readonly string[] => {
  for (const marks of sets) {
    if (marks.length === 0) continue
    const texts = marks.map((mark) => mark.exec(body)?.[0]).filter((text) => text !== undefined)
    const alsoMissing = control !== null && marks.every((mark) => mark.test(control))
    if (texts.length === marks.length && !alsoMissing) return texts.map((text) => text.slice(0, 80))
  }
  return []
}

type Judged = Pick<Door, "state" | "status" | "marks"> & { readonly fault?: Fault }

const hasChallenge = ({ headers }: HttpAnswer): boolean => headers.some(([name]) => name === "www-authenticate")

/** What one answer says about a door. Its own marks decide first, whatever the status. */
export const judgeDoor = (end: HttpResult, sets: MarkSets, control: string | null): Judged => {
  if (!isAnswer(end)) {
    const state = end.fault === "redirect-outside" ? "other" : "fault"
    return { state, status: null, marks: [], ...(state === "fault" ? { fault: end.fault } : {}) }
  }
  const { status } = end
  const marks = marksIn(sets, end.text, control)
  if (marks.length > 0) return { state: "form", status, marks }
  if (status === 401 && hasChallenge(end)) return { state: "challenge", status, marks: [] }
  if (REFUSING.has(status)) return { state: "refused", status, marks: [] }
  if (status === 404 || status === 410) return { state: "absent", status, marks: [] }
  if (isTurnedAway(status)) return { state: "fault", status, marks: [], fault: "service-silent" }
  const sameAsMissing = control !== null && isAlike(end.text, control)
  if (sameAsMissing) return { state: "absent", status, marks: [] }
  // The form may stand behind the place where reading stopped.
  if (end.bodyCut) return { state: "fault", status, marks: [], fault: "body-too-large" }
  return { state: "other", status, marks: [] }
}

interface Asked {
  readonly id: string
  readonly kind: Door["kind"]
  readonly url: string
  readonly sets: MarkSets
  readonly defaultPath: boolean
}

const toldDoor = (adminUrl: string, profile: Profile): Asked => ({
  id: "admin-told",
  kind: "admin",
  url: adminUrl,
  sets: [...profile.doors.filter(({ kind }) => kind === "admin").map(({ marks }) => marks), [PASSWORD_FIELD]],
  defaultPath: isGuessable(new URL(adminUrl).pathname, profile),
})

const profileDoor = (door: ProfileDoor, base: Pick<Target, "url">, profile: Profile): readonly Asked[] => {
  if (door.look === "never") return []
  const path = fillAdmin(door.path, profile.adminPath)
  if (path === null) return []
  const { id, kind, marks } = door
  return [{ id, kind, url: shopUrl(base, path), sets: [marks], defaultPath: kind === "admin" }]
}

/** The doors that one run knocks at, each address once; the told one first. */
const doorsToAsk = (target: Target, profile: Profile, adminUrl: string | undefined): readonly Asked[] => {
  const host = { url: `${target.origin}/` }
  const all = [
    ...(adminUrl === undefined || !URL.canParse(adminUrl) ? [] : [toldDoor(adminUrl, profile)]),
    ...profile.doors.flatMap((door) => profileDoor(door, target, profile)),
    ...TOOL_DOORS.flatMap((door) => profileDoor(door, host, profile)),
  ]
  return [...new Map(all.toReversed().map((door) => [door.url, door])).values()].toReversed()
}

const knock = async (
  client: Client,
  door: Asked,
  control: string | null,
): Promise<{ readonly door: Door; readonly endUrl: string }> => {
  const { end } = await client.follow(door.url, ASK)
  const { id, kind, url, defaultPath } = door
  return { door: { id, kind, url, defaultPath, ...judgeDoor(end, door.sets, control) }, endUrl: end.url }
}

/** The doors collector: what a stranger sees at the addresses where people log in or manage. Only GET, nothing is submitted. */
export const doorsCollector = defineCollector({
  fact: "doors",
  needs: ["target", "platform"],
  async collect({ client, clock, options }: Look, { target, platform }) {
    const control = await askMissing(client, target, { ending: "/", ask: ASK })
    if (!isAnswer(control)) return notSeen(control.fault, control.detail, clock())
    const found = new Map<string, Door>()
    for (const asked of doorsToAsk(target, platform.profile, options.adminUrl)) {
      const { door, endUrl } = await knock(client, asked, bodyOf(control))
      // `/admin` and `/admin/login` are one door where the one leads to the other; the told one is named.
      const key = door.state === "form" ? `${door.kind} ${endUrl}` : `${door.id} ${door.url}`
      if (!found.has(key)) found.set(key, door)
    }
    return seen<readonly Door[]>([...found.values()], clock())
  },
})
