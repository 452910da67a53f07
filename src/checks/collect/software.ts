import { cutEvidence } from "../../lib/limits.ts"
import { isAnswer, type HttpAnswer, type HttpResult, type SoftwareSeen } from "../facts.ts"
import { productTokens } from "../read/product-tokens.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"
import { askMissing } from "./missing.ts"

const ASK = { maxBodyBytes: 256 * 1024 }
const ITEMS = 40
const HEADERS: ReadonlySet<string> = new Set([
  "server",
  "x-powered-by",
  "powered-by",
  "x-generator",
  "x-aspnet-version",
  "x-runtime",
  "via",
])
const GENERATOR = /<meta[^>]{1,200}>/gi
const CONTENT = /\bcontent=(?:"([^"]{1,160})"|'([^']{1,160})')/i

const named = (text: string, where: string): readonly SoftwareSeen[] =>
  productTokens(text).map(({ name, version }) => ({ name, version, where, value: cutEvidence(text) }))

const fromHeaders = ({ headers }: HttpAnswer): readonly SoftwareSeen[] =>
  headers.filter(([name]) => HEADERS.has(name)).flatMap(([name, value]) => named(value, name))

const fromGenerators = ({ text }: HttpAnswer): readonly SoftwareSeen[] => {
  const metas = text.slice(0, ASK.maxBodyBytes).match(GENERATOR) ?? []
  return metas
    .filter((meta) => /\bname=["']?generator\b/i.test(meta))
    .slice(0, 8)
    .flatMap((meta) => {
      const content = CONTENT.exec(meta)
      return named(content?.[1] ?? content?.[2] ?? "", "meta generator")
    })
}

/** The server's own error page often says what it is: `<address>Apache/2.4.6 (CentOS) Server at …</address>`. */
const fromErrorPage = ({ text }: HttpAnswer): readonly SoftwareSeen[] => {
  const address =
    /<address>([^<]{1,120}?) Server at [^<]{1,200}<\/address>|<center>(nginx\/[\d.]{1,20})<\/center>/i.exec(text)
  return named(address?.[1] ?? address?.[2] ?? "", "error page")
}

const oncePerPlace = (items: readonly SoftwareSeen[]): readonly SoftwareSeen[] => [
  ...new Map(items.map((item) => [`${item.name}\n${item.version}\n${item.where}`, item])).values(),
]

/** The software collector: what the shop says about its programs by itself. Two addresses and their redirects; versions are never guessed. */
export const softwareCollector = defineCollector({
  fact: "software",
  needs: ["target", "platform"],
  async collect({ client, clock }: Look, { target, platform }) {
    const { hops, end } = await client.follow(target.url, ASK)
    if (!isAnswer(end)) return notSeen(end.fault, end.detail, clock())
    const missing: HttpResult = await askMissing(client, target, { ask: ASK })
    const answers = [...hops, end, missing].filter(isAnswer)
    const { profile, version } = platform
    const shop = version === null ? [] : [{ name: profile.name, version, where: "platform", value: version }]
    const items = [
      ...shop,
      ...answers.flatMap(fromHeaders),
      ...fromGenerators(end),
      ...(isAnswer(missing) ? fromErrorPage(missing) : []),
    ]
    return seen<readonly SoftwareSeen[]>(oncePerPlace(items).slice(0, ITEMS), clock())
  },
})
