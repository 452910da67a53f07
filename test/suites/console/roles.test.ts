import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import type { Route } from "../../../src/console/contract/route.ts"
import { ROUTES, type RouteName } from "../../../src/console/contract/routes.ts"
import { at, startCast, type Answered, type Browser, type Cast } from "./rig.ts"

interface Sample {
  readonly query?: string
  readonly body?: unknown
  readonly id?: string
}
const TOKEN = "x".repeat(43)
const NOBODY = "nobody-here-0"
const FLOW = { flow: NOBODY, response: {} }

/** A well-formed request for every route; what it names need not be there. The compiler finds a route without one. */
const SAMPLES: Readonly<Record<RouteName, Sample>> = {
  session: {},
  signOut: {},
  joinLook: { body: { token: TOKEN } },
  join: { body: { token: TOKEN, name: "n", login: "nnnn", factor: { kind: "password", password: "p", code: "000000" } } },
  lookAtPassword: { body: { password: "p", login: "l" } },
  signInPassword: { body: { login: "x", password: "p", code: "000000" } },
  passkeyOffer: { body: {} },
  signInPasskey: { body: FLOW },
  signInLink: { body: { token: TOKEN } },
  sessions: {},
  endSession: { id: NOBODY },
  changeMail: { body: { mail: null } },
  changePassword: { body: { password: "p", code: "000000" } },
  totpOffer: { body: {} },
  changeTotp: { body: { flow: NOBODY, code: "000000" } },
  newPasskeyOffer: { body: {} },
  addPasskey: { body: { ...FLOW, name: "n" } },
  removePasskey: { id: NOBODY },
  newRecoveryCodes: { body: {} },
  people: {},
  invite: { body: { name: "n", role: "auditor", sites: ["main"] } },
  withdrawInvitation: { id: NOBODY },
  changePerson: { id: NOBODY, body: { name: "n" } },
  removePerson: { id: NOBODY },
  newFactorsLink: { id: NOBODY, body: {} },
  sites: {},
  site: {},
  setSize: { body: { staff: 3 } },
  assignable: {},
  criteria: {},
  checklist: {},
  question: { query: "id=build/4.accounts" },
  answer: { body: { answers: [{ question: "build/4.accounts", state: "no", expect: 99 }] } },
  withdraw: { body: { question: "build/4.accounts", reason: "r", expect: 99 } },
  provider: { query: "service=shopify" },
  answerForProvider: { body: { service: "shopify", name: "n", rows: [{ question: "build/7.login-limit", link: "https://example.jp/page", expect: 0 }] } },
  assign: { body: { questions: ["build/9.redirect"] } },
  upload: { query: "name=a.txt", body: "text" },
  download: { id: "0".repeat(64) },
  findings: {},
  markFinding: { body: { criterion: "build/9.redirect", mark: "open", expect: 99 } },
  runs: {},
  changes: {},
  evidence: {},
  journal: {},
  checkState: {},
  startCheck: { body: {} },
  cancelCheck: {},
  checkEvents: {},
  orders: {},
  signOrder: { body: { name: "n", due: "2027-01-01", to: [NOBODY], items: [{ criterion: "build/9.redirect" }] } },
  acknowledgeOrder: { id: NOBODY, body: { name: "n", expect: 1 } },
  withdrawOrder: { id: NOBODY },
  contractors: {},
  addContractor: { body: { name: "n", questions: ["build/9.redirect"] } },
  removeContractor: { id: NOBODY },
  terminals: {},
  addTerminal: { body: { name: "n" } },
  removeTerminal: { id: NOBODY },
  setTerminalMail: { id: NOBODY, body: { mail: null } },
  terminalLook: { body: { token: TOKEN } },
  terminalAnswer: { body: { token: TOKEN, device: "d", answers: { "anti-malware": "yes", updates: "yes", "screen-lock": "yes", "own-account": "yes" } } },
  details: {},
  setDetails: { body: {} },
  papers: {},
  paper: { query: "paper=policy&format=md" },
  ownSheet: {},
  personSheet: { id: NOBODY },
  previewSheet: { query: "name=a.xlsx", body: "no sheet" },
  applySheet: { body: { preview: NOBODY } },
  card: {},
  setCardRenewal: { body: { renewal: null } },
  confirmCard: { body: { name: "n", rows: [{ criterion: "card/1.admin-reach", digest: "x" }] } },
  planFile: { query: "format=md" },
  sample: {},
  loadSample: { body: {} },
  removeSample: {},
} // prettier-ignore

const NAMES = Object.keys(ROUTES) as RouteName[] // `Object.keys` forgets that these are the table's own names

const call = (browser: Browser, name: RouteName, site: string): Promise<Answered> => {
  const route: Route = ROUTES[name]
  const { query, body, id = NOBODY } = SAMPLES[name]
  const path = `/api${route.path.replace(":site", site).replace(":id", id)}${query === undefined ? "" : `?${query}`}`
  if (body === undefined) return browser.send(route.method, path)
  const bytes = route.body === "bytes"
  return browser.send(route.method, path, {
    body: bytes ? String(body) : JSON.stringify(body),
    headers: { "content-type": bytes ? "application/octet-stream" : "application/json" },
  })
}

let cast: Cast
before(async () => {
  cast = await startCast()
})
after(() => cast.rig.stop())

/** Whether the table lets this role use the route; everything that is not said is refused. */
const may = (name: RouteName, role: "owner" | "practitioner" | "contractor" | "auditor" | null): boolean => {
  const route: Route = ROUTES[name]
  return route.may === "anyone" || (role !== null && route.may.includes(role))
}
const codeOf = (answered: Answered): unknown => at(answered.body, "code")

// What ends the session of the person who calls it comes last.
const ordered = NAMES.toSorted((a, b) => Number(a === "signOut") - Number(b === "signOut"))
const ROLES = ["owner", "practitioner", "contractor", "auditor"] as const
for (const role of ROLES)
  test(`${role}: every route answers or refuses as the table says`, async () => {
    const browser = cast[role]
    for (const name of ordered) {
      const answered = await call(browser, name, "main")
      assert.notEqual(answered.status, 500, `${name}: ${JSON.stringify(answered.body)}`)
      const refused = codeOf(answered) === "CONSOLE_FORBIDDEN" || codeOf(answered) === "CONSOLE_SIGN_IN"
      // A contractor who comes by a link never signed in freshly; the table never asks it of one.
      if (may(name, role)) {
        assert.ok(!refused || name === "acknowledgeOrder", `${role} may use ${name}: ${JSON.stringify(answered.body)}`)
        assert.notEqual(codeOf(answered), "CONSOLE_SIGN_IN_AGAIN", name)
      } else assert.equal(codeOf(answered), "CONSOLE_FORBIDDEN", `${role} must not use ${name}`)
    }
    const signedOut = await browser.get("/sites")
    assert.equal(codeOf(signedOut), "CONSOLE_SIGN_IN", "signing out ended the session")
  })

test("nobody: only what is open to anyone answers", async () => {
  for (const name of NAMES) {
    const answered = await call(cast.nobody, name, "main")
    assert.notEqual(answered.status, 500, name)
    if (may(name, null)) assert.notEqual(codeOf(answered), "CONSOLE_SIGN_IN", name)
    else assert.equal(codeOf(answered), "CONSOLE_SIGN_IN", name)
  }
})

test("the owner of another shop finds nothing of this one, whatever the route", async () => {
  let looked = 0
  for (const name of NAMES) {
    const route: Route = ROUTES[name]
    if (!route.path.includes(":site")) continue
    looked += 1
    const answered = await call(cast.stranger, name, "main")
    assert.equal(codeOf(answered), may(name, "owner") ? "CONSOLE_NOT_HERE" : "CONSOLE_FORBIDDEN", name)
    const none = await call(cast.stranger, name, "no-such-shop")
    assert.deepEqual(none.body, answered.body, `${name}: a shop of others and none at all are told apart`)
  }
  assert.ok(looked >= 40, `${looked} routes`)
  const sites = await cast.stranger.get("/sites")
  assert.deepEqual(
    at<{ id: string }[]>(sites.body, "sites").map(({ id }) => id),
    ["other"],
  )
})

test("who owns only one shop neither invites nor changes people of others", async () => {
  const invite = { name: "n", role: "owner", sites: "all" }
  assert.equal(codeOf(await cast.stranger.post("/people/invitations", invite)), "CONSOLE_FORBIDDEN")
  assert.equal(codeOf(await cast.stranger.post("/people/invitations", { ...invite, sites: ["main"] })), "CONSOLE_FORBIDDEN") // prettier-ignore
  assert.equal(codeOf(await cast.stranger.get("/people")), "CONSOLE_FORBIDDEN")
  assert.equal(codeOf(await cast.stranger.json("DELETE", `/people/${cast.ids.owner}`, {})), "CONSOLE_FORBIDDEN")
})

test("below /api there is nothing but the table", async () => {
  for (const [method, path] of [["GET", "/api"], ["GET", "/api/"], ["GET", "/api/nothing"], ["PUT", "/api/sites"], ["GET", "/api/sites/main/"], ["GET", "/api/../api/nothing"]] as const) {
    const answered = await cast.stranger.send(method, path)
    assert.equal(answered.status, 404, path)
    assert.equal(codeOf(answered), "CONSOLE_NOT_HERE", path)
  } // prettier-ignore
})
