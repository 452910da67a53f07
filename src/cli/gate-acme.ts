import { eventOf } from "../gate/state.ts"
import { AcmeFailed, CHALLENGE_MS, challengeKey, isDue, orderCertificate } from "../gate/tls/acme.ts"
import { HOUR_MS, MINUTE_MS } from "../lib/clock.ts"
import type { Io } from "./command.ts"
import type { GateParts, Loaded } from "./gate-process.ts"
import { tellLine, UP_WORDS } from "./up-words.ts"

/** Authorities allow five failures an hour: after the first try there is one an hour. */
const AGAIN_MS = HOUR_MS
const LOOK_MS = MINUTE_MS

/** Orders and renews the certificates of `certificate: acme`, until it is stopped. `renewed` is to load them. */
export const keepCertificates = (
  io: Io,
  { events, services, dataDir }: Pick<GateParts, "events" | "services" | "dataDir">,
  loaded: () => Loaded,
  renewed: () => void,
): { stop(): void } => {
  const triedMs = new Map<string, number>()
  let busy = false
  const answer = async (token: string, text: string | null): Promise<void> => {
    if (text === null) await services.counters.delete(challengeKey(token))
    else await services.counters.set(challengeKey(token), text, CHALLENGE_MS, io.clock())
  }
  const order = async (
    site: string,
    hostname: string,
    acme: NonNullable<Loaded["config"]["acme"]>,
  ): Promise<boolean> => {
    try {
      const { directory, contact = null } = acme
      await orderCertificate({ directory, contact, hostname, site, dataDir, answer })
      events.write(eventOf({ site, reason: "gate.certificate" }))
      tellLine(io.err, io, UP_WORDS.certificate, { host: hostname })
      return true
    } catch (error) {
      if (!(error instanceof AcmeFailed)) throw error
      events.write(eventOf({ site, reason: "gate.certificate-failed", decision: "fail", path: error.message }))
      tellLine(io.err, io, UP_WORDS.certificateFailed, { host: hostname, reason: error.message })
      return false
    }
  }
  const look = async (): Promise<void> => {
    const { plan, config } = loaded()
    let changed = false
    for (const site of plan.sites) {
      const tried = triedMs.get(site.id)
      const rests = tried !== undefined && performance.now() - tried < AGAIN_MS
      if (site.challenge === null || config.acme === undefined || rests || !isDue(site.certificate, io.clock()))
        continue
      triedMs.set(site.id, performance.now())
      changed = (await order(site.id, new URL(site.origin).hostname, config.acme)) || changed
    }
    if (changed) renewed()
  }
  const turn = (): void => {
    if (busy) return
    busy = true
    void look()
      .catch(() => undefined)
      .finally(() => (busy = false))
  }
  turn()
  const timer = setInterval(turn, LOOK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
