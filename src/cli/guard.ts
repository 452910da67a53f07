import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Command } from "./command.ts"
import { showCanary } from "./guard/canary.ts"
import { manageDevices } from "./guard/devices.ts"
import { setMode } from "./guard/mode.ts"
import { status } from "./guard/status.ts"
import { CONFIG_OPTIONS } from "./site-options.ts"

const SUB_COMMANDS = [
  "status",
  "enforce STAGE",
  "observe STAGE",
  "off STAGE",
  "device add|list|remove ID",
  "codes",
  "canary",
]

export const guard: Command = {
  name: "guard",
  positionals: "status|enforce STAGE|observe STAGE|off STAGE|device add|list|remove ID|codes|canary",
  maxPositionals: 3,
  says: {
    ja: "門の防御: 止めたものを見る、記録だけか止めるかを決める、管理用の端末を登録する",
    en: "the gate's guards: what they stopped, whether they only observe, and administrators' devices",
  },
  options: {
    days: {
      type: "string",
      value: "N",
      says: { ja: "status: 何日分か(既定 7)", en: "status: how many days (default 7)" },
    },
    name: { type: "string", value: "NAME", says: { ja: "device add: 使う人の名前", en: "device add: who uses it" } },
    ...CONFIG_OPTIONS,
  },
  async run(io, given, [word = "", second, third]) {
    if (word === "status") return status(io, given)
    if (word === "enforce" || word === "observe" || word === "off") return setMode(io, given, word, second)
    if (word === "device") return manageDevices(io, given, second ?? "", third)
    if (word === "canary") return showCanary(io, given)
    if (word === "codes") return manageDevices(io, given, "codes", undefined)
    throw new SekishoError("USAGE_BAD_VALUE", {
      option: "guard",
      given: cutEvidence(word, 40),
      allowed: SUB_COMMANDS.join(", "),
    })
  },
}
