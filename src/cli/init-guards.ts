import { STAGE_NAMES } from "../gate/stages/stage.ts"
import { say, type Language } from "../lib/words.ts"

/** The part of a new `sekisho.yaml` that is the gate's: where the shop is, and every guard, observing only at first. */
export const guardLines = (language: Language): readonly string[] => {
  const words = (ja: string, en: string): string => say({ ja, en }, language)
  const width = Math.max(...STAGE_NAMES.map((name) => name.length))
  return [
    `    # ${words("門(sekisho up)を店の前に立てるときは、次の行の # を取り、店の本当の場所を書きます。上の段に listen も要ります(docs/gate.md)", "to stand in front of the shop (sekisho up) take the # away and write where the shop is; listen is needed too (docs/gate.md)")}`,
    "    # upstreams: [http://127.0.0.1:8080]",
    `    guards: # ${words("observe: 記録だけ | enforce: 止める | off。sekisho guard status で様子を見てから sekisho guard enforce", "observe: only write down | enforce: refuse | off; look at sekisho guard status, then sekisho guard enforce")}`,
    ...STAGE_NAMES.map((name) => `      ${`${name}:`.padEnd(width + 1)} { mode: observe }`),
  ]
}
