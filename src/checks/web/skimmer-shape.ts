import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { HTML_ONLY, walkEvidence } from "../read/walk-said.ts"

/** A sign, not a proof: scripts on any page that a buyer passes which read card-like fields and send them away. */
export const skimmerShape = defineCheck({
  id: "web/skimmer-shape",
  criteria: ["operate/3.break-in-signs"],
  needs: ["walk"],
  title: { ja: "入力を盗む形のスクリプト", en: "Scripts with the shape of a skimmer" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "購入者が通る{count}ページのスクリプトに、入力された内容をよそへ送り出す形は見られませんでした。",
        en: "No script on the {count} pages that a buyer passes has the shape of one that sends typed data away.",
      },
    },
    shape: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "入力された内容をよそへ送り出す形のスクリプトが{count}か所にあります。侵入された兆しですが、これだけで断定はできません。",
        en: "{count} scripts have the shape of one that sends typed data away. This is a sign of a break-in, not a proof.",
      },
    },
    "html-only": HTML_ONLY,
  },
  remedy: {
    ja: "まずカード決済を止めます。サーバーのファイルとログを、書き換える前に複製して残します。決済代行会社に知らせ、調査を専門の会社に頼みます。",
    en: "Stop card payment first. Copy the server's files and logs before anything is changed. Tell your payment provider and have specialists investigate.",
  },
  judge({ walk }) {
    const signs = walk.skimmerShapes.map(({ page, script, shape, text }) =>
      evidence("script", page, `${script} ${shape}: ${text}`),
    )
    if (signs.length > 0) return { outcome: "shape", values: { count: signs.length }, evidence: bounded(signs) }
    const how = bounded(walkEvidence(walk))
    if (walk.seenBy === "html") return { outcome: "html-only", evidence: how }
    return { outcome: "none", values: { count: walk.pages.length }, evidence: how }
  },
})
