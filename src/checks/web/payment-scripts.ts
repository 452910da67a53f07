import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { standingOf } from "../read/inventory.ts"
import { notAllSeen, paymentPages, paymentScripts } from "../read/payment-pages.ts"
import {
  CHECKOUT_NOT_REACHED,
  HTML_ONLY,
  NO_INVENTORY,
  NOT_EVERYTHING_SEEN,
  scriptEvidence,
  walkEvidence,
} from "../read/walk-said.ts"

export const paymentScriptsKnown = defineCheck({
  id: "web/payment-scripts",
  criteria: ["build/6.payment-scripts-known"],
  needs: ["walk", "inventory"],
  title: { ja: "購入に関わるページのスクリプトの把握", en: "Scripts of the payment pages are known" },
  outcomes: {
    known: {
      status: "ok",
      says: {
        ja: "購入に関わるページで動いた{count}件のスクリプトは、すべて{date}に承認した一覧にありました。",
        en: "All {count} scripts that ran on the payment pages are on the list approved on {date}.",
      },
    },
    "skimmer-shape": {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "購入に関わるページに、入力された内容をよそへ送り出す形のスクリプトがあります。カード情報が盗まれている疑いがあります。",
        en: "A script on the payment pages has the shape of one that sends what is typed to somewhere else. Card data may be being stolen.",
      },
    },
    unknown: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "購入に関わるページで、承認した一覧にないスクリプトが{count}件動きました。",
        en: "{count} scripts ran on the payment pages that are not on the approved list.",
      },
    },
    changed: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "購入に関わるページのスクリプト{count}件の中身が、承認した時から変わっています。",
        en: "The content of {count} scripts on the payment pages has changed since it was approved.",
      },
    },
    "not-approved": {
      status: "unknown",
      says: {
        ja: "スクリプトの一覧に承認日(approved-at)が書かれていないため、承認された一覧として扱えません。1件ずつ確かめて承認日を記入してください。",
        en: "The list of scripts has no date of approval (approved-at), so it does not count as approved. Look at every entry and write the date.",
      },
    },
    unproven: {
      status: "unknown",
      says: {
        ja: "{count}件のスクリプトは中身を受け取れなかったか、一覧にハッシュがないため、変わっていないことを確かめられませんでした。",
        en: "For {count} scripts it could not be shown that they are unchanged: their content was not received, or the list holds no hash.",
      },
    },
    "no-inventory": NO_INVENTORY,
    "html-only": HTML_ONLY,
    "checkout-not-reached": CHECKOUT_NOT_REACHED,
    "not-everything-seen": NOT_EVERYTHING_SEEN,
  },
  remedy: {
    ja: "覚えのないスクリプトなら、まず決済を止め、サーバーのファイルを書き換える前に複製を取り、決済代行会社に知らせてください。自分で入れたものなら、要るかどうかを考え、要るものだけを sekisho check --write-inventory で作り直した一覧に理由を付けて承認します。広告や解析のタグは、購入に関わるページから外すのが安全です。",
    en: "If you do not know the script, stop payment first, take copies before changing files on the server, and tell your payment provider. If you put it there yourself, decide whether it is needed and approve it with a reason in a list made anew by sekisho check --write-inventory. Advertising and analytics are best kept off payment pages.",
  },
  judge({ walk, inventory }) {
    const pages = new Set(paymentPages(walk).map(({ url }) => url))
    const signs = walk.skimmerShapes.filter(({ page }) => pages.has(page))
    if (signs.length > 0)
      return {
        outcome: "skimmer-shape",
        evidence: bounded(
          signs.map(({ page, script, shape, text }) => evidence("script", page, `${script} ${shape}: ${text}`)),
        ),
      }
    const all = paymentScripts(walk)
    const everything = bounded([...walkEvidence(walk), ...all.map(({ page, script }) => scriptEvidence(page, script))])
    if (inventory === null) return { outcome: "no-inventory", values: { count: all.length }, evidence: everything }
    if (inventory.approvedAt === null)
      return { outcome: "not-approved", evidence: [evidence("file", inventory.file, "approved-at: -")] }
    const scripts = all.map((found) => ({ ...found, standing: standingOf(found.script, inventory) }))
    for (const standing of ["unknown", "changed"] as const) {
      const of = scripts.filter((found) => found.standing === standing)
      if (of.length === 0) continue
      const proof = of.map(({ page, script }) => scriptEvidence(page, script))
      return { outcome: standing, values: { count: of.length }, evidence: bounded(proof) }
    }
    const missing = notAllSeen(walk)
    if (missing !== null) return { outcome: missing, evidence: bounded(walkEvidence(walk)) }
    const unproven = scripts.filter(({ standing }) => standing === "unproven")
    const proof = (unproven.length > 0 ? unproven : scripts).map(({ page, script }) => scriptEvidence(page, script))
    if (unproven.length > 0)
      return { outcome: "unproven", values: { count: unproven.length }, evidence: bounded(proof) }
    const values = { count: scripts.length, date: inventory.approvedAt }
    return { outcome: "known", values, evidence: everything }
  },
})
