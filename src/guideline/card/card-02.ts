import { CARD_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const card02: Requirement = {
  id: "card/2",
  phase: "card",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "大事なファイルを公開しない", en: "Keep important files out of public folders" },
  explanation: {
    ja: "五つの対策の二つ目です。公開フォルダに重要なファイルを置かず、アップロードできるファイルの種類を限ります。",
    en: "The second of the five measures: no important file in a public folder, and limits on what can be uploaded.",
  },
  places: ["web-server", "web-application"],
  criteria: [
    {
      id: "card/2.public-files",
      question: {
        ja: "設定、ログ、バックアップ、顧客データが外から読めませんか",
        en: "Are settings, logs, backups and customer data unreadable from outside?",
      },
      why: {
        ja: "攻撃者は決まった名前のファイルを機械的に探しています。",
        en: "Attackers search for well-known file names by machine.",
      },
      remedy: {
        ja: "公開フォルダの外へ移すか消します。残すものは deny all;(nginx)か Require all denied(Apache)で断り、外から開けないことを確かめます。見えていた鍵とパスワードは替えます。",
        en: "Move them out of the public folder or delete them; refuse the rest with deny all; (nginx) or Require all denied (Apache) and check from outside. Change keys and passwords that were visible.",
      },
      means: ["observed"],
      weight: "core",
      source: "card",
      needsStranger: true,
      answerDays: 30,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "card/2.directory-listing",
      question: {
        ja: "フォルダの中身の一覧が外から見えませんか",
        en: "Are folder listings switched off?",
      },
      why: {
        ja: "一覧があると、名前を知らなくても全部のファイルが見つかります。",
        en: "With a listing nobody needs to guess file names.",
      },
      remedy: {
        ja: "フォルダの一覧を見せない設定にします。Apacheは Options -Indexes、nginxは autoindex off; にします。",
        en: "Apache: Options -Indexes. nginx: autoindex off;",
      },
      means: ["observed"],
      weight: "core",
      source: "card",
      answerDays: 30,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "card/2.uploads",
      question: {
        ja: "アップロードできるファイルの拡張子と種類を限っていますか",
        en: "Are the extensions and kinds of uploaded files limited?",
      },
      why: {
        ja: "画像のふりをしたプログラムを置かれると、サーバーを操られます。",
        en: "A program posing as a picture takes over the server.",
      },
      remedy: {
        ja: "許す拡張子(jpg、png、pdfなど)を決め、中身も確かめ、名前を付け替えて保存します。ファイル管理の画面やプラグインにも同じ制限をかけます。",
        en: "Decide the allowed extensions (jpg, png, pdf …), check the content, store under a new name, and put the same limit on file managers and plug-ins.",
      },
      means: ["observed", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "card",
      answerDays: 365,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "card/2.upload-executes",
      question: {
        ja: "アップロード先のフォルダで、プログラムが動かないようになっていますか",
        en: "Is execution switched off in upload folders?",
      },
      why: {
        ja: "種類の制限をすり抜けられても、動かなければ被害は広がりません。",
        en: "If the limit is bypassed, a file that cannot run does little harm.",
      },
      remedy: {
        ja: "アップロード用のフォルダでは、プログラムを動かさない設定にします。nginxは location ~ ^/(upload|html/upload|wp-content/uploads)/.*\\.php$ { deny all; }、Apacheはそのフォルダで php_admin_flag engine off にします。",
        en: "nginx: location ~ ^/(upload|html/upload|wp-content/uploads)/.*\\.php$ { deny all; }; Apache: php_admin_flag engine off for that folder.",
      },
      means: ["observed"],
      weight: "plus",
      source: "ours",
      answerDays: 30,
      places: ["web-server"],
      saas: "provider",
    },
  ],
  applies: CARD_SHOPS,
  seeAlso: ["build/1", "build/6", "operate/3"],
}
