import { cutEvidence } from "../../lib/limits.ts"
import type { Profile } from "../../platforms/profile.ts"
import { isAnswer, type HttpResult, type Target, type UploadFolder } from "../facts.ts"
import type { Client } from "./look.ts"
import { askMissing } from "./missing.ts"

const FOLDERS = 2
const ASK = { maxBodyBytes: 2_048, headers: { "accept-encoding": "identity" } }

/** What PHP-FPM and CGI themselves answer when they are asked for a program that is not there. */
const RUNNER_SPEAKS = /^\s{0,8}(?:File not found\.|No input file specified\.)\s{0,8}$/

const judge = (url: string, program: HttpResult, text: HttpResult): UploadFolder => {
  const status = isAnswer(program) ? program.status : null
  const folder = (state: UploadFolder["state"], proof: string): UploadFolder => ({ url, state, status, proof })
  if (!isAnswer(program) || !isAnswer(text)) return folder("unclear", "")
  if (RUNNER_SPEAKS.test(program.text) && !RUNNER_SPEAKS.test(text.text))
    return folder("executes", cutEvidence(program.text.trim()))
  const refusesPrograms = program.status === 403 && (text.status === 404 || text.status === 200)
  return refusesPrograms ? folder("refused", `*.php ${program.status}, *.txt ${text.status}`) : folder("unclear", "")
}

/**
 * Asks each upload folder for a program and for a text of an invented name: nothing is uploaded, and nothing that exists is
 * touched. Two requests a folder, at most {@link FOLDERS} folders.
 */
export const askUploadFolders = async (
  client: Client,
  target: Target,
  profile: Pick<Profile, "uploadFolders" | "runtime">,
): Promise<readonly UploadFolder[]> => {
  if (profile.runtime === "node" || profile.runtime === "service") return []
  const seen: UploadFolder[] = []
  for (const folder of profile.uploadFolders.slice(0, FOLDERS)) {
    const program = await askMissing(client, target, { folder, ending: ".php", ask: ASK })
    const text = await askMissing(client, target, { folder, ending: ".txt", ask: ASK })
    seen.push(judge(program.url.replace(/[^/]*$/, ""), program, text))
  }
  return seen
}
