import { defineCheck } from "../check.ts"
import type { HttpAnswer } from "../facts.ts"
import { bounded, headerEvidence } from "../read/evidence.ts"
import { framingOf } from "../read/framing.ts"
import { shownPages } from "../read/pages.ts"
import { NOTHING_SHOWN } from "../read/said.ts"

const evidenceOf = (answer: HttpAnswer) => [
  headerEvidence(answer, "x-frame-options"),
  headerEvidence(answer, "content-security-policy"),
]

export const framing = defineCheck({
  id: "web/framing",
  criteria: ["build/1.framing"],
  needs: ["pages"],
  title: {
    ja: "他サイトの枠の中での表示(クリックジャッキング)",
    en: "Pages inside other sites' frames (clickjacking)",
  },
  outcomes: {
    closed: {
      status: "ok",
      says: {
        ja: "見たページ{total}枚は、他のサイトの枠の中に表示できません。",
        en: "None of the {total} pages that were seen can be shown inside another site's frame.",
      },
    },
    "some-open": {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{total}枚のうち{count}枚のページは、他のサイトの枠の中に表示できます。見えない枠を重ねて、知らないうちにボタンを押させる手口に使われます。",
        en: "{count} of {total} pages can be shown inside another site's frame, where visitors can be made to press buttons they do not see.",
      },
    },
    open: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "見たページ{total}枚すべてを、他のサイトの枠の中に表示できます。見えない枠を重ねて、知らないうちにボタンを押させる手口に使われます。",
        en: "All {total} pages can be shown inside another site's frame, where visitors can be made to press buttons they do not see.",
      },
    },
    useless: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}枚のページの指定は、ブラウザが従わない書き方か、すべてのサイトに許す内容か、報告だけの試行です(ALLOW-FROM、frame-ancestors *、Report-Onlyなど)。",
        en: "What {count} pages say about frames is not followed by browsers, lets every site in, or is only reported (ALLOW-FROM, frame-ancestors *, Report-Only …).",
      },
    },
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: "自分の店のページを他人のサイトの枠に入れさせない設定を、ウェブサーバーに加えます。nginx: add_header X-Frame-Options SAMEORIGIN always; と add_header Content-Security-Policy \"frame-ancestors 'self'\" always; / Apache: Header always set X-Frame-Options SAMEORIGIN。nginxでは、locationの中にadd_headerが一つでもあると外側の指定が効かなくなるので、そこにも書きます。",
    en: "Tell the web server not to let other sites put the shop's pages into a frame. nginx: add_header X-Frame-Options SAMEORIGIN always; and add_header Content-Security-Policy \"frame-ancestors 'self'\" always; / Apache: Header always set X-Frame-Options SAMEORIGIN. In nginx a location that has any add_header of its own loses the outer ones, so repeat them there.",
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "EC-CUBE 4の .htaccess には Header always set X-Frame-Options SAMEORIGIN が入っています。Apacheでは mod_headers と AllowOverride が有効かを確かめます。nginxでは .htaccess が働かないので、add_header X-Frame-Options SAMEORIGIN always; を書きます。",
      en: "EC-CUBE 4 ships Header always set X-Frame-Options SAMEORIGIN in .htaccess. On Apache make sure that mod_headers and AllowOverride are on; nginx does not read .htaccess, so write add_header X-Frame-Options SAMEORIGIN always; there.",
    },
  },
  judge({ pages }) {
    const shown = shownPages(pages).map(({ answer }) => ({ answer, framing: framingOf(answer) }))
    if (shown.length === 0) return { outcome: "nothing-shown" }
    const useless = shown.filter((one) => one.framing === "useless" || one.framing === "trial")
    const unsaid = shown.filter((one) => one.framing === "unsaid")
    const told = unsaid.length > 0 ? unsaid : useless.length > 0 ? useless : shown
    const outcome = unsaid.length === 0 ? (useless.length > 0 ? "useless" : "closed") : null
    return {
      outcome: outcome ?? (unsaid.length === shown.length ? "open" : "some-open"),
      values: { count: told.length, total: shown.length },
      evidence: bounded(told.flatMap(({ answer }) => evidenceOf(answer))),
    }
  },
})
