import type { Requirement } from "../requirement.ts"

export const operate03: Requirement = {
  id: "operate/3",
  phase: "operate",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "改ざんを見つけられるようにする", en: "Be able to notice tampering" },
  officialTitle: {
    ja: "Webサイトのアプリケーションやコンテンツ、設定等の重要なファイルの定期的な差分チェックや、Webサイト改ざん検知ツールによる監視を行う",
    provenance: "recalled",
  },
  explanation: {
    ja: "プログラム、設定、ページの書き換えに気づける仕組みを求めます。カード情報を盗む改ざんでは注文が普通に終わるため、見張っていなければ警察やカード会社からの連絡で初めて知ることになります。サーバーのファイルだけでなく、客のブラウザが実際に受け取るものも見ます。",
    en: "You must be able to notice changed programs, settings and pages. When cards are skimmed, orders still succeed, so unwatched shops learn of it from the police or the card company. Look not only at files on the server but at what a customer's browser really receives.",
  },
  places: ["web-application", "web-server"],
  criteria: [
    {
      id: "operate/3.payment-pages",
      question: {
        ja: "ブラウザが受け取る購入と決済のページのスクリプトは、承認した一覧と一致していますか",
        en: "Do the scripts of checkout and payment pages, as a browser receives them, equal the approved list?",
      },
      why: {
        ja: "外部の会社のスクリプトが書き換えられた事件では、店のファイルは何も変わっていませんでした。",
        en: "When an outside company's script was altered, not one file of the shops that used it had changed.",
      },
      remedy: {
        ja: "sekisho check の結果からスクリプトの一覧を作り、一つずつ理由を書いて承認します。一覧にないものが出たら、決済を止めて、誰がいつ入れたかを調べます。",
        en: "Make the list from the result of sekisho check and approve each script with a reason. If one appears that is not listed, stop payment and find out who added it and when.",
      },
      means: ["observed"],
      weight: "core",
      source: "recalled",
      answerDays: 7,
      places: ["web-application"],
      saas: "shared",
    },
    {
      id: "operate/3.files",
      question: {
        ja: "サーバーのファイルは、その版の正規の配布物に、承認した変更だけを加えたものと一致していますか",
        en: "Do the files on the server equal the original release of that version plus approved changes only?",
      },
      why: {
        ja: "すでに感染した状態を「正しい姿」として記録すると、何も見つけられません。",
        en: "A baseline taken from an infected shop finds nothing.",
      },
      remedy: {
        ja: "同じ版を公式の配布元から取り直して diff -rq で比べ、違いの一つずつに理由を付けます。WordPressは wp core verify-checksums と wp plugin verify-checksums --all、それ以外は版管理(git status)でも確かめられます。",
        en: "Fetch the same version from its maker, compare with diff -rq and give each difference a reason. WordPress: wp core verify-checksums and wp plugin verify-checksums --all; elsewhere git status helps.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "operate/3.diff-recent",
      question: {
        ja: "重要なファイルの差分確認を、決めた間隔で続けていますか",
        en: "Are important files compared at the interval you set?",
      },
      why: {
        ja: "間隔が空くほど、盗まれ続ける期間が長くなります。",
        en: "The longer the interval, the longer the stealing goes on.",
      },
      remedy: {
        ja: "毎日の定時実行にし、プログラム、テンプレート、静的ファイル、設定(.htaccess、.envも)を対象にします。結果が届かない日も異常として扱います。",
        en: "Run it daily by a timer over programs, templates, static files and settings (.htaccess and .env, too). Treat a day without a result as an alarm.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "operate/3.handled",
      question: {
        ja: "見つかった変更は、すべて誰かが名前を書いて承認か対処をしていますか",
        en: "Has a named person accepted or dealt with every change that was found?",
      },
      why: {
        ja: "知らせが来ても、誰も見なければ何も検知していないのと同じです。",
        en: "An alarm that nobody reads detects nothing.",
      },
      remedy: {
        ja: "担当者と代わりの人を決め、変更ごとに「予定の作業」か「調査」かを書きます。覚えのない変更は、消す前に写しを取り、対応の手順に入ります。",
        en: "Name a person and a deputy; mark each change as planned work or as under investigation. Copy unexplained files before deleting anything, and start the incident procedure.",
      },
      means: ["answered"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["other"],
      saas: "shop",
    },
    {
      id: "operate/3.database-scripts",
      question: {
        ja: "データベースの中の文章や設定に、身に覚えのないスクリプトが入っていませんか",
        en: "Are texts and settings in the database free of scripts nobody put there?",
      },
      why: {
        ja: "管理画面を取った侵入者は、ファイルではなくブロックやフッターの設定にスクリプトを書き込みます。",
        en: "Whoever took the admin screen hides scripts in blocks and footers, not in files.",
      },
      remedy: {
        ja: "ページ、ブロック、商品説明、解析タグの設定の表を「<script」「onerror=」「atob(」などで検索し、覚えのないものを調べます。",
        en: "Search pages, blocks, product texts and tag settings for '<script', 'onerror=', 'atob(' and look into whatever nobody knows.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["database-server"],
      saas: "shared",
    },
    {
      id: "operate/3.break-in-signs",
      question: {
        ja: "外から見て、侵入された跡(不審なプログラム、知らない送信先)がありませんか",
        en: "Seen from outside, are there no signs of a break-in such as strange programs or destinations?",
      },
      why: {
        ja: "国内では、数年前に仕掛けられたものが約40の店で見つかり、多くの店は警察に知らされるまで気づきませんでした。",
        en: "In Japan about 40 shops carried malware planted years before; most learned of it from the police.",
      },
      remedy: {
        ja: "跡が見つかったら、まず決済を止め、サーバーの写しを取ってから、決済代行会社と専門の調査会社に連絡します。自分で消して終わりにしません。",
        en: "If there is a sign, stop payment, take a copy of the server, then call your payment provider and a forensic company. Do not just delete it.",
      },
      means: ["observed"],
      weight: "plus",
      source: "ours",
      answerDays: 7,
      places: ["web-application"],
      saas: "shared",
    },
  ],
  seeAlso: ["build/6", "card/2", "pci-dss/6.4.3", "pci-dss/11.6.1"],
}
