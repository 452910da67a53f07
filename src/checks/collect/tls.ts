import { isIP } from "node:net"
import type { Collected, Fault, Target, TlsSeen } from "../facts.ts"
import { boundsWith, type Bounds } from "./bounds.ts"
import { faultOfCode, isDistrust } from "./fault-of-error.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"
import { shakeHands, type Handshake, type HandshakePoint } from "./tls-handshake.ts"
import { probeVersions, probeWeakSuites } from "./tls-probe.ts"
import { buildTrust } from "./trust.ts"

/** Faults that say: nothing there speaks TLS. */
const NO_TLS: ReadonlySet<Fault> = new Set(["refused", "tls-failed", "unreachable"])

/** The port on which the shop would speak TLS; null where a shop on a local port of its own has none. */
const tlsPort = (target: Target): number | null => {
  if (target.scheme === "https") return target.port
  return target.port === 80 || target.vantage === "public" ? 443 : null
}

/** First as a browser of today would; where that fails for another reason than trust, so that even the oldest server can answer. */
const meet = async (point: HandshakePoint, authority: string | undefined): Promise<Handshake | { code: string }> => {
  const trust = buildTrust(authority)
  const careful = await shakeHands(point, trust.strict, authority)
  if (!("code" in careful) || faultOfCode(careful.code) !== "tls-failed") return careful
  return shakeHands(point, trust.relaxed, authority)
}

export const lookAtTls = async (
  { clock, options, signal }: Pick<Look, "clock" | "options" | "signal">,
  target: Target,
  bounds: Bounds,
): Promise<Collected<TlsSeen | null>> => {
  const port = tlsPort(target)
  if (port === null) return seen(null, clock())
  const { hostname, address } = target
  const point = { hostname, address, port, signal, timeoutMs: bounds.connectMs }
  const handshake = await meet(point, options.authority)
  if ("code" in handshake) {
    const fault = isDistrust(handshake.code) ? "certificate-not-trusted" : faultOfCode(handshake.code)
    if (target.scheme === "http" && NO_TLS.has(fault)) return seen(null, clock())
    return notSeen(fault === "unreachable" ? "tls-failed" : fault, handshake.code, clock())
  }
  const probe = { ...point, serverName: isIP(hostname) === 0 ? hostname : null }
  const versions = await probeVersions(probe)
  const weak = new Set<string>()
  const unclear = new Set<string>()
  for (const version of ["TLSv1.2", "TLSv1.0"] as const) {
    if (versions[version] === "refused") continue
    const found = await probeWeakSuites(probe, version)
    for (const name of found.chosen) weak.add(name)
    for (const name of found.unclear) unclear.add(name)
  }
  const unclearSuites = [...unclear].filter((name) => !weak.has(name))
  return seen({ ...handshake, versions, weakSuites: [...weak], unclearSuites }, clock())
}

/** The certificate, whether it is trusted, and which versions and weak suites the server takes. */
export const tlsCollector = defineCollector({
  fact: "tls",
  needs: ["target"],
  ownPace: true,
  collect: (look, { target }) => lookAtTls(look, target, boundsWith()),
})
