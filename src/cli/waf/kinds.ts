import type { Words } from "../../lib/words.ts"

const SQL: Words = {
  ja: "SQLインジェクション: データベースへの命令を紛れ込ませる攻撃",
  en: "SQL injection: a statement for the database, slipped in",
}
const XSS: Words = {
  ja: "スクリプトの埋め込み(XSS): 見た人のブラウザーで動くものを紛れ込ませる攻撃",
  en: "cross-site scripting: something that would run in a visitor's browser",
}
const COMMAND: Words = {
  ja: "OSコマンド・プログラムの実行: サーバーに命令を実行させる攻撃",
  en: "command or code execution: something that the server would run",
}
const PATH: Words = {
  ja: "ファイルの読み出し: 公開していないファイルを指す攻撃",
  en: "file access: a path to files that are not public",
}
const PROTOCOL: Words = {
  ja: "通信の形: ふつうのブラウザーが送らない形",
  en: "protocol: a form that no ordinary browser sends",
}
const SESSION: Words = {
  ja: "セッションの固定: 他人のログイン状態を決めさせる攻撃",
  en: "session fixation: making somebody use a session that is known",
}
const SSRF: Words = {
  ja: "内部への要求(SSRF): サーバー自身に、内側のアドレスを取りに行かせる攻撃",
  en: "server-side request forgery: making the server fetch an inner address",
}
const SCANNER: Words = { ja: "攻撃の下調べをする道具の名前", en: "the name of a tool that looks for holes" }
const LEAK: Words = { ja: "応答に、外に見せてはならない内部の情報", en: "an answer that tells of the inside" }
const TEMPLATE: Words = {
  ja: "テンプレートや式の埋め込み: サーバーに計算・実行させる攻撃",
  en: "template or expression injection: something that the server would work out",
}

/** What kind of attack a rule looks for, by its tags; the first that fits. */
const BY_TAG: readonly (readonly [tag: RegExp, says: Words])[] = [
  [/^attack-sqli$|^base\/sql-injection$/, SQL],
  [/^attack-xss$|^base\/xss$/, XSS],
  [/^attack-ssti$/, TEMPLATE],
  [/^attack-ssrf$/, SSRF],
  [/^attack-(?:rce|injection-.+)$|^base\/os-command$/, COMMAND],
  [/^attack-(?:lfi|rfi)$|^base\/path-traversal$/, PATH],
  [/^attack-fixation$|^base\/session$/, SESSION],
  [/^attack-reputation-scanner$/, SCANNER],
  [/^attack-disclosure$|^base\/leak$/, LEAK],
  [
    /^attack-(?:protocol|multipart-header|deprecated-header)$|^base\/(?:message|http-header|buffer-overflow)$/,
    PROTOCOL,
  ],
]

const OTHER: Words = { ja: "このルールの作り手が決めた形", en: "what the rule's author looks for" }

export const kindOf = (tags: readonly string[]): Words =>
  BY_TAG.find(([pattern]) => tags.some((tag) => pattern.test(tag)))?.[1] ?? OTHER
