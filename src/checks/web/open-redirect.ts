import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"

export const openRedirect = defineCheck({
  id: "web/open-redirect",
  criteria: ["build/1.open-redirect"],
  needs: ["redirects"],
  title: { ja: "外部サイトへの転送(オープンリダイレクト)", en: "Redirects to other sites (open redirect)" },
  outcomes: {
    kept: {
      status: "ok",
      says: {
        ja: "転送先を指定できる引数を{total}通り試しましたが、外部のサイトへは移りませんでした。",
        en: "{total} tries with a destination in the address did not lead to another site.",
      },
    },
    outside: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "店のURLから始まるリンクで、外部のサイトへ移せます({count}通り)。偽サイトへ誘うメールに、店の名前が使われます。",
        en: "Links that start at the shop's own address lead to other sites ({count} ways). Phishing mails can use the shop's name.",
      },
    },
    "not-asked": {
      status: "unknown",
      says: {
        ja: "転送先を指定できる引数を試せませんでした。",
        en: "No parameter that names a destination could be tried.",
      },
    },
  },
  remedy: {
    ja: "転送先は、決まった名前か番号で受け取ります。URLで受け取るなら、「/」1つで始まり(「//」や「/\\」は不可)、制御文字を含まないものだけを許します。PHPの例: if (!preg_match('#^/(?![/\\\\\\\\])[^\\x00-\\x1f]*$#', $url)) $url = '/';",
    en: "Take the destination as a fixed name or number. If it must be an address, allow only those that begin with one '/', not with '//' or '/\\', and hold no control characters. In PHP: if (!preg_match('#^/(?![/\\\\\\\\])[^\\x00-\\x1f]*$#', $url)) $url = '/';",
  },
  remedyOn: {
    woocommerce: {
      ja: "自作のテーマやプラグインでは、wp_redirect() の代わりに wp_safe_redirect() を使います。見つかった引数を使うプラグインを更新します。",
      en: "In your own themes and plug-ins use wp_safe_redirect() in place of wp_redirect(). Update the plug-in that the parameter belongs to.",
    },
  },
  judge({ redirects }) {
    if (redirects.length === 0) return { outcome: "not-asked" }
    const outside = redirects.filter((one) => one.outside)
    const told = outside.length > 0 ? outside : redirects
    return {
      outcome: outside.length > 0 ? "outside" : "kept",
      values: { count: outside.length, total: redirects.length },
      evidence: bounded(told.map(({ url, location }) => evidence("redirect", url, location ?? "-"))),
    }
  },
})
