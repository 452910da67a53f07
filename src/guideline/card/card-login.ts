import { CARD_SHOPS, GUEST_SHOPS } from "../shop-kinds.ts"
import { slugsOfScene } from "../measures.ts"
import type { Group, Requirement, Scene } from "../requirement.ts"
import { measureCriteria } from "./measure-criteria.ts"

const anyOf = (scene: Scene): Group => ({ kind: "any", of: slugsOfScene(scene).map((slug) => `card/login.${slug}`) })

export const cardLogin: Requirement = {
  id: "card/login",
  phase: "card",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "不正ログインへの対策", en: "Measures against log-in abuse" },
  explanation: {
    ja: "会員登録、ログイン、会員情報の変更の三つの場面のそれぞれで、七つの対策のうち一つ以上を行います。会員の仕組みがない店も、その旨を答える必要があります。場面と対策の組み合わせは記憶によるもので、公式の表で確かめてください。",
    en: "At registration, log-in and changes of account data, at least one of seven measures is carried out. A shop without members answers that it has none. Which measure fits which scene is recalled: check it in the official table.",
  },
  places: ["web-application"],
  criteria: [
    {
      id: "card/login.no-members",
      question: {
        ja: "会員登録もログインもない店ですか",
        en: "Is it a shop without any registration or log-in?",
      },
      why: {
        ja: "会員の仕組みがなければ、不正ログインは起きません。申告でも一つの答えとして認められています。",
        en: "Where nobody logs in, no log-in can be abused. Declarations accept this as an answer of its own.",
      },
      remedy: {
        ja: "会員の仕組みが本当に使えないこと(登録ページ、ログインページ、APIが無いこと)を確かめてから「はい」と答えます。",
        en: "Before saying yes, make sure that registration page, log-in page and API are really gone.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      applies: GUEST_SHOPS,
      answerDays: 365,
      saas: "shop",
    },
    ...measureCriteria,
  ],
  group: {
    kind: "any",
    of: [
      "card/login.no-members",
      {
        kind: "per-scene",
        scenes: { registration: anyOf("registration"), "log-in": anyOf("log-in"), change: anyOf("change") },
      },
    ],
  },
  applies: CARD_SHOPS,
  seeAlso: ["build/7", "build/10", "build/11", "card/5"],
}
