/** Outcomes that the checks over the buyer's walk share word for word. */
import type { Evidence } from "../../guideline/observation.ts"
import type { OutcomeSpec } from "../check.ts"
import type { BuyerWalk, LoadedScript } from "../facts.ts"
import { evidence } from "./evidence.ts"
import { MADE_UP } from "./script-shape.ts"

export const HTML_ONLY = {
  status: "unknown",
  says: {
    ja: "ブラウザを使えなかったため、ページのHTMLだけを読みました。開いてからスクリプトが加えるものはわからないので、判断できません。Chromiumを入れるか、CHROME_PATH で場所を指定して、もう一度点検してください。",
    en: "No browser could be used, so only the HTML of the pages was read. What scripts add later is not known, so this cannot be judged. Install Chromium, or name its place with CHROME_PATH, and check again.",
  },
} as const satisfies OutcomeSpec

export const CHECKOUT_NOT_REACHED = {
  status: "unknown",
  says: {
    ja: "購入手続きのページまで進めなかったため、判断できません。ログインしないと購入できない店や、在庫のない商品しか見つからない店で起こります。",
    en: "The checkout page was not reached, so this cannot be judged. This happens in shops that sell to members only, or where only sold-out goods were found.",
  },
} as const satisfies OutcomeSpec

export const NOT_EVERYTHING_SEEN = {
  status: "unknown",
  says: {
    ja: "購入に関わるページの一部が、時間か件数の上限までに読み終わらなかったため、判断できません。",
    en: "Some page on the way to payment was not read to the end within the limits of time and number, so this cannot be judged.",
  },
} as const satisfies OutcomeSpec

/** No file of approved scripts was named: the scripts that ran are listed, and a person is asked to look at them. */
export const NO_INVENTORY = {
  status: "unknown",
  says: {
    ja: "購入に関わるページで{count}件のスクリプトが動きました。承認した一覧がまだないので、よいかどうかは判断できません。sekisho check --write-inventory scripts.yaml で一覧の案を作り、1件ずつ確かめて承認日を書き、sekisho.yaml の script-inventory に指定してください。",
    en: "{count} scripts ran on the payment pages. There is no approved list yet, so nobody can say whether they belong there. Make a draft with sekisho check --write-inventory scripts.yaml, look at every entry, write the date of approval, and name the file as script-inventory in sekisho.yaml.",
  },
} as const satisfies OutcomeSpec

/** How the walk was made, and what it did not reach. */
export const walkEvidence = (walk: BuyerWalk): readonly Evidence[] => [
  evidence("mode", "walk", walk.browser ?? `html (${walk.without?.fault ?? "-"} ${walk.without?.detail ?? ""})`),
  ...walk.notReached.map(({ role, fault, detail }) => evidence("page", role, `${fault} ${detail}`.trim())),
  ...walk.pages.flatMap(({ url, cut }) => (cut === undefined ? [] : [evidence("page", url, cut)])),
]

/**
 * One script as evidence: on which page, and its address with its hash. An inline one is told by its shape, which stays the
 * same while the values inside it change from visit to visit.
 */
export const scriptEvidence = (page: string, script: LoadedScript): Evidence => {
  if (script.url !== null) return evidence("script", page, `${script.url} sha256: ${script.sha256 || "-"}`)
  return evidence("script", page, `inline: ${script.head.replace(MADE_UP, "…")} shape: ${script.shape ?? "-"}`)
}
