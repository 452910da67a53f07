import type { Words } from "../lib/words.ts"
import type { Scene } from "./requirement.ts"

/** One of the card guideline's measures against log-in abuse, and the scenes that it can serve. */
export interface LogInMeasure {
  /** Letter in the guideline's list. */
  readonly letter: "a" | "b" | "c" | "d" | "e" | "f" | "g"
  readonly slug: string
  readonly title: Words
  /** The scene whose criterion bears the bare slug comes first. */
  readonly scenes: readonly Scene[]
  /** How we know the measure itself. */
  readonly provenance: "confirmed" | "recalled"
  /** How we know which scenes it belongs to: the official table was not at hand. */
  readonly scenesProvenance: "confirmed" | "recalled"
}

export const LOG_IN_MEASURES: readonly LogInMeasure[] = [
  {
    letter: "a",
    slug: "block-addresses",
    title: { ja: "怪しい接続元(IPアドレス)を断つ", en: "Block suspicious addresses" },
    scenes: ["log-in", "registration"],
    provenance: "confirmed",
    scenesProvenance: "recalled",
  },
  {
    letter: "b",
    slug: "multi-factor",
    title: { ja: "二段階認証や多要素認証を使う", en: "Use two-step or multi-factor authentication" },
    scenes: ["log-in", "registration", "change"],
    provenance: "confirmed",
    scenesProvenance: "recalled",
  },
  {
    letter: "c",
    slug: "registration-data",
    title: {
      ja: "登録時の氏名、住所、電話、メールを確かめる",
      en: "Check name, address, phone and mail at registration",
    },
    scenes: ["registration"],
    provenance: "confirmed",
    scenesProvenance: "recalled",
  },
  {
    letter: "d",
    slug: "attempt-limit",
    title: { ja: "ログインの試行回数を厳しく限る", en: "Limit log-in attempts strictly" },
    scenes: ["log-in"],
    provenance: "confirmed",
    scenesProvenance: "recalled",
  },
  {
    letter: "e",
    slug: "notice",
    title: { ja: "ログインや変更をメールやSMSで知らせる", en: "Tell by mail or SMS about log-ins and changes" },
    scenes: ["log-in", "change"],
    provenance: "confirmed",
    scenesProvenance: "confirmed",
  },
  {
    letter: "f",
    slug: "behaviour",
    title: { ja: "属性や行動を分析する", en: "Analyse attributes and behaviour" },
    scenes: ["log-in", "registration", "change"],
    provenance: "confirmed",
    scenesProvenance: "recalled",
  },
  {
    letter: "g",
    slug: "device",
    title: { ja: "端末の特徴(デバイスフィンガープリント)で見分ける", en: "Recognise devices by their fingerprint" },
    scenes: ["log-in", "registration"],
    provenance: "confirmed",
    scenesProvenance: "recalled",
  },
]

/** The slug of a measure's criterion in one scene: the bare slug in its first scene, else with the scene behind it. */
export const measureSlug = (measure: LogInMeasure, scene: Scene): string =>
  measure.scenes[0] === scene ? measure.slug : `${measure.slug}-${scene}`

/** The slugs of one scene, in the order of the list. */
export const slugsOfScene = (scene: Scene): readonly string[] =>
  LOG_IN_MEASURES.filter((measure) => measure.scenes.includes(scene)).map((measure) => measureSlug(measure, scene))
