import { createClient, type ClientOptions } from "../../src/checks/collect/http-client.ts"
import type { Look, LookOptions } from "../../src/checks/collect/look.ts"
import type { PlatformSeen, Target } from "../../src/checks/facts.ts"
import type { ProfileWalk } from "../../src/platforms/profile.ts"

/** What a collector is handed in a run, over a real client. The clock stands still at 1000. */
export const lookOf = (target: Target, options: Partial<LookOptions> & Partial<ClientOptions> = {}): Look => {
  const clock = options.clock ?? (() => 1_000)
  const signal = options.signal ?? new AbortController().signal
  return {
    site: {
      id: "main",
      publicUrl: target.url,
      state: "open",
      form: null,
      payment: null,
      membership: null,
      platform: null,
      strangers: [],
    },
    client: createClient(target, { clock, ...options }),
    clock,
    signal,
    options: {
      browser: "off",
      dataDir: "",
      requestBudget: 100,
      requestsPerSecond: 100,
      compromise: false,
      ...(options.authority === undefined ? {} : { authority: options.authority }),
    },
  }
}

/** A shop software that exists nowhere, with the walk that a test wants. */
export const platformWith = (walk: Partial<ProfileWalk> = {}): PlatformSeen => ({
  told: false,
  version: null,
  signs: [],
  profile: {
    id: "generic",
    name: "Test shop",
    signs: [],
    sessionCookies: [],
    adminPath: null,
    doors: [],
    exposures: [],
    uploadFolders: [],
    walk: { product: null, cart: null, checkout: null, logIn: null, register: null, addToCart: [], ...walk },
    proof: "seen",
  },
})
