import { z } from "zod"
import { FORMS, PAYMENTS, SITE_STATES, VANTAGES } from "../guideline/site.ts"
import { LIMITS } from "../lib/limits.ts"
import { guardsSchema } from "./guards.ts"
import { bindAddress, network, upstream } from "./places.ts"

const httpUrl = z
  .string()
  .max(LIMITS.urlLength)
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), { message: "https://shop.example.jp" })
  .refine((text) => URL.parse(text)?.username === "" && URL.parse(text)?.password === "", {
    message: "no password in an address",
  })

const siteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { message: "a-z 0-9 - (40)" })
    .describe("Short name of this shop, permanent"),
  "public-url": httpUrl.optional().describe("The address that visitors type; leave out while there is no shop yet"),
  state: z
    .enum(SITE_STATES)
    .default("open")
    .describe("planning: no shop yet · building · pre-open: built, not opened · open"),
  form: z.enum(FORMS).optional().describe("mall, saas, package, oss (open source on an own server) or scratch"),
  payment: z
    .enum(PAYMENTS)
    .optional()
    .describe(
      "none · link: on the provider's page · token: the provider's script · embedded: the provider's frame · own: card numbers pass the shop",
    ),
  membership: z.boolean().optional().describe("Whether customers can have an account"),
  platform: z.string().max(40).optional().describe("Id of a shop software; leave out to have it recognised"),
  admin: z.strictObject({ url: httpUrl.describe("The real address of the admin screen") }).optional(),
  size: z
    .strictObject({
      "monthly-sales-yen": z.int().min(0).max(1e12).optional(),
      customers: z.int().min(0).max(1e9).optional().describe("Customers whose personal data the shop keeps"),
      staff: z.int().min(0).max(1e6).optional(),
    })
    .optional()
    .describe("For the owner's page: what a breach would cost a shop of this size"),
  "script-inventory": z.string().max(1_024).optional().describe("File with the approved scripts of the payment pages"),
  authority: z.string().max(1_024).optional().describe("PEM file of an own certificate authority"),
  strangers: z
    .array(z.enum(VANTAGES))
    .min(1)
    .default(["public"])
    .describe("Where an observer counts as a stranger on the internet; add loopback only for a test shop"),
  upstreams: z
    .array(upstream)
    .min(1)
    .max(20)
    .optional()
    .describe("Where the shop itself answers, for the gate; several share the work and stand in for each other"),
  certificate: z
    .strictObject({
      cert: z.string().min(1).max(1_024).describe("PEM file: the certificate, then its chain"),
      key: z.string().min(1).max(1_024).describe("PEM file: its private key"),
    })
    .optional()
    .describe("The gate's own certificate for this shop"),
  "server-doors": z
    .array(
      z.strictObject({
        path: z.string().startsWith("/").max(1_024).describe("Exact path, without a query"),
        from: z.array(network).min(1).max(100).describe("Addresses of the provider"),
      }),
    )
    .max(100)
    .default([])
    .describe("Where a provider's servers call the shop; from their addresses every guard is passed"),
  "storefront-on-error": z
    .enum(["refuse", "pass"])
    .default("refuse")
    .describe(
      "When a guard itself fails: refuse, or let pages through that need no log-in; all others are always refused",
    ),
  guards: guardsSchema.prefault({}).describe("What the gate does; what is not written is off"),
})

/** `sekisho.yaml`, whole. Unknown keys are errors; so are settings of parts that this version does not have. */
export const configSchema = z.strictObject({
  version: z.literal(1),
  "data-dir": z.string().min(1).max(1_024).default(".sekisho").describe("Where results and downloaded data are kept"),
  storage: z
    .strictObject({
      records: z
        .string()
        .min(1)
        .max(2_048)
        .default("sqlite:records.db")
        .describe("sqlite:FILE (below data-dir) or postgres://…; a password only by env:NAME or file:PATH"),
    })
    .prefault({}),
  check: z
    .strictObject({
      requests: z.int().min(1).max(2_000).default(LIMITS.requests).describe("Requests one run may send to one shop"),
      "requests-per-second": z.number().min(0.1).max(50).default(LIMITS.requestsPerSecond),
    })
    .prefault({}),
  listen: z
    .strictObject({
      http: bindAddress.optional().describe("Address and port for HTTP, 0.0.0.0:80"),
      https: bindAddress.optional().describe("Address and port for HTTPS, 0.0.0.0:443"),
    })
    .optional()
    .describe("Where the gate listens"),
  "trusted-proxies": z
    .array(network)
    .max(200)
    .default([])
    .describe("Proxies in front of the gate, whose X-Forwarded-For is believed"),
  sites: z.array(siteSchema).min(1).max(1_000),
})

export type Config = z.infer<typeof configSchema>
export type SiteConfig = Config["sites"][number]

/** JSON Schema of `sekisho.yaml` for editors. */
export const configJsonSchema = (): object => ({
  title: "sekisho.yaml",
  ...z.toJSONSchema(configSchema, { io: "input", target: "draft-2020-12", unrepresentable: "any" }),
})
