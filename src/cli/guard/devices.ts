import { randomBytes } from "node:crypto"
import { resolve } from "node:path"
import { breakGlassCode, devicesOf, type Devices } from "../../gate/stages/admin-access/devices.ts"
import { REGISTER_PAGE } from "../../gate/stages/admin-access/register.ts"
import { EXIT, SekishoError, type Exit } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { say } from "../../lib/words.ts"
import { text, type Given, type Io } from "../command.ts"
import { withRecords } from "../records.ts"
import { CONFIG_FILE, jobFrom, readConfig } from "../site-options.ts"

const WORDS = {
  link: {
    ja: "{name} さんの端末を登録するリンクです。登録する端末のブラウザで、24時間以内に一度だけ開けます。ほかの人に見せないでください。",
    en: "A link to register a device of {name}. Open it in that device's browser, once, within 24 hours. Show it to nobody else.",
  },
  guardOff: {
    ja: "△ この店の admin-access はまだ切ってあります。sekisho guard observe admin-access を実行し、門を動かしてから開いてください",
    en: "△ admin-access is still off for this shop; run sekisho guard observe admin-access and have the gate run first",
  },
  none: { ja: "登録した端末はありません", en: "there are no registered devices" },
  passkey: { ja: "パスキー", en: "passkey" },
  app: { ja: "認証アプリ", en: "authenticator app" },
  removed: {
    ja: "端末 {id} を消しました。その端末からはもう入れません",
    en: "the device {id} was removed; it gets in no more",
  },
  codes: {
    ja: "非常用コードです。端末をなくしたとき、一つで一度だけ、管理画面に1時間入れます。印刷して鍵のかかる所に置いてください。前のコードはもう使えません。",
    en: "Emergency codes: each opens the admin screens once, for an hour, when a device is lost. Print them and lock them away. Former codes do not work any more.",
  },
} as const
const CODES = 8

const addDevice = async (io: Io, given: Given, devices: Devices, url: string, on: boolean): Promise<void> => {
  const name = cutEvidence((text(given, "name") ?? "").trim(), 60)
  if (name === "") throw new SekishoError("USAGE_BAD_VALUE", { option: "--name", given: "", allowed: "NAME" })
  const token = randomBytes(24).toString("base64url")
  await devices.invite(token, name, io.clock())
  io.err(`${say(WORDS.link, io.language, { name })}\n`)
  if (!on) io.err(`${say(WORDS.guardOff, io.language)}\n`)
  io.out(`${new URL(url).origin}${REGISTER_PAGE}?t=${token}\n`)
}

const listDevices = async (io: Io, devices: Devices): Promise<void> => {
  const all = await devices.all()
  if (all.length === 0) io.err(`${say(WORDS.none, io.language)}\n`)
  for (const { id, name, addedAt, passkey } of all) {
    const kind = say(passkey === null ? WORDS.app : WORDS.passkey, io.language)
    io.out(`${id}  ${new Date(addedAt).toISOString().slice(0, 10)}  ${kind}  ${name}\n`)
  }
}

const removeDevice = async (io: Io, devices: Devices, id: string): Promise<void> => {
  const all = (await devices.all()).map((device) => device.id)
  if (!(await devices.remove(id, io.clock())))
    throw new SekishoError("USAGE_BAD_VALUE", { option: "guard device remove", given: cutEvidence(id, 40), allowed: all.join(", ") || "-" }) // prettier-ignore
  io.out(`${say(WORDS.removed, io.language, { id })}\n`)
}

const isGuarded = (io: Io, given: Given, site: string): boolean => {
  const { sites } = readConfig(resolve(io.folder, text(given, "config") ?? CONFIG_FILE))
  const mode = sites.find(({ id }) => id === site)?.guards["admin-access"]?.mode
  return mode === "observe" || mode === "enforce"
}

const DEVICE_WORDS = ["add", "list", "remove ID"] as const

/** `sekisho guard device add|list|remove`, and `sekisho guard codes`. */
export const manageDevices = async (io: Io, given: Given, what: string, id: string | undefined): Promise<Exit> => {
  const job = jobFrom(io, given, undefined)
  if (!job.configured || job.url === null) throw new SekishoError("GATE_NO_ADDRESS", { site: job.site.id })
  const { url } = job
  await withRecords(io, job, async (records) => {
    const devices = devicesOf(job.site.id, records)
    if (what === "add") return addDevice(io, given, devices, url, isGuarded(io, given, job.site.id))
    if (what === "list") return listDevices(io, devices)
    if (what === "remove") return removeDevice(io, devices, id ?? "")
    if (what !== "codes")
      throw new SekishoError("USAGE_BAD_VALUE", { option: "guard device", given: cutEvidence(what, 40), allowed: DEVICE_WORDS.join(", ") }) // prettier-ignore
    const codes = Array.from({ length: CODES }, () => breakGlassCode(randomBytes(20)))
    await devices.setCodes(codes, io.clock())
    io.err(`${say(WORDS.codes, io.language)}\n`)
    io.out(`${codes.join("\n")}\n`)
  })
  return EXIT.fine
}
