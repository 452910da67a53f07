import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { standingOf } from "../read/inventory.ts"
import { notAllSeen, paymentScripts } from "../read/payment-pages.ts"
import {
  CHECKOUT_NOT_REACHED,
  HTML_ONLY,
  NO_INVENTORY,
  NOT_EVERYTHING_SEEN,
  scriptEvidence,
  walkEvidence,
} from "../read/walk-said.ts"

/** The longest that one look at the payment pages counts: a week, after which a change could stand unseen. */
const VALID_DAYS = 7

export const paymentPagesInventory = defineCheck({
  id: "web/payment-pages-inventory",
  criteria: ["operate/3.payment-pages"],
  needs: ["walk", "inventory"],
  validForDays: VALID_DAYS,
  title: {
    ja: "ブラウザが受け取る購入ページと、承認した一覧との照合",
    en: "Payment pages as the browser receives them, against the approved list",
  },
  outcomes: {
    equal: {
      status: "ok",
      says: {
        ja: "ブラウザが受け取った{count}件のスクリプトは、{date}に承認した一覧と一致しました(自社のものはハッシュ、決済会社などのものはアドレスで照合)。",
        en: "The {count} scripts that the browser received equal the list approved on {date} (own ones by hash, others by address).",
      },
    },
    different: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "ブラウザが受け取ったスクリプトが、承認した一覧と違います(一覧にないもの{unknown}件、中身が変わったもの{changed}件)。改ざんの可能性があります。",
        en: "What the browser received differs from the approved list ({unknown} not listed, {changed} changed). The pages may have been tampered with.",
      },
    },
    "not-approved": {
      status: "unknown",
      says: {
        ja: "一覧に承認日(approved-at)がないため、照合する基準がありません。",
        en: "The list has no date of approval (approved-at), so there is nothing to compare with.",
      },
    },
    unproven: {
      status: "unknown",
      says: {
        ja: "{count}件のスクリプトは、中身を受け取れなかったか、一覧にハッシュがないため、照合できませんでした。",
        en: "{count} scripts could not be compared: their content was not received, or the list holds no hash.",
      },
    },
    "no-inventory": NO_INVENTORY,
    "html-only": HTML_ONLY,
    "checkout-not-reached": CHECKOUT_NOT_REACHED,
    "not-everything-seen": NOT_EVERYTHING_SEEN,
  },
  remedy: {
    ja: "更新した覚えがなければ、決済を止め、証拠を残してから(ファイルとログの複製)、決済代行会社へ知らせて調べます。自分たちの更新なら、sekisho check --write-inventory で一覧を作り直し、違いを確かめて承認し直してください。",
    en: "If nobody of you changed it, stop payment, keep evidence first (copies of files and logs), tell your payment provider and investigate. If it was your own update, make the list anew with sekisho check --write-inventory, look at the differences and approve it again.",
  },
  judge({ walk, inventory }) {
    const all = paymentScripts(walk)
    const everything = bounded([...walkEvidence(walk), ...all.map(({ page, script }) => scriptEvidence(page, script))])
    if (inventory === null) return { outcome: "no-inventory", values: { count: all.length }, evidence: everything }
    if (inventory.approvedAt === null)
      return { outcome: "not-approved", evidence: [evidence("file", inventory.file, "approved-at: -")] }
    const scripts = all.map((found) => ({ ...found, standing: standingOf(found.script, inventory) }))
    const inState = (...states: readonly string[]) => scripts.filter(({ standing }) => states.includes(standing))
    const proof = (of: typeof scripts) => of.map(({ page, script }) => scriptEvidence(page, script))
    // What HTML alone shows may be changed by scripts before a buyer sees it, so it says nothing either way.
    if (walk.seenBy === "html") return { outcome: "html-only", evidence: bounded(walkEvidence(walk)) }
    const different = inState("unknown", "changed")
    if (different.length > 0) {
      const values = { unknown: inState("unknown").length, changed: inState("changed").length }
      return { outcome: "different", values, evidence: bounded(proof(different)) }
    }
    const missing = notAllSeen(walk)
    if (missing !== null) return { outcome: missing, evidence: bounded(walkEvidence(walk)) }
    const unproven = inState("unproven")
    if (unproven.length > 0)
      return { outcome: "unproven", values: { count: unproven.length }, evidence: bounded(proof(unproven)) }
    const values = { count: scripts.length, date: inventory.approvedAt }
    return { outcome: "equal", values, evidence: everything }
  },
})
