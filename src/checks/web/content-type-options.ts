import { defineCheck } from "../check.ts"
import type { HttpAnswer } from "../facts.ts"
import { bounded, headerEvidence } from "../read/evidence.ts"
import { listOf } from "../read/headers.ts"
import { shownPages } from "../read/pages.ts"
import { NOTHING_SHOWN } from "../read/said.ts"

const NAME = "x-content-type-options"

/** Browsers follow the first value alone. */
const isSet = (answer: HttpAnswer): boolean => listOf(answer, NAME)[0]?.toLowerCase() === "nosniff"

export const contentTypeOptions = defineCheck({
  id: "web/content-type-options",
  criteria: ["build/1.content-type-options"],
  needs: ["pages"],
  title: {
    ja: "ファイルの種類の推測を止める指定(nosniff)",
    en: "Keeping browsers from guessing file types (nosniff)",
  },
  outcomes: {
    set: {
      status: "ok",
      says: {
        ja: "見たページ{total}枚にnosniffの指定があります。",
        en: "All {total} pages that were seen carry nosniff.",
      },
    },
    "some-missing": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{total}枚のうち{count}枚のページにnosniffの指定がありません。",
        en: "{count} of {total} pages lack nosniff.",
      },
    },
    missing: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "nosniffの指定がありません({total}枚)。客が送った画像などを、ブラウザがスクリプトとして扱うことがあります。",
        en: "nosniff is set on none of {total} pages. A browser may take an uploaded image for a script.",
      },
    },
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: "ファイルの種類を推測させない設定を、ウェブサーバーに加えます。nginx: add_header X-Content-Type-Options nosniff always; / Apache: Header always set X-Content-Type-Options nosniff。画像などの静的なファイルにも付けます。",
    en: "Tell the web server that browsers must not guess a file's type. nginx: add_header X-Content-Type-Options nosniff always; / Apache: Header always set X-Content-Type-Options nosniff. Send it with images and other static files too.",
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "EC-CUBE 4の .htaccess には Header set X-Content-Type-Options nosniff が入っています。Apacheでは mod_headers と AllowOverride が有効かを確かめます。nginxでは add_header X-Content-Type-Options nosniff always; を書きます。",
      en: "EC-CUBE 4 ships Header set X-Content-Type-Options nosniff in .htaccess. On Apache make sure that mod_headers and AllowOverride are on; for nginx write add_header X-Content-Type-Options nosniff always;",
    },
  },
  judge({ pages }) {
    const shown = shownPages(pages).map(({ answer }) => answer)
    if (shown.length === 0) return { outcome: "nothing-shown" }
    const without = shown.filter((answer) => !isSet(answer))
    const told = without.length > 0 ? without : shown
    const some = without.length === shown.length ? "missing" : "some-missing"
    return {
      outcome: without.length === 0 ? "set" : some,
      values: { count: without.length, total: shown.length },
      evidence: bounded(told.map((answer) => headerEvidence(answer, NAME))),
    }
  },
})
