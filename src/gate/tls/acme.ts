import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { cutEvidence } from "../../lib/limits.ts"

/** Where a certificate authority asks whether the name is ours (RFC 8555). */
export const CHALLENGE_PATH = "/.well-known/acme-challenge/"
/** As the authority makes them: base64url. */
const TOKEN = /^[A-Za-z0-9_-]{1,128}$/
export const challengeToken = (path: string): string | null => {
  const token = path.startsWith(CHALLENGE_PATH) ? path.slice(CHALLENGE_PATH.length) : ""
  return TOKEN.test(token) ? token : null
}
/** How long an answer waits for the authority's question. */
export const CHALLENGE_MS = 10 * 60_000
export const challengeKey = (token: string): string => `acme/${token}`

/** Certificate, chain and key in one file: they change together or not at all. */
export const acmeFile = (dataDir: string, site: string): string => join(dataDir, "acme", `${site}.pem`)

const writeSecret = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true })
  chmodSync(`${file}.part`, 0o600)
  renameSync(`${file}.part`, file)
}

export interface AcmeOrder {
  /** Address of the authority's directory. */
  readonly directory: string
  readonly contact: string | null
  readonly hostname: string
  /** Site id: names the file. */
  readonly site: string
  readonly dataDir: string
  /** Has the gate answer the authority's question: text for a token, null to take it back. */
  readonly answer: (token: string, text: string | null) => Promise<void>
}

/** An order that failed, in one word or a short sentence of the authority's. */
export class AcmeFailed extends Error {}

const reasonOf = (error: unknown): string => cutEvidence(error instanceof Error ? error.message : "?", 160)

/**
 * Orders a certificate for one name by http-01 and keeps it with a new key; the file that was there stays until the new one is
 * whole. The account's key is made at the first order. Throws AcmeFailed.
 */
export const orderCertificate = async (order: AcmeOrder): Promise<void> => {
  // Its HTTP client takes some megabytes; most gates never order anything.
  const acme = await import("acme-client")
  // We try again by ourselves, an hour later: its own tries would only keep the owner waiting for the reason.
  Object.assign(acme.axios.defaults, { acmeSettings: { retryMaxAttempts: 2, retryDefaultDelay: 1 } })
  const accountFile = join(order.dataDir, "acme", "account.pem")
  try {
    if (!existsSync(accountFile))
      writeSecret(accountFile, (await acme.crypto.createPrivateEcdsaKey("P-256")).toString("utf8"))
    const client = new acme.Client({
      directoryUrl: order.directory,
      accountKey: readFileSync(accountFile, "utf8"),
      backoffAttempts: 20,
      backoffMin: 500,
      backoffMax: 10_000,
    })
    const key = await acme.crypto.createPrivateEcdsaKey("P-256")
    const [, csr] = await acme.crypto.createCsr({ commonName: order.hostname, altNames: [order.hostname] }, key)
    const chain = await client.auto({
      csr,
      ...(order.contact === null ? {} : { email: order.contact }),
      termsOfServiceAgreed: true,
      // Our own view of our own address says nothing about the authority's.
      skipChallengeVerification: true,
      challengePriority: ["http-01"],
      challengeCreateFn: (_, challenge, text) => order.answer(challenge.token, text),
      challengeRemoveFn: (_, challenge) => order.answer(challenge.token, null),
    })
    writeSecret(acmeFile(order.dataDir, order.site), `${chain.trim()}\n${key.toString("utf8").trim()}\n`)
  } catch (error) {
    throw new AcmeFailed(reasonOf(error), { cause: error })
  }
}

/** Whether a certificate is to be ordered: there is none, or a third of its life is left. */
export const isDue = (
  certificate: { readonly validFromMs: number; readonly validUntilMs: number } | null,
  timeMs: number,
): boolean =>
  certificate === null || certificate.validUntilMs - timeMs < (certificate.validUntilMs - certificate.validFromMs) / 3
