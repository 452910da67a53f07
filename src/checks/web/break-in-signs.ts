import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"

export const breakInSigns = defineCheck({
  id: "web/break-in-signs",
  criteria: ["operate/3.break-in-signs"],
  needs: ["compromise"],
  validForDays: 1,
  title: { ja: "侵入された兆し(外から見える範囲)", en: "Signs of a break-in (as seen from outside)" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "外から見える兆しはありませんでした({asked}か所)。侵入されていないことの証明ではありません。サーバーの中のファイルの差分も確かめてください。",
        en: "No sign was seen from outside ({asked} places). That does not prove that nobody broke in: compare the files on the server as well.",
      },
    },
    signs: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "侵入が疑われる兆しが{count}件あります(アップロード先のプログラム、操作用プログラム、別のサイトへ送られるカード入力欄など。内容は証跡のとおり)。兆しであって証拠ではありませんが、すぐに確かめてください。",
        en: "There are {count} signs of a break-in (such as programs in upload folders, control programs, or card fields that are sent to another site; the evidence says which). They are signs and no proof, but look at once.",
      },
    },
    "nothing-asked": {
      status: "unknown",
      says: {
        ja: "兆しを調べられる場所がありませんでした。",
        en: "There was no place in which signs could be looked for.",
      },
    },
  },
  remedy: {
    ja: "ファイルを消す前に、サーバーの写しとログを保全します。カード決済を止め、決済代行会社(カード会社)とサーバー会社に連絡し、専門の調査会社に相談します。心当たりのある正規のファイルなら、名前と置き場所を記録し、そこから移してください。",
    en: "Before deleting anything, preserve a copy of the server and its logs. Stop card payments, call your payment provider and your hosting company, and ask a forensic firm. If the file is your own, note what it is and move it elsewhere.",
  },
  judge({ compromise: { asked, signs } }) {
    if (signs.length > 0)
      return {
        outcome: "signs",
        values: { count: signs.length },
        evidence: bounded(signs.map(({ kind, url, proof }) => evidence("text", url, `${kind}: ${proof}`))),
      }
    if (asked === 0) return { outcome: "nothing-asked" }
    return { outcome: "none", values: { asked }, evidence: [evidence("text", "/", `0 / ${asked}`)] }
  },
})
