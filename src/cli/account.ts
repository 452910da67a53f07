import { randomBytes } from "node:crypto"
import { join, resolve } from "node:path"
import { accountCode } from "../gate/accounts/account.ts"
import { ordersFolder, type Order } from "../gate/orders.ts"
import { loadKeys } from "../gate/services/keys.ts"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { say } from "../lib/words.ts"
import { text, type Command } from "./command.ts"
import { readText, writeText } from "./files.ts"
import { runningGate } from "./gate-pid.ts"
import { dataDirOf } from "./gate-process.ts"
import { siteIndex } from "./guard/edit-config.ts"
import { CONFIG_FILE, CONFIG_OPTIONS, readConfig } from "./site-options.ts"

const WORDS = {
  done: {
    ja: "{site}: このアカウントのロックを解きました(門は1秒以内に従います)",
    en: "{site}: the account is unlocked (the gate follows within a second)",
  },
  nobody: {
    ja: "△ 門がいま動いていません。ロックは門の記憶にあるので、動いていない間は何も止まっていません",
    en: "△ no gate runs now; locks are in its memory, so nothing is locked while it does not run",
  },
} as const

export const account: Command = {
  name: "account",
  positionals: "unlock ID",
  maxPositionals: 2,
  says: { ja: "ログインを止められたお客さまのロックを解く", en: "unlock a customer whose log-in was locked" },
  options: CONFIG_OPTIONS,
  run(io, given, [word = "", id = ""]) {
    if (word !== "unlock" || id.trim() === "")
      throw new SekishoError("USAGE_BAD_VALUE", {
        option: "account",
        given: cutEvidence(word, 40),
        allowed: "unlock ID",
      })
    const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
    const config = readConfig(file)
    const site = config.sites[siteIndex(readText(file), file, text(given, "site"))]?.id ?? ""
    const dataDir = dataDirOf(file, config)
    const keys = loadKeys(join(dataDir, "gate.key"))
    const order: Order = { kind: "unlock", site, account: accountCode(keys, site, id) }
    if (runningGate(dataDir) === null && config.storage.counters === "memory:") {
      io.err(`${say(WORDS.nobody, io.language)}\n`)
      return Promise.resolve(EXIT.fine)
    }
    writeText(join(ordersFolder(dataDir), `${randomBytes(8).toString("hex")}.json`), JSON.stringify(order))
    io.out(`${say(WORDS.done, io.language, { site })}\n`)
    return Promise.resolve(EXIT.fine)
  },
}
