import type { DemoShop } from "./demo-shop/start.ts"

/** All guards with which the demo shop is shown after its gate; each says why it is as it is. */
const GUARDS = [
  "guards:",
  "  limits: { mode: enforce }",
  "  admin-access: { mode: enforce }",
  "  sensitive-files: { mode: enforce }",
  "  waf: { mode: enforce }",
  "  login-defence: { mode: enforce }",
  "  second-factor: { mode: enforce }",
  "  step-up: { mode: enforce }",
  "  card-testing: { mode: enforce }",
  "  card-data: { mode: enforce }",
  "  headers: { mode: enforce }",
  "  cookies: { mode: enforce }",
  "  leak: { mode: enforce }",
  "  notice: { mode: enforce }",
]

/** The demo's own configuration: a test shop on this machine, where loopback stands for the internet. */
export const demoConfig = (shop: DemoShop, guarded: boolean): string =>
  [
    "version: 1",
    "data-dir: .",
    `listen: { http: "${shop.gateAddress}" }`,
    "sites:",
    "  - id: demo",
    `    public-url: http://${shop.gateAddress}/`,
    "    state: open",
    "    form: oss",
    "    membership: true",
    "    platform: evershop",
    `    admin: { url: "${shop.adminUrl}", allow: [127.0.0.1/32] }`,
    "    strangers: [public, loopback]",
    `    upstreams: ["${new URL(shop.url).origin}"]`,
    "    origin-secret: file:origin.secret",
    `    origin: { addresses: [127.0.0.1], ports: [${new URL(shop.url).port}] }`,
    // The shop's own test data: the gate may register its test customer, as it may wherever the owner says so.
    "    canary: { account: register }",
    ...(guarded ? GUARDS.map((line) => `    ${line}`) : []),
    "",
  ].join("\n")
