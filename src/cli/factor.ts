import { join } from "node:path"
import { accountCode } from "../gate/accounts/account.ts"
import { accountRecordsOf } from "../gate/accounts/record.ts"
import { loadKeys } from "../gate/services/keys.ts"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { say } from "../lib/words.ts"
import type { Command } from "./command.ts"
import { withRecords } from "./records.ts"
import { CONFIG_OPTIONS, jobFrom } from "./site-options.ts"

const WORDS = {
  done: {
    ja: "{site}: このアカウントの認証アプリと、覚えた端末をすべて消しました。次のログインでは、メールのコードを尋ねます。先にご本人であることを必ずお確かめください",
    en: "{site}: the account's authenticator app and all remembered devices are forgotten; the next log-in asks for a code by mail. Make sure that it was the customer who asked",
  },
} as const

export const factor: Command = {
  name: "factor",
  positionals: "reset ID",
  maxPositionals: 2,
  says: {
    ja: "お客さまの二つ目の確認(認証アプリと覚えた端末)を初めに戻す",
    en: "reset a customer's second factor: authenticator app and remembered devices",
  },
  options: CONFIG_OPTIONS,
  async run(io, given, [word = "", id = ""]) {
    if (word !== "reset" || id.trim() === "")
      throw new SekishoError("USAGE_BAD_VALUE", { option: "factor", given: cutEvidence(word, 40), allowed: "reset ID" })
    const job = jobFrom(io, given, undefined)
    const site = job.site.id
    const code = accountCode(loadKeys(join(job.dataDir, "gate.key")), site, id)
    await withRecords(io, job, async (records) => {
      const accounts = accountRecordsOf({ site, services: { records } })
      await accounts?.void(code, io.clock())
      await accounts?.setAuthenticator(code, null, io.clock())
    })
    io.out(`${say(WORDS.done, io.language, { site })}\n`)
    return EXIT.fine
  },
}
