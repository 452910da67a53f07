import { join } from "node:path"
import { say } from "../../lib/words.ts"
import type { Io } from "../command.ts"
import { runningGate } from "../gate-pid.ts"
import { eventsSince } from "./events.ts"

const WORDS = {
  reloaded: { ja: "動いている門が新しい設定で働いています", en: "the running gate now works by it" },
  unheard: {
    ja: "△ 動いている門がまだ従っていません。門の画面(または systemctl status)に理由が出ていないか、お確かめください",
    en: "△ the running gate has not taken it yet; look for the reason where it runs (or systemctl status)",
  },
  nobody: {
    ja: "門はいま動いていません。sekisho up で始めると、この設定で働きます",
    en: "no gate runs now; sekisho up will work by it",
  },
} as const

const WAIT_MS = 10_000
const LOOK_MS = 100

/** Has the gate that runs on this data folder read its file again, and says what became of it. */
export const reloadGate = async (io: Io, dataDir: string): Promise<void> => {
  const pid = runningGate(dataDir)
  if (pid === null) return void io.err(`${say(WORDS.nobody, io.language)}\n`)
  const sinceMs = io.clock()
  process.kill(pid, "SIGHUP")
  const isTaken = (): boolean =>
    [...eventsSince(join(dataDir, "events"), sinceMs)].some(({ reason }) => reason === "gate.reloaded")
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += LOOK_MS) {
    if (isTaken()) return void io.err(`${say(WORDS.reloaded, io.language)}\n`)
    await new Promise((done) => setTimeout(done, LOOK_MS))
  }
  io.err(`${say(WORDS.unheard, io.language)}\n`)
}
