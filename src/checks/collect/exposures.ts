import { isListing } from "../../platforms/exposures.ts"
import type { ProfileExposure } from "../../platforms/profile.ts"
import { isAnswer, type Exposure, type Exposures, type HttpAnswer, type HttpFault, type Target } from "../facts.ts"
import { exposuresOf } from "../read/exposure-list.ts"
import { proofOf } from "./exposure-proof.ts"
import { defineCollector, notSeen, seen, type Client, type Look } from "./look.ts"
import { askMissing, isAlike, isTurnedAway } from "./missing.ts"
import { askUploadFolders } from "./upload-folders.ts"
import { shopUrl } from "./shop-url.ts"

const BODY_BYTES = 8 * 1024
const LISTING_BYTES = 32 * 1024
/** Times that the shop may turn us away before we stop asking. */
const TURNED_AWAY = 3

const askFor = (exposure: ProfileExposure) =>
  isListing(exposure.id)
    ? { maxBodyBytes: LISTING_BYTES }
    : // Compressed beginnings cannot be unfolded, and the beginning is all that is needed.
      { maxBodyBytes: BODY_BYTES, headers: { range: `bytes=0-${BODY_BYTES - 1}`, "accept-encoding": "identity" } }

const turnedAway = ({ method, url, status, at }: HttpAnswer): HttpFault => ({
  method,
  url,
  fault: "service-silent",
  detail: `HTTP ${status}`,
  at,
})

interface Found {
  readonly hits: readonly Exposure[]
  readonly faults: readonly HttpFault[]
}

const askAll = async (
  client: Client,
  target: Target,
  list: readonly ProfileExposure[],
  control: string,
): Promise<Found> => {
  const hits: Exposure[] = []
  const faults: HttpFault[] = []
  let refusals = 0
  for (const exposure of list) {
    const url = shopUrl(target, exposure.path)
    if (refusals >= TURNED_AWAY) {
      faults.push({ method: "GET", url, fault: "not-asked", detail: "turned-away", at: target.lookedAt })
      continue
    }
    const result = await client.ask(url, askFor(exposure))
    if (!isAnswer(result)) faults.push(result)
    else if (isTurnedAway(result.status)) {
      refusals += 1
      faults.push(turnedAway(result))
    } else if (result.status === 200 || result.status === 206) {
      const proof = proofOf(exposure, result.text, control, isAlike)
      if (proof !== null) hits.push({ id: exposure.id, url: result.url, status: result.status, proof })
    }
  }
  return { hits, faults }
}

/** The exposures collector: things that must not be reachable, proved by their content. At most 60 requests. */
export const exposuresCollector = defineCollector({
  fact: "exposures",
  needs: ["target", "platform"],
  async collect({ client, clock }: Look, { target, platform }) {
    const control = await askMissing(client, target, { ask: { maxBodyBytes: BODY_BYTES } })
    if (!isAnswer(control)) return notSeen(control.fault, control.detail, clock())
    const list = exposuresOf(platform.profile, target.isAddress ? "" : target.hostname)
    const found = await askAll(client, target, list, control.text)
    const uploads = await askUploadFolders(client, target, platform.profile)
    const value: Exposures = {
      asked: list.length,
      ...found,
      missingLooksLike: { status: control.status, softly: control.status < 300 },
      ...(uploads.length > 0 ? { uploads } : {}),
    }
    return seen(value, clock())
  },
})
