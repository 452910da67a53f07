import type { Evidence } from "../../guideline/observation.ts"
import { defineCheck } from "../check.ts"
import type { Page } from "../facts.ts"
import { bounded, evidence, headerEvidence } from "../read/evidence.ts"
import { listOf } from "../read/headers.ts"
import { mostPressing, shownPages } from "../read/pages.ts"
import { metaReferrer, referrerPolicyOf } from "../read/referrer-policy.ts"
import { NOTHING_SHOWN } from "../read/said.ts"

const NAME = "referrer-policy"
const ORDER = ["tells", "unsaid", "keeps"] as const
interface Found {
  readonly kind: (typeof ORDER)[number]
  readonly evidence: Evidence
}

const judgeOne = ({ answer }: Page): Found => {
  const meta = metaReferrer(answer.text)
  const inPage = meta === null ? null : referrerPolicyOf([meta])
  const found = inPage?.policy ? inPage : referrerPolicyOf(listOf(answer, NAME))
  return {
    kind: found.policy === null ? "unsaid" : found.tells ? "tells" : "keeps",
    evidence: inPage?.policy
      ? evidence("header", answer.url, `<meta> referrer: ${inPage.policy}`)
      : headerEvidence(answer, NAME),
  }
}

export const referrerPolicy = defineCheck({
  id: "web/referrer-policy",
  criteria: ["build/1.referrer-policy"],
  needs: ["pages"],
  title: {
    ja: "リンク先に伝えるURLの範囲(Referrer-Policy)",
    en: "What other sites learn of the address (Referrer-Policy)",
  },
  outcomes: {
    keeps: {
      status: "ok",
      says: {
        ja: "見たページ{total}枚は、他のサイトにURLの全体を伝えません。",
        en: "None of the {total} pages that were seen tells other sites its whole address.",
      },
    },
    unsaid: {
      status: "ok",
      partly: true,
      says: {
        ja: "{count}枚のページに指定がありません。今のブラウザはURLの全体を伝えませんが、古いブラウザは伝えます。",
        en: "{count} pages say nothing. Today's browsers keep the whole address to themselves; old ones tell it.",
      },
    },
    tells: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページが、他のサイトにURLの全体を伝える指定になっています。注文番号や再設定の鍵がURLにあると漏れます。",
        en: "{count} pages tell other sites their whole address. Order numbers or reset keys in it leak.",
      },
    },
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: "ほかのサイトに送るアドレスを短くする設定を、ウェブサーバーに加えます。nginx: add_header Referrer-Policy strict-origin-when-cross-origin always; / Apache: Header always set Referrer-Policy strict-origin-when-cross-origin。",
    en: "Tell the web server to shorten the address that is sent to other sites. nginx: add_header Referrer-Policy strict-origin-when-cross-origin always; / Apache: Header always set Referrer-Policy strict-origin-when-cross-origin.",
  },
  judge({ pages }) {
    const shown = shownPages(pages)
    const worst = mostPressing(ORDER, shown.map(judgeOne))
    if (worst === null) return { outcome: "nothing-shown" }
    return {
      outcome: worst.kind,
      values: { count: worst.of.length, total: shown.length },
      evidence: bounded(worst.of.map((found) => found.evidence)),
    }
  },
})
