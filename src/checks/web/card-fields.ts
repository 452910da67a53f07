import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { notAllSeen } from "../read/payment-pages.ts"
import { isOwnHost } from "../read/script-address.ts"
import { CHECKOUT_NOT_REACHED, HTML_ONLY, NOT_EVERYTHING_SEEN, walkEvidence } from "../read/walk-said.ts"

export const cardFields = defineCheck({
  id: "web/card-fields",
  criteria: ["build/6.no-card-fields"],
  needs: ["target", "walk"],
  title: { ja: "自社のページのカード番号入力欄", en: "Card fields on the shop's own pages" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "購入手続きまでの{count}ページをブラウザで開きましたが、自社のページにカード番号の入力欄はありませんでした。",
        en: "{count} pages up to the checkout were opened in a browser; none of the shop's own has a card field.",
      },
    },
    "not-sent-by-form": {
      status: "ok",
      partly: true,
      says: {
        ja: "自社のページにカード番号の入力欄がありますが({fields})、フォームが自社へ送る形ではありません。トークン型ならこの形で合っています。スクリプトが自社へ送っていないかまでは、外からは見られません。",
        en: "There are card fields on the shop's own pages ({fields}), but no form sends them to the shop. For payment by token this is right. Whether a script sends them to the shop cannot be seen from outside.",
      },
    },
    "sent-to-shop": {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "自社のページのカード番号の入力欄({fields})が、そのまま自社のサーバーへ送られる形になっています。カード番号が自社を通過します。",
        en: "Card fields on the shop's own pages ({fields}) are sent to the shop's own server: card numbers pass through the shop.",
      },
    },
    "html-only": HTML_ONLY,
    "checkout-not-reached": CHECKOUT_NOT_REACHED,
    "not-everything-seen": NOT_EVERYTHING_SEEN,
  },
  remedy: {
    ja: "決済代行会社の画面へ移るリンク型か、代行会社の枠(iframe)に入力させる方式に変えてください。トークン型では、カードの入力欄に name 属性を付けず、代行会社のスクリプトだけに値を渡します。すでに送られた番号がデータベースやアクセスログに残っていないかも確かめてください。",
    en: "Move to the provider's own page (link) or the provider's frame (iframe). With tokens, give card fields no name attribute and hand their values to the provider's script only. Look also whether numbers already sent stand in the database or in access logs.",
  },
  judge({ target, walk }) {
    const names = (fields: typeof walk.ownCardFields): string =>
      [...new Set(fields.map(({ field }) => field))].slice(0, 5).join(", ")
    const proof = (fields: typeof walk.ownCardFields) =>
      bounded(fields.map(({ page, field, sentTo }) => evidence("form", page, `${field} → ${sentTo ?? "-"}`)))
    const sent = walk.ownCardFields.filter(({ sentTo }) => sentTo !== null && isOwnHost(target, sentTo))
    if (sent.length > 0) return { outcome: "sent-to-shop", values: { fields: names(sent) }, evidence: proof(sent) }
    const missing = notAllSeen(walk)
    if (missing !== null) return { outcome: missing, evidence: bounded(walkEvidence(walk)) }
    if (walk.ownCardFields.length > 0)
      return {
        outcome: "not-sent-by-form",
        values: { fields: names(walk.ownCardFields) },
        evidence: proof(walk.ownCardFields),
      }
    const pages = walk.pages.map(({ role, url }) => evidence("page", url, role))
    return {
      outcome: "none",
      values: { count: walk.pages.length },
      evidence: bounded([...walkEvidence(walk), ...pages]),
    }
  },
})
