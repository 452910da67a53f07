import { randomBytes } from "node:crypto"
import type { ProfileAct } from "../../platforms/act.ts"
import type { SitePlan } from "../plan.ts"
import { browserAt, type ProveOptions } from "./browser.ts"
import { actForm, exampleOf, type ActForm } from "./probes.ts"
import { untried, type Tried } from "./proof.ts"

const GUARD = "login-defence"
/** More than any guard lets pass: ten failures lock an account by default. */
const LOG_INS = 40
const ACCOUNTS = 80
/** Addresses that take turns, so that it is the account that is counted. */
const HOSTS = 8

const nobody = (): string => `sekisho-${randomBytes(8).toString("hex")}@canary.invalid`
const WRONG = "no-password-of-anybody"

/** Asks until the guard says `wanted`; answers its last word and how often it let one pass. */
const until = async (
  times: number,
  wanted: string,
  ask: (turn: number) => Promise<string>,
): Promise<{ readonly said: string; readonly passed: number; readonly asked: number }> => {
  let [said, passed, asked] = ["untried", 0, 0]
  while (asked < times && said !== wanted && said !== "unreachable" && said !== "foreign") {
    said = await ask(asked)
    asked += 1
    if (said === "passed") passed += 1
  }
  return { said, passed, asked }
}

type Claim = "account" | "many-accounts" | "registrations"
const tried = (claim: Claim, door: string, wanted: string, result: Awaited<ReturnType<typeof until>>): Tried => ({
  guard: GUARD,
  claim,
  door,
  reason: result.said,
  acted: result.said === wanted,
  reached: 0,
  steps: [`${result.asked} tries, ${result.passed} passed: ${result.said}`],
})

const isLogIn = ({ kinds, who }: ProfileAct): boolean => who === "customer" && kinds.includes("log-in")

/** Wrong passwords of one account from changing addresses, and of many accounts from one address, at every log-in door. */
const tryLogIns = async (site: SitePlan, options: ProveOptions, host: number): Promise<readonly Tried[]> => {
  const all: Tried[] = []
  let turn = host
  for (const act of (site.profile.acts ?? []).filter(isLogIn)) {
    const make = (account: string): ActForm | null => actForm(act, site.adminFolder, { account, password: WRONG })
    const ask = async (account: string, from: number): Promise<string> => {
      const made = make(account)
      if (made === null) return "untried"
      const { method, target, body } = made
      return (await browserAt(site, options, from).ask({ method, target, ...body })).said
    }
    const door = make(nobody())?.door
    if (door === undefined) {
      all.push(untried(GUARD, "account", act.id, "no-recipe"), untried(GUARD, "many-accounts", act.id, "no-recipe"))
      continue
    }
    const [account, first] = [nobody(), turn]
    // A door that nobody can read is closed to everybody.
    const closed = act.reads === "xml" ? `${GUARD}.unreadable` : null
    const locked = closed ?? `${GUARD}.account-locked`
    all.push(tried("account", door, locked, await until(LOG_INS, locked, (at) => ask(account, hostAt(first + (at % HOSTS)))))) // prettier-ignore
    turn += HOSTS
    const [refused, from] = [closed ?? `${GUARD}.address-accounts`, hostAt(turn)]
    all.push(tried("many-accounts", door, refused, await until(ACCOUNTS, refused, () => ask(nobody(), from))))
    turn += 1
  }
  return all
}

/** Accounts asked for in bulk from one address, at every door where one is made. None of it reaches the shop. */
const tryRegistrations = async (site: SitePlan, options: ProveOptions, host: number): Promise<readonly Tried[]> => {
  const all: Tried[] = []
  const acts = (site.profile.acts ?? []).filter(({ who, kinds }) => who === "customer" && kinds.includes("register"))
  for (const [index, act] of acts.entries()) {
    const make = (): ActForm | null =>
      actForm(act, site.adminFolder, { account: nobody(), newPassword: STRONG }, exampleOf(act, site.profile.canary))
    const door = make()?.door
    if (door === undefined) {
      all.push(untried(GUARD, "registrations", act.id, "no-recipe"))
      continue
    }
    const browser = browserAt(site, options, hostAt(host + index))
    const wanted = `${GUARD}.registrations`
    const ask = async (): Promise<string> => {
      const { method, target, body } = make() ?? { method: "", target: "", body: {} }
      return (await browser.ask({ method, target, ...body })).said
    }
    all.push(tried("registrations", door, wanted, await until(ACCOUNTS, wanted, ask)))
  }
  return all
}

/** 1 to 254, again and again. */
export const hostAt = (number: number): number => (number % 254) + 1

const WEAK = ["aB3!", "password123", "12345678", "sekisho-canary"] as const
const STRONG = "Sk-hatsumode-7q-Kz4"

/** Weak new passwords at every door where one is set; a strong one passes. Nothing of it reaches the shop. */
const tryPasswords = async (site: SitePlan, options: ProveOptions, host: number): Promise<readonly Tried[]> => {
  const all: Tried[] = []
  const acts = (site.profile.acts ?? []).filter(({ who, fields }) => who === "customer" && fields.newPassword)
  for (const act of acts) {
    const account = act.fields.account === undefined ? {} : { account: "sekisho-canary@canary.invalid" }
    const example = exampleOf(act, site.profile.canary)
    const make = (newPassword: string) => actForm(act, site.adminFolder, { ...account, newPassword }, example)
    const door = make(STRONG)?.door
    if (door === undefined) {
      all.push(untried(GUARD, "passwords", act.id, "no-recipe"))
      continue
    }
    const steps: string[] = []
    const ask = async (password: string): Promise<string> => {
      const { method, target, body } = make(password) ?? { method: "", target: "", body: {} }
      const { said } = await browserAt(site, options, host).ask({ method, target, ...body })
      steps.push(`${password === STRONG ? "strong" : "weak"}: ${said}`)
      return said
    }
    const weak = account.account === undefined ? WEAK.slice(0, -1) : WEAK
    let refused = true
    for (const password of weak) refused = (await ask(password)).startsWith(`${GUARD}.password-`) && refused
    const passes = (await ask(STRONG)) === "passed"
    const reason = refused ? (passes ? `${GUARD}.password` : "refuses-all") : "passed"
    all.push({ guard: GUARD, claim: "passwords", door, reason, acted: refused && passes, reached: 0, steps })
  }
  return all
}

/** All works of the guard against log-in abuse. Takes some seconds: it delays whoever fails. */
export const tryLoginDefence = async (site: SitePlan, options: ProveOptions, host: number): Promise<readonly Tried[]> =>
  site.modes[GUARD] === "enforce"
    ? [
        ...(await tryLogIns(site, options, host)),
        ...(await tryPasswords(site, options, hostAt(host + 200))),
        ...(await tryRegistrations(site, options, hostAt(host + 210))),
      ]
    : []
