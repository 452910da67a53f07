import { defineCheck } from "../check.ts"
import type { Page } from "../facts.ts"
import { bounded, headerEvidence } from "../read/evidence.ts"
import { isHtml, mostPressing } from "../read/pages.ts"
import { NOTHING_SHOWN } from "../read/said.ts"

const ORDER = ["unsaid", "odd", "meta-only", "said"] as const
const META_CHARS = 4_096
const META = /<meta\s[^>]{0,300}\bcharset\s{0,8}=\s{0,8}["']?[\w-]{2,40}/i

/** Whether browsers know the charset by this name (the Encoding standard's labels). */
const isKnown = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== ""
  } catch {
    return false
  }
}

/** A bare web server's error page in plain ASCII leaves nothing to guess. */
const countsHere = ({ answer }: Page): boolean =>
  isHtml(answer) && answer.bodyBytes > 0 && (answer.status < 400 || /[^\0-\x7f]/.test(answer.text))

const kindOf = ({ answer }: Page): (typeof ORDER)[number] => {
  if (answer.charset === null) return META.test(answer.text.slice(0, META_CHARS)) ? "meta-only" : "unsaid"
  return isKnown(answer.charset) ? "said" : "odd"
}

export const charset = defineCheck({
  id: "web/charset",
  criteria: ["build/1.charset"],
  needs: ["pages"],
  title: { ja: "文字コードの指定", en: "Charset of the pages" },
  outcomes: {
    said: {
      status: "ok",
      says: {
        ja: "見たページ{total}枚は、Content-Typeで文字コードを指定しています。",
        en: "All {total} pages that were seen name their charset in Content-Type.",
      },
    },
    "meta-only": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページは、HTMLの中(meta)でだけ文字コードを指定し、Content-Typeにはありません。",
        en: "{count} pages name their charset only inside the HTML (meta), not in Content-Type.",
      },
    },
    odd: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}枚のページの文字コード名を、ブラウザは知りません。推測にまかされ、無害にしたはずの文字がスクリプトとして働くことがあります。",
        en: "Browsers do not know the charset that {count} pages name. They guess, and text made harmless may turn into a script.",
      },
    },
    unsaid: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}枚のページが文字コードを指定していません。ブラウザの推測にまかされ、無害にしたはずの文字がスクリプトとして働くことがあります。",
        en: "{count} pages name no charset. Browsers guess, and text made harmless may turn into a script.",
      },
    },
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: 'ページの文字コードを、ウェブサーバーから必ず伝えます。Content-Type: text/html; charset=UTF-8 を返します。nginx: charset utf-8; / Apache: AddDefaultCharset UTF-8 / PHP(php.ini): default_charset = "UTF-8"。ページが実際にその文字コードで書かれていることを確かめてください。',
    en: 'Answer with Content-Type: text/html; charset=UTF-8. nginx: charset utf-8; / Apache: AddDefaultCharset UTF-8 / PHP (php.ini): default_charset = "UTF-8". Make sure that the pages are really written in it.',
  },
  judge({ pages }) {
    const html = pages.filter(countsHere)
    const found = html.map((page) => ({ kind: kindOf(page), page }))
    const worst = mostPressing(ORDER, found)
    if (worst === null) return { outcome: "nothing-shown" }
    return {
      outcome: worst.kind,
      values: { count: worst.of.length, total: html.length },
      evidence: bounded(worst.of.map(({ page }) => headerEvidence(page.answer, "content-type"))),
    }
  },
})
