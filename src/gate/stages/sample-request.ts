import type { Header } from "../accept/headers.ts"
import { networkOf } from "../address.ts"
import { keysFrom } from "../services/keys.ts"
import { plainServices, type Services } from "../services/services.ts"
import { GENERIC } from "../../platforms/profiles.ts"
import type { GateRequest, StageContext } from "./stage.ts"

/** A request for a test of a stage: a plain GET of the first page, with what matters changed. */
export const sampleRequest = (changed: Partial<GateRequest> = {}): GateRequest => {
  const headers: readonly Header[] = changed.headers ?? []
  return {
    reference: "ABCDE-FGHJK",
    timeMs: 1_000_000,
    visitor: { address: "203.0.113.5", scheme: "https" },
    method: "GET",
    path: "/",
    query: null,
    target: "/",
    place: "storefront",
    bodyBytes: null,
    headers,
    cookies: [],
    gateCookies: new Map(),
    candidates: [],
    navigation: true,
    header: (name) => headers.find(([one]) => one.toLowerCase() === name)?.[1],
    own: false,
    ...changed,
  }
}

/** Memory, a fixed key, no shop that could be asked. */
export const sampleServices = (): Services =>
  plainServices(keysFrom(new Uint8Array(32)), (size) => new Uint8Array(size).fill(7))

/** What a stage is built with in a test. */
export const sampleContext = (changed: Partial<StageContext> = {}): StageContext => ({
  site: "main",
  origin: "https://shop.test",
  profile: GENERIC,
  clock: () => 1_000_000,
  publicScheme: "https",
  adminFolder: "/admin",
  services: sampleServices(),
  waf: null,
  adminHome: "/admin/",
  adminAllow: networkOf([]),
  certificateGood: () => false,
  ask: async () => null,
  note: () => {},
  ...changed,
})
