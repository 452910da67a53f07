import { detectPlatform, pathsToAsk, type SeenAnswer } from "../../platforms/detect.ts"
import { profileById, PROFILES } from "../../platforms/profiles.ts"
import { isAnswer, type HttpAnswer, type PlatformSeen, type Target } from "../facts.ts"
import { defineCollector, notSeen, seen, type Client, type Look } from "./look.ts"
import { shopUrl } from "./shop-url.ts"

/** Bytes of one page that signs are looked for in; stylesheets in the head can be long. */
const PAGE_BYTES = 512 * 1024
const PATH_BYTES = 16 * 1024
const COOKIES = 50

const cookieNames = (answers: readonly HttpAnswer[]): readonly string[] =>
  answers
    .flatMap(({ headers }) => headers.filter(([name]) => name === "set-cookie"))
    .slice(0, COOKIES)
    .map(([, value]) => (value.split("=", 1)[0] ?? "").trim().slice(0, 120))

const seenAnswer = ({ url, headers, text }: HttpAnswer): SeenAnswer => ({ where: url, headers, text })

/** Bodies of paths that signs name, whatever their status: a refusal can name the software as well. */
const askBodies = async (
  client: Client,
  target: Target,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const bodies = new Map<string, string>()
  for (const path of paths) {
    const result = await client.ask(shopUrl(target, path), { maxBodyBytes: PATH_BYTES })
    if (isAnswer(result)) bodies.set(path, result.text)
  }
  return bodies
}

/** The platform collector: which shop software stands there. A told one is believed; signs and version are still looked for. */
export const platformCollector = defineCollector({
  fact: "platform",
  needs: ["target"],
  async collect({ client, site, clock }: Look, { target }) {
    const told = site.platform === null ? null : profileById(site.platform)
    const { hops, end } = await client.follow(target.url, { maxBodyBytes: PAGE_BYTES })
    if (!isAnswer(end)) {
      if (told === null) return notSeen(end.fault, end.detail, clock())
      return seen<PlatformSeen>({ profile: told, told: true, version: null, signs: [] }, clock())
    }
    const given = { answers: [...hops, end].map(seenAnswer), cookies: cookieNames([...hops, end]) }
    const first = detectPlatform({ ...given, bodies: new Map() })
    const settled = told ?? (first.profile.id === "generic" ? null : first.profile)
    const paths = settled === null ? pathsToAsk(PROFILES) : pathsToAsk([settled], "version")
    const found = detectPlatform({ ...given, bodies: await askBodies(client, target, paths) })
    const isTold = told === null || found.profile.id === told.id
    return seen<PlatformSeen>(
      {
        profile: told ?? found.profile,
        told: told !== null,
        version: isTold ? found.version : null,
        signs: isTold ? found.signs : [],
      },
      clock(),
    )
  },
})
