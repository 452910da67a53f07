import type { AdminAccessSettings } from "../../../config/guard-admin-access.ts"
import { MINUTE_MS } from "../../../lib/clock.ts"
import { accountCode } from "../../accounts/account.ts"
import type { RequestedAct } from "../../acts/requested.ts"
import { networkOf } from "../../address.ts"
import { NEXT, type Decision, type Detour, type EndedAct, type GateRequest, type Hooks, type Refusal, type Stage, type StageContext } from "../stage.ts" // prettier-ignore
import { devicesOf } from "./devices.ts"
import { factorOf } from "./factor.ts"
import { registerPages } from "./register.ts"
import { adminScope } from "./scope.ts"
import { adminSessionsOf } from "./sessions.ts"
import { SIGN_IN_PAGE, signInPages } from "./sign-in.ts"

const refuse = (reason: Refusal["reason"]): Refusal => ({ action: "refuse", status: 403, reason })
const STRANGER = refuse("admin-access.stranger")
const FOREIGN = refuse("admin-access.foreign-session")
const FACTOR: Detour = { action: "hold", reason: "admin-access.factor", page: SIGN_IN_PAGE }
const WINDOW_MS = 30 * MINUTE_MS

const isLogIn = ({ act, kinds }: RequestedAct): boolean => act.who === "admin" && kinds.includes("log-in")

/** Wrong passwords at the shop's own admin log-in, by account and by address. */
const logInHooks = (
  { site, services: { counters, keys } }: StageContext,
  settings: AdminAccessSettings,
): Required<Pick<Hooks, "bodyBytes" | "onBody" | "onOutcome">> => {
  const locked: Refusal = {
    action: "refuse",
    status: 429,
    reason: "admin-access.log-in-locked",
    retryAfterSeconds: WINDOW_MS / 1_000,
  }
  const keysFor = ({ visitor }: GateRequest, account: string | null): readonly string[] => [
    `admin/${site}/log-in/address/${visitor.address}`,
    ...(account === null ? [] : [`admin/${site}/log-in/account/${accountCode(keys, site, account)}`]),
  ]
  const countFailures = async (request: GateRequest, failed: readonly EndedAct[]): Promise<void> => {
    for (const { requested } of failed)
      for (const key of keysFor(request, requested.account)) await counters.add(key, WINDOW_MS, request.timeMs)
  }
  return {
    bodyBytes: ({ candidates }) =>
      candidates.some(({ who, kinds }) => who === "admin" && kinds.includes("log-in")) ? 1 : 0,
    async onBody(request, { acts }) {
      const accounts = acts.state === "read" ? acts.acts.filter(isLogIn).map(({ account }) => account) : [null]
      const tries = accounts.flatMap((account) => keysFor(request, account))
      for (const key of new Set(tries)) {
        const failures = await counters.count(key, WINDOW_MS, request.timeMs)
        // GraphQL holds many log-ins in one request: what goes beyond is not tried first and counted afterwards.
        const more = tries.filter((one) => one === key).length - 1
        if (failures + more >= settings.failures) return locked
      }
      return NEXT
    },
    onOutcome(request, { acts }) {
      const failed = acts.filter(({ requested, result }) => isLogIn(requested) && result !== "success")
      return failed.length === 0 ? undefined : countFailures(request, failed)
    },
  }
}

/** The admin screens: for a listed address or a known device, and then only with the second factor. */
export const adminAccess: Stage<AdminAccessSettings> = {
  name: "admin-access",
  build(settings, context) {
    const { profile, adminFolder, adminAllow, services } = context
    const partOf = adminScope(profile, adminFolder)
    const machines = networkOf(settings.machines)
    const isAdmin = (request: GateRequest): boolean => {
      const part = partOf(request)
      return part === "screen" || (part === "interface" && !machines.has(request.visitor.address))
    }
    const logIns = logInHooks(context, settings)
    const { records } = services
    // Only an observing stage is built without records: then the list alone can be looked at.
    if (records === null)
      return {
        ...logIns,
        onRequest: (request) => (isAdmin(request) && !adminAllow.has(request.visitor.address) ? STRANGER : NEXT),
      }
    const devices = devicesOf(context.site, records)
    const sessions = adminSessionsOf(context, settings, devices)
    const parts = { devices, sessions, factor: factorOf(context, devices) }
    const judge = async (request: GateRequest): Promise<Decision> => {
      const session = await sessions.read(request)
      const known =
        session !== null || adminAllow.has(request.visitor.address) || (await sessions.knownDevice(request)) !== null
      if (!known) return STRANGER
      if (session === null) return FACTOR
      return (await sessions.bind(session, request.cookies, request.timeMs)) ? NEXT : FOREIGN
    }
    return {
      ...logIns,
      onRequest: (request) => (isAdmin(request) ? judge(request) : NEXT),
      pages: [...signInPages(context, settings, parts), ...registerPages(context, parts)],
    }
  },
}
