import type { Words } from "../../lib/words.ts"

interface ReasonEntry {
  readonly status: 400 | 405 | 408 | 414 | 415 | 417 | 421 | 431 | 505
  readonly says: Words
}
const entry = (status: ReasonEntry["status"], ja: string, en: string): ReasonEntry => ({ status, says: { ja, en } })

/** Why a request is refused before anything else looks at it. Permanent ids; the ok side of all of them is `accept.ok`. */
export const ACCEPT_REASONS = {
  "accept.unreadable": entry(400, "HTTPとして読めません", "it cannot be read as HTTP"),
  "accept.slow-header": entry(408, "ヘッダーが時間内に届きません", "its headers do not arrive in time"),
  "accept.version": entry(505, "HTTP/1.0、1.1、2 以外の版です", "neither HTTP/1.0, 1.1 nor 2"),
  "accept.method": entry(405, "通さないメソッドです", "a method that is not let through"),
  "accept.no-host": entry(400, "店の名前(Host)がありません", "it names no host"),
  "accept.two-hosts": entry(400, "店の名前(Host)が二つあります", "it names two hosts"),
  "accept.bad-host": entry(400, "店の名前(Host)の形が正しくありません", "the host is malformed"),
  "accept.unknown-host": entry(421, "この門が受け持たない名前です", "a host that this gate does not answer for"),
  "accept.absolute-form": entry(
    400,
    "リクエスト行の店の名前がHostと違います",
    "the request line names another host than Host does",
  ),
  "accept.scheme": entry(
    400,
    "接続と違う方式(:scheme)を名乗っています",
    "it claims another scheme than the connection's",
  ),
  "accept.target-form": entry(400, "アドレスが / で始まっていません", "the target does not begin with /"),
  "accept.target-too-long": entry(414, "アドレスが長すぎます", "the target is too long"),
  "accept.target-characters": entry(
    400,
    "アドレスに使えない文字があります",
    "the target holds characters it may not hold",
  ),
  "accept.fragment": entry(400, "アドレスに # があります", "the target holds a fragment"),
  "accept.bad-percent": entry(400, "アドレスの % の書き方が正しくありません", "a percent sign without two hex digits"),
  "accept.path-control": entry(400, "パスに制御文字があります", "the path holds a control character"),
  "accept.path-encoded-slash": entry(400, "パスに符号化された / があります", "the path holds an encoded slash"),
  "accept.path-backslash": entry(400, "パスに \\ があります", "the path holds a backslash"),
  "accept.path-dot-segment": entry(400, "パスに . や .. の区切りがあります", "the path holds a dot segment"),
  "accept.path-double-slash": entry(400, "パスに // があります", "the path holds an empty segment"),
  "accept.path-double-encoded": entry(400, "パスが二重に符号化されています", "the path is encoded twice"),
  "accept.path-parameters": entry(400, "パスに ; があります", "the path holds a parameter"),
  "accept.path-not-utf8": entry(400, "パスがUTF-8ではありません", "the path is not UTF-8"),
  "accept.front-controller": entry(
    400,
    "index.php を通る回り道のパスです",
    "a path that goes round by way of index.php",
  ),
  "accept.rest-route": entry(400, "rest_route による回り道です", "a way round by rest_route"),
  "accept.method-override": entry(400, "メソッドを書き換える指定があります", "it asks for another method than its own"),
  "accept.session-in-url": entry(400, "アドレスにセッション番号があります", "a session id stands in the address"),
  "accept.header-name": entry(400, "ヘッダー名が正しくありません", "a header name is malformed"),
  "accept.header-value": entry(400, "ヘッダーの値に制御文字があります", "a header value holds a control character"),
  "accept.header-count": entry(431, "ヘッダーが多すぎます", "there are too many headers"),
  "accept.header-too-long": entry(431, "ヘッダーが長すぎます", "the headers are too long"),
  "accept.underscore-header": entry(400, "ヘッダー名に _ があります", "a header name holds an underscore"),
  "accept.rewrite-header": entry(
    400,
    "アドレスやメソッドを書き換えるヘッダーがあります",
    "a header that rewrites the address or the method",
  ),
  "accept.duplicate-header": entry(
    400,
    "一度しか使えないヘッダーが二度あります",
    "a header that may stand once stands twice",
  ),
  "accept.both-lengths": entry(400, "本文の長さが二通りに書かれています", "the body's length is told in two ways"),
  "accept.content-length": entry(400, "Content-Lengthが数ではありません", "Content-Length is not a number"),
  "accept.transfer-coding": entry(400, "chunked以外の転送方式です", "a transfer coding other than chunked"),
  "accept.content-coding": entry(415, "本文が圧縮されています", "the body is compressed"),
  "accept.expectation": entry(417, "100-continue以外のExpectです", "an expectation other than 100-continue"),
  "accept.upgrade": entry(400, "正しくない切り替え(Upgrade)です", "a malformed upgrade"),
  "accept.two-cookie-headers": entry(400, "Cookieヘッダーが二つあります", "there are two Cookie headers"),
  "accept.duplicate-cookie": entry(400, "同じ名前のセッションCookieが二つあります", "two session cookies of one name"),
  "accept.encoded-cookie": entry(400, "Cookieの名前が符号化されています", "the name of a cookie is encoded"),
  "accept.cookie-quoting": entry(400, "Cookieの引用符が閉じていません", "a quoted cookie value is not closed"),
} as const satisfies Record<`accept.${string}`, ReasonEntry>

export type AcceptReason = keyof typeof ACCEPT_REASONS

/** What a part of the acceptance answers: its value, or why the request is refused. */
export type Taken<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: AcceptReason }

export const taken = <T>(value: T): Taken<T> => ({ ok: true, value })
export const refused = (reason: AcceptReason): { readonly ok: false; readonly reason: AcceptReason } => ({
  ok: false,
  reason,
})
