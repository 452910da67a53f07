import { z } from "zod"
import { FORMS, PAYMENTS, SITE_STATES, VANTAGES } from "../guideline/site.ts"
import { LIMITS } from "../lib/limits.ts"
import { guardsSchema } from "./guards.ts"
import { bindAddress, ipAddress, network, ORIGIN_PORTS, upstream } from "./places.ts"

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
  admin: z
    .strictObject({
      url: httpUrl.describe("The real address of the admin screen"),
      allow: z
        .array(network)
        .max(200)
        .default([])
        .describe("Addresses from which the admin screen may be reached; others need a device that is known"),
    })
    .optional(),
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
    .union([
      z.literal("acme"),
      z.strictObject({
        cert: z.string().min(1).max(1_024).describe("PEM file: the certificate, then its chain"),
        key: z.string().min(1).max(1_024).describe("PEM file: its private key"),
      }),
    ])
    .optional()
    .describe("The gate's own certificate for this shop: two files, or acme to order and renew one"),
  "origin-secret": z
    .string()
    .max(1_024)
    .regex(/^(?:file|env):.+/, { message: "file:origin.key | env:ORIGIN_SECRET" })
    .optional()
    .describe(
      "A secret that the gate shows the shop's web server, which refuses whoever does not: file:PATH or env:NAME",
    ),
  origin: z
    .strictObject({
      addresses: z.array(ipAddress).min(1).max(20).describe("Addresses of the machines on which the shop itself runs"),
      ports: z
        .array(z.int().min(1).max(65_535))
        .min(1)
        .max(50)
        .default([...ORIGIN_PORTS])
        .describe("Ports that are tried there"),
    })
    .optional()
    .describe("Where sekisho check tries, from outside, to walk round the gate"),
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
  canary: z
    .strictObject({
      account: z
        .enum(["register", "by-hand"])
        .describe(
          "register: the gate registers its test customer itself · by-hand: you do, as sekisho guard canary tells you",
        ),
    })
    .optional()
    .describe("The gate's own test customer, by which it proves that what guards customers' accounts works"),
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
      blobs: z
        .string()
        .min(1)
        .max(2_048)
        .default("file:blobs")
        .describe("Evidence files: file:FOLDER (below data-dir) or s3://BUCKET/PREFIX?endpoint=https://…&region=…"),
      "blobs-key": z
        .string()
        .regex(/^(?:env:|file:).+/, { message: "env:NAME | file:PATH" })
        .max(1_024)
        .optional()
        .describe("Of an s3:// place: where KEY-ID:SECRET stands, env:NAME or file:PATH"),
      counters: z
        .string()
        .min(1)
        .max(2_048)
        .default("memory:")
        .describe(
          "memory: (this machine) or redis://… (Valkey, Redis), shared by several gates; a password only by env:NAME or file:PATH",
        ),
    })
    .prefault({}),
  check: z
    .strictObject({
      requests: z.int().min(1).max(2_000).default(LIMITS.requests).describe("Requests one run may send to one shop"),
      "requests-per-second": z.number().min(0.1).max(50).default(LIMITS.requestsPerSecond),
    })
    .prefault({}),
  console: z
    .union([
      z.literal(false),
      z.strictObject({
        listen: bindAddress
          .prefault("127.0.0.1:8600")
          .describe("Address and port of the console; another than this machine's own needs public-url"),
        "public-url": httpUrl.optional().describe("Where people reach it from other machines, https://…"),
      }),
    ])
    .prefault({})
    .describe("The console for people; false: none"),
  listen: z
    .strictObject({
      http: bindAddress.optional().describe("Address and port for HTTP, 0.0.0.0:80"),
      https: bindAddress.optional().describe("Address and port for HTTPS, 0.0.0.0:443"),
    })
    .optional()
    .describe("Where the gate listens"),
  workers: z
    .union([z.literal("auto"), z.int().min(1).max(64)])
    .default(1)
    .describe("Processes that do the gate's work: a number, or auto for one a core"),
  events: z
    .strictObject({
      days: z
        .int()
        .min(30)
        .max(3_650)
        .default(400)
        .describe("How long the gate's events are kept; older days are deleted"),
    })
    .prefault({}),
  acme: z
    .strictObject({
      "terms-agreed": z.literal(true).describe("You agree to the terms of the certificate authority"),
      directory: httpUrl
        .default("https://acme-v02.api.letsencrypt.org/directory")
        .describe("Address of the authority's ACME directory"),
      contact: z.email().optional().describe("Mail address for the authority's notices"),
    })
    .optional()
    .describe("Certificates that the gate orders itself (certificate: acme)"),
  "trusted-proxies": z
    .array(network)
    .max(200)
    .default([])
    .describe("Proxies in front of the gate, whose X-Forwarded-For is believed"),
  waf: z
    .strictObject({
      rules: z
        .string()
        .min(1)
        .max(1_024)
        .default("auto")
        .describe("auto: what sekisho waf update installed, else our own base rules; else a folder with rules"),
      paranoia: z
        .int()
        .min(1)
        .max(4)
        .optional()
        .describe("Paranoia level of the OWASP rules; left out: as their own setup says, 1"),
      version: z
        .string()
        .regex(/^[0-9]{1,3}(?:\.[0-9]{1,3}){2}$/, { message: "4.28.0" })
        .optional()
        .describe("Release of the OWASP rules that sekisho waf update installs"),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, { message: "64 x 0-9a-f" })
        .optional()
        .describe("Checksum of that release's archive; nothing else is unpacked"),
    })
    .prefault({})
    .describe("Rules of the web application firewall"),
  mail: z
    .strictObject({
      url: z
        .string()
        .min(1)
        .max(2_048)
        .default("smtp://localhost")
        .describe("smtp://HOST[:PORT] or smtps://HOST; with a name and a password only by env:NAME or file:PATH"),
      from: z
        .string()
        .max(254)
        .regex(/^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,253}$/, { message: "shop@example.jp" })
        .describe("The address that customers see as the sender"),
    })
    .optional()
    .describe("The mail server for codes and notices to customers"),
  sites: z.array(siteSchema).min(1).max(1_000),
})

export type Config = z.infer<typeof configSchema>
export type SiteConfig = Config["sites"][number]

/** JSON Schema of `sekisho.yaml` for editors. */
export const configJsonSchema = (): object => ({
  title: "sekisho.yaml",
  ...z.toJSONSchema(configSchema, { io: "input", target: "draft-2020-12", unrepresentable: "any" }),
})
