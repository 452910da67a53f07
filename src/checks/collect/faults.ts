import type { Words } from "../../lib/words.ts"
import type { FactName, Fault } from "../facts.ts"

/** Why a thing could not be looked at, one sentence each. */
export const FAULT_WORDS: Readonly<Record<Fault, Words>> = {
  "address-unknown": {
    ja: "ドメイン名からIPアドレスを引けなかったため、見られませんでした。DNSの設定を確かめてください。",
    en: "It could not be looked at: the domain name has no address. Check the DNS settings.",
  },
  refused: {
    ja: "接続を断られたため、見られませんでした。サイトが動いているか、ポートが開いているかを確かめてください。",
    en: "It could not be looked at: the connection was refused. Check that the site is up and its port is open.",
  },
  unreachable: {
    ja: "接続が途中で切れたか、経路がないため、見られませんでした。ファイアウォールとネットワークを確かめてください。",
    en: "It could not be looked at: the connection broke or there is no route. Check firewall and network.",
  },
  "timed-out": {
    ja: "決めた時間のうちに返事がなかったため、見られませんでした。",
    en: "It could not be looked at: there was no answer within the time allowed.",
  },
  "too-slow": {
    ja: "返事は始まりましたが、決めた時間のうちに終わらなかったため、見られませんでした。",
    en: "It could not be looked at: the answer began but did not end within the time allowed.",
  },
  "tls-failed": {
    ja: "暗号化通信(TLS)を始められなかったため、見られませんでした。",
    en: "It could not be looked at: the encrypted connection (TLS) could not be set up.",
  },
  "certificate-not-trusted": {
    ja: "サーバー証明書を信頼できないため、見られませんでした。",
    en: "It could not be looked at: the server's certificate is not trusted.",
  },
  "header-too-large": {
    ja: "返事のヘッダーが大きすぎるため、最後まで読みませんでした。",
    en: "It was not read to the end: the header of the answer is too large.",
  },
  malformed: {
    ja: "返事がHTTPの決まりに合わないか、途中で切れたため、読み取れませんでした。",
    en: "It could not be read: the answer breaks the rules of HTTP or was cut off.",
  },
  "body-too-large": {
    ja: "返事の本文が大きすぎるため、最後まで読みませんでした。",
    en: "It was not read to the end: the body of the answer is too large.",
  },
  "unfolds-too-large": {
    ja: "圧縮された本文が、展開すると大きすぎるため、読みませんでした。",
    en: "It was not read: the compressed body unfolds to too much.",
  },
  "redirect-loop": {
    ja: "リダイレクトが繰り返されて終わらないため、見られませんでした。",
    en: "It could not be looked at: redirects go round without end.",
  },
  "redirect-outside": {
    ja: "ほかのサイトへ移されたため、その先は見ていません。",
    en: "It leads to another site, which was not looked at.",
  },
  "not-shown": {
    ja: "別のページへ戻されたか、エラーの画面だったため、そのページは見られませんでした。",
    en: "It could not be looked at: the shop led back to another page or showed an error.",
  },
  "budget-used-up": {
    ja: "1回の点検で送るリクエストの上限に達したため、見ていません。",
    en: "It was not looked at: the run had already sent all the requests it may.",
  },
  "no-browser": {
    ja: "この機械にブラウザ(Chromium)がないため、見られませんでした。",
    en: "It could not be looked at: there is no browser (Chromium) on this machine.",
  },
  "browser-refused": {
    ja: "ブラウザのサンドボックスを起動できないため、外のページには使いませんでした。root以外の利用者で実行するか、ユーザー名前空間を有効にしてください。",
    en: "The browser's sandbox could not be started, so it was not used on outside pages. Run as another user than root, or enable user namespaces.",
  },
  "browser-failed": {
    ja: "ブラウザが途中で止まったため、見られませんでした。",
    en: "It could not be looked at: the browser stopped on the way.",
  },
  "no-data": {
    ja: "判断に要る資料がないため、見られませんでした。",
    en: "It could not be looked at: the data needed for it are not there.",
  },
  "data-stale": {
    ja: "判断に使う資料が古いため、結果を出しません。",
    en: "There is no result: the data needed for it are too old.",
  },
  "not-asked": {
    ja: "今回の点検では見ていません。",
    en: "It was not looked at in this run.",
  },
  "service-silent": {
    ja: "問い合わせ先のサービスが答えなかったため、わかりませんでした。時間をおいて、もう一度点検してください。",
    en: "It is not known: the service that was asked did not answer. Check again later.",
  },
  "not-supported-here": {
    ja: "この環境では、この点検はできません。",
    en: "This cannot be looked at in this environment.",
  },
  "collector-failed": {
    ja: "Sekishoの側の問題で、見られませんでした。",
    en: "It could not be looked at because of a problem in Sekisho itself.",
  },
}

/** What each fact is, for people. */
export const FACT_WORDS: Readonly<Record<FactName, Words>> = {
  target: { ja: "点検するサイトのアドレス", en: "the address of the site" },
  platform: { ja: "ショップのソフトウェアの種類", en: "the shop software" },
  pages: { ja: "店のページ", en: "the pages of the shop" },
  cookies: { ja: "店が設定するCookie", en: "the cookies that the shop sets" },
  entries: { ja: "入口のアドレスとリダイレクト", en: "the ways in and their redirects" },
  methods: { ja: "受け付けるHTTPメソッド", en: "the HTTP methods that are accepted" },
  redirects: { ja: "外部サイトへ飛ばす引数", en: "parameters that redirect to other sites" },
  tls: { ja: "サーバー証明書と暗号化通信(TLS)", en: "the certificate and the encryption (TLS)" },
  records: { ja: "ドメインのDNSレコード", en: "the DNS records of the domain" },
  registration: { ja: "ドメインの登録情報と期限", en: "the registration of the domain and its expiry" },
  exposures: { ja: "公開してはいけないファイル", en: "files that must not be public" },
  doors: { ja: "ログイン画面や管理画面などの入口", en: "the doors: log-in, admin and payment addresses" },
  ports: { ja: "管理用ポートの開閉", en: "the management ports" },
  origin: { ja: "門を通らない道", en: "ways round the gate" },
  walk: { ja: "購入者のブラウザが読み込むもの", en: "what the buyer's browser loads" },
  inventory: { ja: "承認済みスクリプトの一覧", en: "the list of approved scripts" },
  software: { ja: "外から見えるソフトウェアとバージョン", en: "software and versions visible from outside" },
  libraries: { ja: "JavaScriptライブラリと既知の脆弱性", en: "JavaScript libraries and their known holes" },
  compromise: { ja: "侵入された兆し", en: "signs of a break-in" },
}
