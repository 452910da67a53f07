import { defineCheck } from "../check.ts"
import type { Page } from "../facts.ts"
import { bounded, headerEvidence } from "../read/evidence.ts"
import { listOf, valuesOf } from "../read/headers.ts"
import { mostPressing, shownPages } from "../read/pages.ts"
import { parsePermissionsPolicy } from "../read/permissions-policy.ts"
import { NOTHING_SHOWN } from "../read/said.ts"

const NAME = "permissions-policy"
const OLD_NAME = "feature-policy"
/** What a shop's page could spy or pay with. */
const POWERFUL = ["camera", "microphone", "geolocation", "payment", "usb", "display-capture"]
const ORDER = ["open", "malformed", "old-name", "missing", "set"] as const

const kindOf = ({ answer }: Page): (typeof ORDER)[number] => {
  const values = valuesOf(answer, NAME)
  if (values.length === 0) return listOf(answer, OLD_NAME).length > 0 ? "old-name" : "missing"
  const policy = parsePermissionsPolicy(values.join(", "))
  if (policy === null) return "malformed"
  return POWERFUL.some((feature) => policy.get(feature) === "everybody") ? "open" : "set"
}

export const permissionsPolicy = defineCheck({
  id: "web/permissions-policy",
  criteria: ["build/1.permissions-policy"],
  needs: ["pages"],
  title: {
    ja: "カメラや位置情報などの利用の制限(Permissions-Policy)",
    en: "Use of camera, position and the like (Permissions-Policy)",
  },
  outcomes: {
    set: {
      status: "ok",
      says: {
        ja: "見たページ{total}枚で、ブラウザの機能の利用が制限されています。",
        en: "All {total} pages that were seen limit the use of browser features.",
      },
    },
    open: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページが、カメラ、マイク、位置情報、決済などの利用をすべてのサイトに許しています。",
        en: "{count} pages open camera, microphone, position, payment or the like to every site.",
      },
    },
    malformed: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページの書き方が正しくないため、ブラウザは全体を無視します。",
        en: "The header of {count} pages is not written correctly, so browsers ignore all of it.",
      },
    },
    "old-name": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページは古い名前(Feature-Policy)だけを使っています。今のブラウザは見ません。",
        en: "{count} pages use only the old name (Feature-Policy), which today's browsers do not read.",
      },
    },
    missing: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページに、カメラや位置情報などの利用を制限する指定がありません。",
        en: "{count} pages do not limit the use of camera, position and the like.",
      },
    },
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: '使わない機能を閉じます。nginx: add_header Permissions-Policy "camera=(), microphone=(), geolocation=(), usb=(), payment=(self)" always; / Apache: Header always set Permissions-Policy "camera=(), microphone=(), geolocation=(), usb=(), payment=(self)"。決済会社の枠がpaymentを使う場合は、そのオリジンも書き足します。',
    en: 'Close what the shop does not use. nginx: add_header Permissions-Policy "camera=(), microphone=(), geolocation=(), usb=(), payment=(self)" always; / Apache: Header always set Permissions-Policy "camera=(), microphone=(), geolocation=(), usb=(), payment=(self)". If the payment provider\'s frame uses payment, add its origin.',
  },
  judge({ pages }) {
    const shown = shownPages(pages)
    const worst = mostPressing(
      ORDER,
      shown.map((page) => ({ kind: kindOf(page), page })),
    )
    if (worst === null) return { outcome: "nothing-shown" }
    const name = worst.kind === "old-name" ? OLD_NAME : NAME
    return {
      outcome: worst.kind,
      values: { count: worst.of.length, total: shown.length },
      evidence: bounded(worst.of.map(({ page }) => headerEvidence(page.answer, name))),
    }
  },
})
