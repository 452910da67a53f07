import { CRS_FOLDER } from "../waf/engine.ts"

/** One visitor stands for many here, so nobody is over a rate; everything else is as it is proposed. */
const OPEN = "9999999/1h"
const PAYMENTS = `per-address: ${OPEN}, per-session: ${OPEN}, declines-per-address: ${OPEN}, declines-per-session: ${OPEN}`
const enforced = (name: string, more = ""): string => `${name}: { mode: enforce${more} }`

const ALL = [
  enforced("limits", `, per-address: ${OPEN}, per-network: ${OPEN}, body-bytes: 17179869184`),
  ...["admin-access", "sensitive-files", "login-defence", "second-factor", "step-up"].map((name) => enforced(name)),
  enforced("card-testing", `, ${PAYMENTS}`),
  ...["card-data", "headers", "cookies", "leak", "notice"].map((name) => enforced(name)),
].join(", ")

export type Guards = "none" | "all" | "all-and-waf"
const GUARDS: Readonly<Record<Guards, string>> = {
  none: "",
  all: ALL,
  "all-and-waf": `${ALL}, ${enforced("waf")}`,
}

/** `sekisho.yaml` of a gate before an EC-CUBE 4 shop: everything that a guard could need is there. */
export const configOf = (guards: Guards, shop: number, dataDir: string): string =>
  [
    "version: 1",
    `data-dir: ${dataDir}`,
    "console: false",
    'mail: { url: "smtp://127.0.0.1:1", from: shop@example.jp }',
    'listen: { http: "127.0.0.1:0" }',
    ...(guards === "all-and-waf" ? [`waf: { rules: ${CRS_FOLDER}, paranoia: 1 }`] : []),
    "sites:",
    "  - id: main",
    "    platform: ec-cube-4",
    '    public-url: "http://shop.example.jp"',
    '    admin: { url: "http://shop.example.jp/kanri/", allow: [203.0.113.5/32] }',
    `    upstreams: ["http://127.0.0.1:${shop}"]`,
    `    guards: { ${GUARDS[guards]} }`,
    "",
  ].join("\n")
