import type { Criterion } from "../requirement.ts"
import { PATCH_PLACES } from "./patch-places.ts"

type PatchOwner = "build/2" | "operate/1"

const placeCriteria = (owner: PatchOwner): Criterion[] =>
  PATCH_PLACES.flatMap((place): Criterion[] => [
    {
      id: `${owner}.inventory-${place.slug}`,
      question: {
        ja: `${place.name.ja}で使っているソフトウェアと版の一覧がありますか`,
        en: `Is there a list of the software and versions on ${place.name.en}?`,
      },
      why: place.listWhy,
      remedy: place.listRemedy,
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      places: [place.place],
      saas: place.saas,
    },
    {
      id: `${owner}.patched-${place.slug}`,
      question: {
        ja: `${place.name.ja}に、修正の出ている既知の穴が残っていませんか`,
        en: `Have all published fixes for known holes been applied to ${place.name.en}?`,
      },
      why: place.patchWhy,
      remedy: place.patchRemedy,
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "guideline",
      answerDays: 30,
      places: [place.place],
      saas: place.saas,
    },
  ])

const sharedCriteria = (owner: PatchOwner): Criterion[] => [
  {
    id: `${owner}.end-of-life`,
    question: {
      ja: "サポートの終わったソフトウェアを使っていませんか",
      en: "Is everything still supported by its maker?",
    },
    why: {
      ja: "サポートが終わると、新しい穴が見つかっても直されません。",
      en: "After the end of support new holes are found but never mended.",
    },
    remedy: {
      ja: "OS、PHP、データベース、ショップソフトのサポート期限を一覧に書き、期限の半年前までに移行の予定を立てます。終わっているものは、移行が済むまで公開の範囲を絞ります。",
      en: "Write the end-of-support day of system, PHP, database and shop software into the list and plan each move half a year ahead. Limit who can reach what is already out of support until it is replaced.",
    },
    means: ["observed", "inside", "answered"],
    notYet: ["inside"],
    weight: "core",
    source: "recalled",
    answerDays: 90,
    places: ["web-server", "database-server", "web-application", "admin-terminal"],
    saas: "shared",
  },
  {
    id: `${owner}.libraries`,
    question: {
      ja: "ページで使っているJavaScriptの部品に、既知の穴がありませんか",
      en: "Are the JavaScript libraries on the pages free of known holes?",
    },
    why: {
      ja: "jQueryなどの古い部品の穴は、客のブラウザの中で悪用されます。",
      en: "Holes in old libraries such as jQuery are used inside your customers' browsers.",
    },
    remedy: {
      ja: "報告に出た部品を、示された修正版以上に上げます。テーマに同梱された部品はテーマごと更新し、使っていない部品は読み込みを外します。",
      en: "Raise each library to at least the fixed version shown. Update the theme where it carries the library, and stop loading what is not used.",
    },
    means: ["observed"],
    weight: "core",
    source: "recalled",
    answerDays: 30,
    places: ["web-application"],
    saas: "provider",
  },
  {
    id: `${owner}.news-watched`,
    question: {
      ja: "使っているソフトの脆弱性情報を、決まった人が定期的に見ていますか",
      en: "Does a named person regularly watch news of holes in the software you use?",
    },
    why: {
      ja: "悪用が始まってから知ったのでは間に合いません。",
      en: "Learning of a hole after its abuse has begun is too late.",
    },
    remedy: {
      ja: "IPAの重要なセキュリティ情報、JVN iPedia、ショップソフトの公式の告知を受け取る担当者を決め、週に一度は確認した日を残します。",
      en: "Name who receives IPA's security alerts, JVN iPedia and the shop software's own notices, and have the date of each weekly look noted.",
    },
    means: ["answered"],
    weight: "core",
    source: "guideline",
    answerDays: 90,
    places: ["web-server", "database-server", "web-application", "admin-terminal"],
    saas: "shared",
  },
  {
    id: `${owner}.update-verified`,
    question: {
      ja: "更新のあと、店が正しく動くことを確かめていますか",
      en: "After an update, is it checked that the shop still works?",
    },
    why: {
      ja: "更新で注文や決済が止まると売上を失い、次の更新がためらわれます。",
      en: "An update that breaks ordering costs sales and makes people afraid of the next one.",
    },
    remedy: {
      ja: "ログイン、検索、カート、試験の注文、確認メール、管理画面の順に確かめる手順を一枚にまとめ、更新のたびに日付と名前を書きます。だめなときに戻す手順も書いておきます。",
      en: "Write one page: log in, search, cart, test order, confirmation mail, admin screen. Sign and date it at each update, and keep the steps for going back beside it.",
    },
    means: ["answered"],
    weight: "core",
    source: "guideline",
    answerDays: 90,
    places: ["web-server", "database-server", "web-application", "admin-terminal"],
    saas: "provider",
  },
  {
    id: `${owner}.within-limits`,
    question: {
      ja: "修正が出てから、悪用中は7日、緊急は14日、重要は30日のうちに当てていますか",
      en: "Are fixes installed within 7 days (already exploited), 14 days (critical) or 30 days (high) of their release?",
    },
    why: {
      ja: "日数を決めておくと、忙しい時期でも後回しになりません。日数は本製品の目安で、設定で変えられます。",
      en: "A fixed limit keeps updates from being put off in busy weeks. The days are our own yardstick and can be set.",
    },
    remedy: {
      ja: "日数の目安を保守の契約か社内の決まりに書き、超えたものには理由と予定日を付けます。",
      en: "Write the limits into the maintenance contract or your own rules; give each overrun a reason and a date.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 30,
    places: ["web-server", "database-server", "web-application", "admin-terminal"],
    saas: "provider",
  },
  {
    id: `${owner}.feed-covered`,
    question: {
      ja: "使っている部品のすべてに、照合できる脆弱性情報がありますか",
      en: "Is there vulnerability data for every component in use?",
    },
    why: {
      ja: "情報の出ない部品(多くのEC-CUBEプラグインなど)は、穴がないのではなく、わからないだけです。",
      en: "A component that no feed covers, such as many EC-CUBE plug-ins, is not free of holes: nobody knows.",
    },
    remedy: {
      ja: "情報のない部品を一覧にし、開発元の告知を担当者が見るか、情報の出る部品に置き換えます。",
      en: "List such components, have a person watch their makers' notices, or replace them.",
    },
    means: ["inside"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 30,
    places: ["web-application"],
    saas: "provider",
  },
  {
    id: `${owner}.feed-fresh`,
    question: {
      ja: "照合に使った脆弱性情報は新しいものですか",
      en: "Was the vulnerability data used for the comparison fresh?",
    },
    why: {
      ja: "古い情報との照合では、最近見つかった穴が抜け落ちます。",
      en: "Old data misses the holes found since.",
    },
    remedy: {
      ja: "sekisho update を毎日動かし、取得に失敗した日がないかを確かめます。",
      en: "Run sekisho update every day and look for days on which it failed.",
    },
    means: ["inside"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 7,
    places: ["web-server", "database-server", "web-application", "admin-terminal"],
    saas: "provider",
  },
]

/** The criteria of build/2 and of operate/1: the same questions before and after the opening. */
export const patchCriteria = (owner: PatchOwner): readonly Criterion[] => [
  ...placeCriteria(owner),
  ...sharedCriteria(owner),
]
