import { join, resolve } from "node:path"
import { canaryIdentity } from "../../gate/life/canary.ts"
import { loadKeys } from "../../gate/services/keys.ts"
import { EXIT, type Exit } from "../../lib/errors.ts"
import { say } from "../../lib/words.ts"
import { text, type Given, type Io } from "../command.ts"
import { readText } from "../files.ts"
import { dataDirOf } from "../gate-process.ts"
import { CONFIG_FILE, readConfig } from "../site-options.ts"
import { siteIndex } from "./edit-config.ts"

const WORDS = {
  how: {
    ja: "{site}: 門の確認用の会員です。店の会員登録の画面で、この二つで登録し、sekisho.yaml の店に canary: { account: by-hand } と書いてください。名前は「Sekisho 確認用」にすると、管理画面で見分けられます。確認のメールは届かないので、確認が要る店では管理画面で会員を有効(EC-CUBEでは本会員)にしてください。門はこの会員でログインし、登録内容を変えて元に戻し、防御が働くことを確かめます。この宛先のメールは、門のものは門に戻り、店のものはどこにも届きません。",
    en: "{site}: the gate's test customer. Register it on the shop's own page with these two, and write canary: { account: by-hand } below the shop in sekisho.yaml. With the name Sekisho 確認用 it is told from others in the admin screens. No mail to confirm it arrives: where the shop wants that, make it a full member in the admin screens. The gate logs in as it, changes its details and changes them back, to see that its guards act. Mail to this address comes back to the gate where it is the gate's, and arrives nowhere where it is the shop's.",
  },
  password: {
    ja: "△ パスワードは、ほかの人に見せないでください。門の鍵(gate.key)から作られ、ほかのどこにも書かれていません",
    en: "△ show the password to nobody; it is made from the gate's key (gate.key) and stands nowhere else",
  },
} as const

/** `sekisho guard canary`: the address and password with which somebody registers the gate's test customer. */
export const showCanary = (io: Io, given: Given): Exit => {
  const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
  const config = readConfig(file)
  const site = config.sites[siteIndex(readText(file), file, text(given, "site"))]?.id ?? ""
  const { addresses, passwords } = canaryIdentity(loadKeys(join(dataDirOf(file, config), "gate.key")), site)
  io.err(`${say(WORDS.how, io.language, { site })}\n${say(WORDS.password, io.language)}\n`)
  io.out(`${addresses[0]}\n${passwords[0]}\n`)
  return EXIT.fine
}
