import { resolve } from "node:path"
import { updateFeeds } from "../checks/collect/update.ts"
import { EXIT } from "../lib/errors.ts"
import { say } from "../lib/words.ts"
import { text, type Command } from "./command.ts"
import { CONFIG_OPTIONS, jobFrom } from "./site-options.ts"

export const update: Command = {
  name: "update",
  positionals: "",
  maxPositionals: 0,
  says: {
    ja: "既知の穴のデータ(JavaScriptライブラリ)を新しくする",
    en: "fetch the data on known holes of JavaScript libraries",
  },
  options: {
    config: CONFIG_OPTIONS.config,
    from: {
      type: "string",
      value: "FILE",
      says: {
        ja: "外に出られない機械のために、手元のファイルから",
        en: "from a file, for a machine without a way out",
      },
    },
  },
  async run(io, given) {
    const from = text(given, "from")
    const { dataDir } = jobFrom(io, given, undefined)
    const done = await updateFeeds({
      dataDir,
      clock: io.clock,
      ...(from === undefined ? {} : { from: resolve(io.folder, from) }),
    })
    const words = {
      ja: "{count} 種類のライブラリのデータを置きました({date})",
      en: "data on {count} libraries is in place ({date})",
    }
    io.err(`${say(words, io.language, { count: done.libraries, date: done.date })}\n`)
    return EXIT.fine
  },
}
